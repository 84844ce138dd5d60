package debwright.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;

final class ReaderGoneTest {

  private static OutputStream failing(String message) {
    return new ReaderGone(
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException(message);
          }
        });
  }

  @Test
  void aReaderWhoHasSeenEnoughIsNobodysFault() {
    OutputStream out = failing("Broken pipe");
    assertThatCode(() -> out.write("much".getBytes(UTF_8))).doesNotThrowAnyException();
    assertThatCode(() -> out.write("more".getBytes(UTF_8))).doesNotThrowAnyException();
  }

  @Test
  void aFullDiskIs() {
    OutputStream out = failing("No space left on device");
    assertThatThrownBy(() -> out.write("much".getBytes(UTF_8)))
        .hasMessage("No space left on device");
  }
}
