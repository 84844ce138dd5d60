package debwright.cli;

import debwright.corpus.Digests;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.trunk.BuildProgress;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * The engine that a person names.
 *
 * @param repository a folder of the clone that revisions are taken from
 * @param cache where all caches live
 * @param progress told of builds
 */
record EngineChoice(Path repository, Path cache, BuildProgress progress) {
  static final String WORKTREE = "worktree";

  private static final String COMMAND = "cmd:";
  private static final String JAR = "jar:";
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  /**
   * The engine, built if need be.
   *
   * @param name {@code worktree}, a revision, {@code jar:FILE}, or {@code cmd:COMMAND}
   * @throws Failure nothing is named
   */
  Engine of(String name)
      throws Failure, IOException, TrunkException, EngineException, InterruptedException {
    if (name.isBlank() || name.equals(JAR) || name.strip().equals(COMMAND)) {
      throw Failure.input("no engine named: '" + name + "'", "see debwright corpus run --help");
    }
    if (name.startsWith(COMMAND)) {
      return command(name.substring(COMMAND.length()));
    }
    if (name.startsWith(JAR)) {
      return jar(Path.of(name.substring(JAR.length())));
    }
    try (Trunk trunk = Trunk.open(repository)) {
      return new EngineCache(cache, BUILD_LIMIT).provide(source(trunk, name), progress);
    }
  }

  private static EngineSource source(Trunk trunk, String name) throws TrunkException, IOException {
    return name.equals(WORKTREE) ? trunk.worktreeEngine() : trunk.engine(trunk.resolve(name));
  }

  /**
   * The packager's jar; the libraries that it needs are in the folder lib beside it, as Maven
   * leaves them.
   */
  private static Engine jar(Path file) throws IOException {
    String digest = Digests.of(file);
    Path jar = file.toRealPath();
    Path name = jar.getFileName();
    String command =
        "exec java -Xmx512m -cp '%s:lib/*' debwright.worker.Worker".formatted(quoted(name));
    return new Engine(
        JAR + file, digest, command, jar.resolveSibling(""), List.of(name, Path.of("lib")));
  }

  private static String quoted(Path path) {
    return path.toString().replace("'", "'\\''");
  }

  /** What a command does may change under its name, so that its name is all that is known of it. */
  private static Engine command(String command) {
    String name = COMMAND + command;
    String script = "sh -c '" + command.replace("'", "'\\''") + "'";
    return new Engine(name, name, script, Path.of("").toAbsolutePath(), List.of());
  }
}
