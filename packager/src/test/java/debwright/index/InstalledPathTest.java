package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InstalledPathTest {
  @ParameterizedTest
  @CsvSource({
    "/lib/libc.so.6, /usr/lib/libc.so.6",
    "/lib, /usr/lib",
    "/lib64/ld.so, /usr/lib64/ld.so",
    "/library/a, /library/a",
    "/opt/lib/a, /opt/lib/a",
    "/usr/lib/a, /usr/lib/a",
    "/usr/lib/.hidden/a, /usr/lib/.hidden/a",
    "/usr/lib/./a, /usr/lib/a",
    "/usr//lib/a/, /usr/lib/a",
    "/opt/x/../../lib/a, /usr/lib/a",
    "/.., /",
    "/, /",
    "'', /",
    "lib/a, /usr/lib/a"
  })
  void isCleanAndMerged(String path, String expected) {
    assertThat(InstalledPath.of(path)).isEqualTo(expected);
  }
}
