package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs the real tools that the readers are checked against. */
final class Tool {
  private Tool() {}

  /** The tool's output; the test is skipped where there is no such tool, unless tools are due. */
  static String run(Path folder, String... command) {
    need(command[0]);
    try {
      Process process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertEquals(0, process.waitFor(), output);
      return output;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private static void need(String tool) {
    boolean there =
        Files.isExecutable(Path.of("/usr/bin", tool)) || Files.isExecutable(Path.of("/bin", tool));
    if ("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      assertTrue(there, "no " + tool);
    }
    assumeTrue(there, "no " + tool);
  }
}
