package debwright.debian;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Programs in dpkg's own language, which ask its modules. */
public final class Perl {
  private Perl() {}

  /**
   * The lines that a program prints.
   *
   * @param environment for it, such as PERL5LIB with the modules of a source tree
   * @param lines on its standard input
   */
  public static List<String> run(
      String program, Map<String, String> environment, List<String> lines)
      throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder("perl", "-e", program);
    builder.redirectError(ProcessBuilder.Redirect.DISCARD);
    builder.environment().putAll(environment);
    builder
        .environment()
        .putAll(Map.of("DEB_HOST_ARCH", "amd64", "DEB_BUILD_ARCH", "amd64", "LC_ALL", "C"));
    Process process = builder.start();
    try (var in = process.outputWriter(ISO_8859_1)) {
      in.write(String.join("\n", lines) + "\n");
    }
    String printed = new String(process.getInputStream().readAllBytes(), ISO_8859_1);
    if (process.waitFor() != 0) {
      throw new IOException("perl failed after: " + printed);
    }
    return printed.isEmpty()
        ? List.of()
        : List.of(printed.substring(0, printed.length() - 1).split("\n", -1));
  }
}
