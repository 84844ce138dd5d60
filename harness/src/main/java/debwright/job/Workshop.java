package debwright.job;

import debwright.run.FolderRemoval;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Where commands are run.
 *
 * <p>A command is the leader of a process group of its own, so that what it started ends with it,
 * also what lost its parent. The group is written down while it runs: one that outlived a killed
 * Debwright is ended by the next.
 *
 * @param folder for notes of what runs, work trees and logs
 * @param outside the environment that the few usual variables are taken from
 */
public record Workshop(Path folder, Map<String, String> outside) {
  /** What a command needs to find programs, its user's settings and a place for its files. */
  private static final List<String> USUAL =
      List.of("PATH", "HOME", "USER", "LOGNAME", "TZ", "TMPDIR", "JAVA_HOME", "SSH_AUTH_SOCK");

  /** Begins only once it is written down: killed before, we leave nothing that nobody knows of. */
  private static final String WAIT = "read -r go && exec sh -c \"$0\" </dev/null";

  private static final Duration PACE = Duration.ofMillis(200);

  /** A command that writes more is ended before it fills the disk. */
  private static final long LOG_LIMIT = 64L << 20;

  public Workshop {
    outside = Map.copyOf(outside);
  }

  /**
   * Runs a command to its end.
   *
   * @param log the file for all that it writes
   * @throws IOException there is no shell, or the log cannot be written
   */
  public JobResult run(Job job, Path log) throws IOException, InterruptedException {
    Files.createDirectories(log.toAbsolutePath().getParent());
    long start = System.nanoTime();
    Process process = builder(job, log).start();
    Path note = folder.resolve("running").resolve(String.valueOf(process.pid()));
    try {
      note(note, process);
      Optional<MaskedLog> masked = masked(job, process, log);
      begin(process);
      boolean late = !waitFor(process, job.limit(), log);
      end(process.pid());
      int exit = process.waitFor();
      if (masked.isPresent()) {
        masked.get().end();
      }
      return new JobResult(job, exit, late, Duration.ofNanos(System.nanoTime() - start), log);
    } finally {
      end(process.pid());
      Files.deleteIfExists(note);
    }
  }

  /** Without secrets a command writes its log itself, also when we are killed. */
  private static Optional<MaskedLog> masked(Job job, Process process, Path log) throws IOException {
    if (job.secrets().isEmpty()) {
      return Optional.empty();
    }
    Files.writeString(log, "", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return Optional.of(MaskedLog.start(process, log, job.secrets()));
  }

  private ProcessBuilder builder(Job job, Path log) {
    ProcessBuilder builder =
        new ProcessBuilder("setsid", "sh", "-c", WAIT, job.command())
            .directory(job.folder().toFile())
            .redirectErrorStream(true);
    if (job.secrets().isEmpty()) {
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    }
    Map<String, String> environment = builder.environment();
    environment.clear();
    environment.putAll(environment(job));
    return builder;
  }

  private Map<String, String> environment(Job job) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : USUAL) {
      Optional.ofNullable(outside.get(name)).ifPresent(value -> variables.put(name, value));
    }
    variables.put("LANG", "C.UTF-8");
    variables.put("CI", "true");
    variables.putAll(job.secrets().values());
    variables.putAll(job.variables());
    return variables;
  }

  /** Whether it ended by itself; a log that grows without end ends it, too. */
  private static boolean waitFor(Process process, Duration limit, Path log)
      throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (System.nanoTime() < end) {
      long left = Math.min(PACE.toNanos(), Math.max(1, end - System.nanoTime()));
      if (process.waitFor(left, TimeUnit.NANOSECONDS)) {
        return true;
      }
      if (Files.size(log) > LOG_LIMIT) {
        return false;
      }
    }
    return !process.isAlive();
  }

  private static void begin(Process process) throws IOException {
    try (OutputStream in = process.getOutputStream()) {
      in.write('\n');
    }
  }

  private static void note(Path note, Process process) throws IOException {
    Files.createDirectories(note.getParent());
    Files.writeString(note, started(process.toHandle()));
  }

  private static String started(ProcessHandle handle) {
    return handle.info().startInstant().map(Object::toString).orElse("");
  }

  /** Ends a process group; the process that leads it may have ended already. */
  private static void end(long group) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-KILL", "--", "-" + group)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  /**
   * Ends what an earlier Debwright left running here when it was killed.
   *
   * @return how many commands there were
   */
  public int endLeftovers() throws IOException, InterruptedException {
    int ended = 0;
    for (Path note : notes()) {
      long group = Long.parseLong(note.getFileName().toString());
      Optional<ProcessHandle> leader = ProcessHandle.of(group);
      String started = Files.readString(note);
      // A process that began later has the number by chance.
      if (leader.isEmpty() || started(leader.get()).equals(started)) {
        end(group);
        awaitEnd(group);
        ended++;
      }
      Files.deleteIfExists(note);
    }
    return ended;
  }

  /** What is killed still ends what it just asks the system for, such as to rename a file. */
  private static void awaitEnd(long pid) throws IOException, InterruptedException {
    for (int i = 0; i < 200 && runs(pid); i++) {
      Thread.sleep(10);
    }
  }

  /** Not where only its entry is left, since nobody asked how it ended; see proc(5). */
  private static boolean runs(long pid) throws IOException {
    try {
      String stat = Files.readString(Path.of("/proc", String.valueOf(pid), "stat"));
      return !stat.substring(stat.lastIndexOf(')') + 1).strip().matches("[ZXx].*");
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  private List<Path> notes() throws IOException {
    try (Stream<Path> notes = Files.list(folder.resolve("running"))) {
      return notes.filter(note -> note.getFileName().toString().matches("[0-9]{1,18}")).toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** An empty folder of that name, for a work tree. */
  public Path emptyFolder(String name) throws IOException {
    Path empty = folder.resolve("trees").resolve(name);
    FolderRemoval.remove(empty);
    return Files.createDirectories(empty);
  }
}
