package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aFingerprintHasNoPathsAddressesAndNumbers() {
    assertThat(Words.fingerprint("no libfoo.so.1 at /opt/x 1/y, 17 bytes at 0x7f00 Object@1b2c3d"))
        .isEqualTo("no libfoo.so.N at PATH N/y, N bytes at ADDRESS ObjectADDRESS");
  }

  @Test
  void aReasonIsOneBoundedLine() {
    assertThat(Words.oneLine("a\n\u001b[31mb\u2028c")).isEqualTo("a [31mb c");
    assertThat(Words.oneLine("x".repeat(1000))).hasSize(401).endsWith("…");
  }
}
