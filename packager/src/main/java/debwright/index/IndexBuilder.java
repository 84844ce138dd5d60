package debwright.index;

import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.debian.DebianSyntaxException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;

/** Builds an index from a folder of .deb files. */
public final class IndexBuilder {

  /**
   * What was built.
   *
   * @param facts of the index
   * @param problems a message for each package that could not be read, sorted by file name
   */
  public record Built(IndexFacts facts, List<String> problems) {
    public Built {
      problems = List.copyOf(problems);
    }
  }

  private sealed interface Read {}

  private record Good(PackageReader.Whole whole) implements Read {}

  private record Bad(String problem) implements Read {}

  private final Release release;
  private final String architecture;
  private final String origin;
  private final boolean exportedNames;

  public IndexBuilder(Release release, String architecture, String origin) {
    this(release, architecture, origin, true);
  }

  /**
   * @param exportedNames whether the names that libraries export are kept in the part beside the
   *     index, not only the symbol versions
   */
  public IndexBuilder(Release release, String architecture, String origin, boolean exportedNames) {
    this.release = release;
    this.architecture = architecture;
    this.origin = origin;
    this.exportedNames = exportedNames;
  }

  /**
   * Reads every {@code *.deb} of a folder and writes the index.
   *
   * @param progress told how many packages are read
   * @throws IOException when the folder can't be read, holds no package, or the file can't be
   *     written
   * @throws InterruptedException when the thread is asked to stop; nothing is written then
   */
  public Built build(Path folder, Path output, IntConsumer progress)
      throws IOException, IndexException, InterruptedException {
    List<Path> debs = debs(folder);
    IndexWriter writer = new IndexWriter(release, architecture, origin);
    if (!exportedNames) {
      writer.withoutExportedNames();
    }
    Map<Path, String> problems = new TreeMap<>();
    ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    try {
      Queue<Future<Read>> reads = new ArrayDeque<>();
      debs.forEach(deb -> reads.add(pool.submit(() -> read(deb))));
      for (int i = 0; i < debs.size(); i++) {
        collect(debs.get(i), reads.poll(), writer, problems);
        progress.accept(i + 1);
      }
    } finally {
      pool.shutdownNow();
    }
    if (writer.size() == 0) {
      throw new IndexException(
          "%s: no package of %s could be read".formatted(folder, architecture));
    }
    return new Built(writer.write(output), List.copyOf(problems.values()));
  }

  private void collect(
      Path deb, @Nullable Future<Read> future, IndexWriter writer, Map<Path, String> problems)
      throws InterruptedException {
    try {
      Read read = Objects.requireNonNull(future).get();
      if (read instanceof Good good) {
        String of = good.whole.facts().architecture();
        if (of.equals(architecture) || of.equals("all")) {
          writer.add(good.whole);
        } else {
          problems.put(
              deb,
              "%s: its architecture is %s, not %s".formatted(deb.getFileName(), of, architecture));
        }
      } else if (read instanceof Bad bad) {
        problems.put(deb, bad.problem);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("reading %s failed".formatted(deb), e.getCause());
    }
  }

  private static Read read(Path deb) {
    try {
      return new Good(PackageReader.readWhole(deb, Limits.DEFAULT));
    } catch (IOException | ArchiveException | DebianSyntaxException e) {
      return new Bad("%s: %s".formatted(deb.getFileName(), e.getMessage()));
    }
  }

  private static List<Path> debs(Path folder) throws IOException, IndexException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*.deb")) {
      List<Path> debs = new ArrayList<>();
      files.forEach(debs::add);
      if (debs.isEmpty()) {
        throw new IndexException("%s: no .deb file in that folder".formatted(folder));
      }
      debs.sort(null);
      return debs;
    }
  }
}
