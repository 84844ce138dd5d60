package debwright.benchmarks;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexWriter;
import debwright.index.Release;
import debwright.plan.Plan;
import debwright.resolve.Architecture;
import debwright.resolve.DpkgRules;
import debwright.resolve.Mode;
import debwright.resolve.Packager;
import debwright.resolve.Rules;
import debwright.resolve.Strategy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A distilled item from its file on: how much each part of the work adds. */
@State(Scope.Benchmark)
@BenchmarkMode(org.openjdk.jmh.annotations.Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class DistilledItem {
  /** Ids in the embedded corpora, all of Debian 12 for amd64. */
  @Param({"bookworm/braa", "bookworm/curl", "bookworm/xwayland"})
  public String id = "";

  private Path file = Path.of("");
  private Path indexFile = Path.of("");
  private List<Packager.Request> nothing = List.of();
  private List<Packager.Request> names = List.of();
  private List<Packager.Request> symbols = List.of();

  @Setup
  public void open() throws IOException, IndexException {
    file = ItemFiles.of(id);
    indexFile = Samples.indexFile();
    Path empty = Files.createTempFile("empty", ".index");
    Release release = ArchiveIndex.open(indexFile).facts().release();
    new IndexWriter(release, Samples.ARCHITECTURE, "nowhere").write(empty);
    nothing = requests(empty, Strategy.SYMBOLS);
    names = requests(indexFile, Strategy.NAMES);
    symbols = requests(indexFile, Strategy.SYMBOLS);
    Files.delete(empty);
  }

  private static List<Packager.Request> requests(Path file, Strategy strategy)
      throws IOException, IndexException {
    ArchiveIndex index = ArchiveIndex.open(file);
    Architecture architecture = Architecture.of(Samples.ARCHITECTURE).orElseThrow();
    DpkgRules dpkg = DpkgRules.of(index.facts().release());
    Rules rules = new Rules(Mode.EXACT, strategy, dpkg, List.of());
    return List.of(new Packager.Request(index, architecture, rules));
  }

  /** Opened, read, and looked up in an index that has nothing. */
  @Benchmark
  public Plan parse() throws IOException, ArchiveException, IndexException {
    return plan(nothing);
  }

  /** Libraries mapped by their names. */
  @Benchmark
  public Plan resolve() throws IOException, ArchiveException, IndexException {
    return plan(names);
  }

  /** Libraries mapped by symbols. */
  @Benchmark
  public Plan plan() throws IOException, ArchiveException, IndexException {
    return plan(symbols);
  }

  /** The same with an index that was not open before. */
  @Benchmark
  public Plan index() throws IOException, ArchiveException, IndexException {
    return plan(requests(indexFile, Strategy.SYMBOLS));
  }

  private Plan plan(List<Packager.Request> requests)
      throws IOException, ArchiveException, IndexException {
    try (AppTree tree = AppTree.open(file, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree)).plan(requests);
    }
  }
}
