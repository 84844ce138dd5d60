package debwright.run;

import debwright.result.Run;
import debwright.result.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * A run folder that is being made, beside its place: the journal first, then the results, then a
 * rename, and the journal goes last, unless some items have no answer yet. Wherever a kill hits,
 * the same run can be made again.
 */
final class RunMaking implements AutoCloseable {
  private static final int SHORT = 12;
  private static final String LOGS = "logs";
  private static final String JOURNAL = "journal.jsonl";

  /** Longer than a run of any corpus takes. */
  private static final Duration PATIENCE = Duration.ofHours(1);

  private final Path target;
  private final Path making;
  private final RunLock lock;
  private final Journal journal;

  private RunMaking(Path target, Path making, RunLock lock, Journal journal) {
    this.target = target;
    this.making = making;
    this.lock = lock;
    this.journal = journal;
  }

  /**
   * Begins, or goes on with what a killed run of that name left; waits while another process makes
   * it.
   */
  static RunMaking begin(Path folder, String name) throws IOException, InterruptedException {
    Path target = folder.toAbsolutePath().normalize();
    expectReplaceable(target);
    Path making =
        target.resolveSibling("." + target.getFileName() + "." + name.substring(0, SHORT));
    Files.createDirectories(target.resolveSibling("."));
    RunLock lock = RunLock.take(target.resolveSibling(making.getFileName() + ".lock"), PATIENCE);
    try {
      Files.createDirectories(making);
      takeUp(target, making, name);
      return new RunMaking(target, making, lock, Journal.open(making.resolve(JOURNAL)));
    } catch (IOException e) {
      lock.close();
      throw e;
    }
  }

  /** A run that ended without an answer for each item left its journal, which is gone on with. */
  private static void takeUp(Path target, Path making, String name) throws IOException {
    Path left = target.resolve(JOURNAL);
    Path journal = making.resolve(JOURNAL);
    if (Files.exists(left) && !Files.exists(journal) && RunFolder.isOf(target, name)) {
      Files.copy(left, journal.resolveSibling("." + JOURNAL), StandardCopyOption.REPLACE_EXISTING);
      Files.move(journal.resolveSibling("." + JOURNAL), journal, StandardCopyOption.ATOMIC_MOVE);
    }
  }

  Journal journal() {
    return journal;
  }

  /** Writes the run, beside its place. */
  void write(Run run, Attempts attempts) throws IOException {
    RunLogs.write(making.resolve(LOGS), attempts.all());
    RunFolder.write(making, run);
  }

  /** The same for one made of others, whose logs it takes. */
  void write(Run run, List<Path> others) throws IOException {
    RunLogs.merge(others.stream().map(each -> each.resolve(LOGS)).toList(), making.resolve(LOGS));
    RunFolder.write(making, run);
  }

  /** Puts the written run in its place. */
  void finish(Run run) throws IOException {
    Path old = target.resolveSibling(making.getFileName() + ".old");
    FolderRemoval.remove(old);
    if (Files.exists(target)) {
      Files.move(target, old, StandardCopyOption.ATOMIC_MOVE);
    }
    Files.move(making, target, StandardCopyOption.ATOMIC_MOVE);
    if (run.results().stream().allMatch(result -> result.outcome().conclusive())) {
      Files.deleteIfExists(target.resolve(JOURNAL));
    }
    FolderRemoval.remove(old);
  }

  /** What is not a run is somebody's: it is never replaced. */
  private static void expectReplaceable(Path target) throws IOException {
    if (!Files.exists(target) || Files.exists(target.resolve("run.json"))) {
      return;
    }
    try (Stream<Path> content = Files.list(target)) {
      if (content.findAny().isPresent()) {
        throw new FileAlreadyExistsException(target.toString(), null, "it is no run folder");
      }
    }
  }

  @Override
  public void close() throws IOException {
    try {
      journal.close();
    } finally {
      lock.close();
    }
  }
}
