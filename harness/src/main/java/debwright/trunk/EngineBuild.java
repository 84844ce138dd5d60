package debwright.trunk;

import debwright.run.EngineException;
import debwright.run.ProcessTree;
import debwright.run.WithheldVariables;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs an engine's build command in a copy of its tree. */
record EngineBuild(EngineSource source, Path folder, Path log) {
  private static final int LINES_SHOWN = 15;
  private static final int BYTES_READ = 64 << 10;

  /**
   * Builds.
   *
   * @throws EngineException the command fails, or takes longer than the limit
   */
  void run(Duration limit) throws IOException, EngineException, InterruptedException {
    Process process = start();
    Thread onExit = new Thread(() -> ProcessTree.kill(process), "end-build");
    Runtime.getRuntime().addShutdownHook(onExit);
    try {
      if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
        throw failed("took more than " + limit.toSeconds() + " s");
      }
      if (process.exitValue() != 0) {
        throw failed("failed with exit code " + process.exitValue());
      }
    } finally {
      ProcessTree.kill(process);
      forget(onExit);
    }
  }

  private Process start() throws IOException {
    ProcessBuilder builder = new ProcessBuilder("sh", "-c", source.config().build());
    builder.directory(folder.toFile()).redirectErrorStream(true).redirectOutput(log.toFile());
    WithheldVariables.takeFrom(builder);
    Process process = builder.start();
    process.getOutputStream().close();
    return process;
  }

  private EngineException failed(String what) throws IOException {
    String command = source.config().build();
    return new EngineException(
        "the build of " + source.name() + " (" + command + ") " + what, end(), "its log: " + log);
  }

  private String end() throws IOException {
    List<String> lines = tail().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size()));
  }

  private String tail() throws IOException {
    try (InputStream in = Files.newInputStream(log)) {
      in.skipNBytes(Math.max(0, Files.size(log) - BYTES_READ));
      return new String(in.readNBytes(BYTES_READ), StandardCharsets.UTF_8);
    }
  }

  private static void forget(Thread onExit) {
    try {
      Runtime.getRuntime().removeShutdownHook(onExit);
    } catch (IllegalStateException e) {
      // The machine is being shut down, and the hook runs.
      return;
    }
  }
}
