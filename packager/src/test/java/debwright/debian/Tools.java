package debwright.debian;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** The real tools that tests are held against. */
public final class Tools {
  private static final boolean REQUIRED = "1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"));

  private Tools() {}

  /** Skips the test where a tool is missing, or fails it where tools are due. */
  public static void need(String tool) {
    boolean there = Files.isExecutable(Path.of("/usr/bin", tool));
    assertThat(there || !REQUIRED).as("%s is missing", tool).isTrue();
    Assumptions.assumeTrue(there, () -> tool + " is missing");
  }

  /** What a shell script prints. */
  public static String sh(String script) throws IOException, InterruptedException {
    Process process = new ProcessBuilder("sh").redirectErrorStream(true).start();
    try (var in = process.getOutputStream()) {
      in.write(script.getBytes(UTF_8));
    }
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
