package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Assumptions;

/** What a test needs of the machine: where it is missing the test is skipped, or fails in CI. */
final class Needs {
  private static final boolean REQUIRED = "1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"));

  private Needs() {}

  static Path file(String path, String debianPackage) {
    Path file = Path.of(path);
    if (REQUIRED) {
      assertThat(file).as("from the Debian package " + debianPackage).exists();
    }
    Assumptions.assumeTrue(
        Files.exists(file), () -> file + " is missing: install the package " + debianPackage);
    return file;
  }
}
