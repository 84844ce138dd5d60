package debwright.launcher;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/** Real programs that tests need; where one is missing, the test says so and is skipped. */
public final class Tools {
  private static final Pattern SEPARATOR = Pattern.compile(Pattern.quote(File.pathSeparator));

  private Tools() {}

  /** The program of that name on the path, or where Debian has servers. */
  public static Optional<Path> find(String name) {
    String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
    return SEPARATOR
        .splitAsStream(path + File.pathSeparator + "/usr/sbin")
        .map(folder -> Path.of(folder).resolve(name).toAbsolutePath())
        .filter(program -> Files.isRegularFile(program) && Files.isExecutable(program))
        .findFirst();
  }

  /** Skips the test where one is missing, or fails it where everything must be there. */
  public static void require(String... names) {
    for (String name : names) {
      if (find(name).isEmpty()) {
        missing("no program " + name + " on the path");
      }
    }
  }

  private static void missing(String reason) {
    if ("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      fail(reason);
    }
    abort(reason);
  }
}
