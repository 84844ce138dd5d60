package debwright.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.Tools;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tukaani.xz.XZInputStream;

class XzOutputTest {
  private static final int BLOCK = XzOutput.BLOCK;

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100_000, BLOCK, BLOCK + 1})
  void xzAndOurReaderUnpackIt(int size) throws Exception {
    byte[] bytes = bytes(size);
    byte[] packed = packed(bytes, 2);
    try (XZInputStream in = new XZInputStream(new ByteArrayInputStream(packed))) {
      assertThat(in.readAllBytes()).isEqualTo(bytes);
    }
    Tools.need("xz");
    Path file = Files.write(temp.resolve("x.xz"), packed);
    Tools.sh("xz --test '%s'".formatted(file));
    String listed = Tools.sh("xz --robot --list '%s'".formatted(file));
    int blocks = (size + BLOCK - 1) / BLOCK;
    assertThat(listed).contains("file\t1\t%d\t%d\t%d\t".formatted(blocks, packed.length, size));
  }

  @Test
  void threadsDoNotChangeTheBytes() throws Exception {
    byte[] bytes = bytes(BLOCK + 5);
    assertThat(packed(bytes, 1)).isEqualTo(packed(bytes, 3));
  }

  @Test
  void stopsWhenInterrupted() {
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> packed(bytes(10), 1)).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void passesOnThatTheDiskIsFull() {
    OutputStream full =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            throw new IOException("No space left on device");
          }
        };
    assertThatThrownBy(() -> Compression.XZ.pack(full, 1, out -> out.write(bytes(10))))
        .isInstanceOf(IOException.class)
        .hasMessage("No space left on device");
  }

  // Quick to compress: zeros with a little noise.
  private static byte[] bytes(int size) {
    byte[] bytes = new byte[size];
    Random random = new Random(size);
    for (int i = 0; i < size / 1000; i++) {
      bytes[random.nextInt(size)] = (byte) random.nextInt();
    }
    return bytes;
  }

  private static byte[] packed(byte[] bytes, int threads) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Compression.XZ.pack(out, threads, xz -> xz.write(bytes));
    return out.toByteArray();
  }
}
