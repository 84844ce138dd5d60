package debwright.job;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MaskingStreamTest {
  private static final Secrets KEYS =
      new Secrets(
          Map.of(
              "SHORT", "abab",
              "LONG", "ababcdef",
              "KEY", "-----BEGIN-----\nMIIEpAIBAAKC\nxyz\n-----END-----\n"));

  /** Written in parts of so many bytes. */
  private static String masked(String text, int part) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    try (MaskingStream stream = new MaskingStream(out, KEYS)) {
      for (int i = 0; i < bytes.length; i += part) {
        stream.write(bytes, i, Math.min(part, bytes.length - i));
      }
    }
    return out.toString(StandardCharsets.UTF_8);
  }

  private static void expect(String text, String otherwise) throws IOException {
    for (int part = 1; part <= text.length() + 1; part++) {
      assertThat(masked(text, part)).as("in parts of %d", part).isEqualTo(otherwise);
    }
  }

  @Test
  void masksWhateverThePartsAre() throws Exception {
    expect("one abab two", "one *** two");
    expect("aababcdefabab", "a******");
    expect("ababcdeg", "***cdeg");
    expect("abaabab", "aba***");
    expect("nothing to see: aba", "nothing to see: aba");
    expect("", "");
  }

  @Test
  void masksTheLinesOfAKey() throws Exception {
    expect("| MIIEpAIBAAKC |\r\nxyz\n", "| *** |\r\nxyz\n");
  }

  @Test
  void masksWhatIsCutInTheMiddle() throws Exception {
    expect("so: ababcd", "so: ***");
  }

  @Test
  void tellsItsNamesOnly() {
    assertThat(KEYS.toString()).isEqualTo("[KEY, LONG, SHORT]");
  }
}
