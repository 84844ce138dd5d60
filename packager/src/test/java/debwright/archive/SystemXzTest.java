package debwright.archive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZ;
import org.tukaani.xz.XZOutputStream;

class SystemXzTest {
  private static final long MEMORY = 64L << 20;

  @TempDir private Path temp;
  private final byte[] plain = new byte[1_400_000];

  @BeforeEach
  void fill() {
    assumeTrue(SystemXz.find().isPresent(), "skipped: the system has no liblzma.so.5");
    Random random = new Random(7);
    for (int at = 0; at < plain.length; at++) {
      plain[at] = (byte) (at % 1000 < 900 ? random.nextInt(256) : 'x');
    }
  }

  private static byte[] packed(byte[] bytes, int check) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream xz = new XZOutputStream(out, new LZMA2Options(0), check)) {
      xz.write(bytes);
    }
    return out.toByteArray();
  }

  private static InputStream system(byte[] packed, long memory) throws IOException {
    return new SystemXzStream(
        SystemXz.find().orElseThrow(), new ByteArrayInputStream(packed), memory);
  }

  private static byte[] joined(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Arrays.stream(parts).forEach(out::writeBytes);
    return out.toByteArray();
  }

  @Test
  void givesTheBytesBackWhateverTheCheck() throws IOException {
    byte[] some = Arrays.copyOf(plain, 300_000);
    for (int check : new int[] {XZ.CHECK_NONE, XZ.CHECK_CRC32, XZ.CHECK_CRC64, XZ.CHECK_SHA256}) {
      try (InputStream in = system(packed(some, check), MEMORY)) {
        assertThat(in.readAllBytes()).as("check %d", check).isEqualTo(some);
        assertThat(in.read()).isEqualTo(-1);
      }
    }
  }

  @Test
  void readsStreamsThatFollowEachOtherWithPadding() throws IOException {
    byte[] first = packed(new byte[] {1, 2}, XZ.CHECK_CRC64);
    byte[] both = joined(first, new byte[8], packed(new byte[] {3}, XZ.CHECK_CRC32));
    try (InputStream in = system(both, MEMORY)) {
      assertThat(in.read()).isEqualTo(1);
      assertThat(in.readAllBytes()).containsExactly(2, 3);
    }
  }

  @Test
  void refusesDamageTheEndTooSoonGarbageAndAWindowBeyondTheLimit() throws IOException {
    byte[] good = packed(Arrays.copyOf(plain, 300_000), XZ.CHECK_CRC64);
    byte[] damaged = good.clone();
    damaged[good.length / 2] ^= 1;
    for (byte[] bad :
        new byte[][] {damaged, Arrays.copyOf(good, 100_000), joined(good, new byte[] {1}), {}}) {
      try (InputStream in = system(bad, MEMORY)) {
        assertThat(catchThrowable(in::readAllBytes)).isInstanceOf(IOException.class);
      }
    }
    try (InputStream in = system(good, 1 << 16)) {
      assertThat(catchThrowable(in::readAllBytes)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void mayBeClosedTwiceAndNotReadAfterwards() throws IOException {
    InputStream in = system(packed(new byte[] {7}, XZ.CHECK_CRC64), MEMORY);
    assertThat(in.read()).isGreaterThanOrEqualTo(0);
    in.close();
    in.close();
    assertThat(catchThrowable(in::read))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("closed");
  }

  /** The words of a refusal are those of Java's decoder, wherever the damage is. */
  @Test
  void whatIsRefusedIsRefusedInTheSameWordsAsWithoutIt() throws Exception {
    byte[] good = packed(tar(), XZ.CHECK_CRC64);
    assertThat(good.length).as("large enough for the system's decoder").isGreaterThan(1 << 20);
    Path app = temp.resolve("app.tar.xz");
    for (int at = 20; at < good.length; at += good.length / 2) {
      byte[] damaged = good.clone();
      damaged[at] ^= 0x10;
      Files.write(app, damaged);
      assertThat(refusal(app)).as("damage at byte %d", at).isEqualTo(refusalOfJava(app));
    }
    Files.write(app, Arrays.copyOf(good, good.length - 4));
    assertThat(refusal(app)).isEqualTo(refusalOfJava(app)).contains("app.tar.xz");
  }

  @Test
  void anAppIsTheSameByEitherDecoder() throws Exception {
    Path app = temp.resolve("app.tar.xz");
    Files.write(app, packed(tar(), XZ.CHECK_CRC64));
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      assertThat(tree.entries()).extracting(AppEntry::path).contains("/data");
    }
  }

  private static String refusal(Path app) {
    return String.valueOf(catchThrowable(() -> AppTree.open(app, Limits.DEFAULT).close()));
  }

  private static String refusalOfJava(Path app) {
    return String.valueOf(
        catchThrowable(() -> new Intake(app, Limits.DEFAULT, Keep.OBJECTS).once().close()));
  }

  private byte[] tar() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TarArchiveOutputStream tar = new TarArchiveOutputStream(out)) {
      TarArchiveEntry entry = new TarArchiveEntry("data");
      entry.setSize(plain.length);
      tar.putArchiveEntry(entry);
      tar.write(plain);
      tar.closeArchiveEntry();
    }
    return out.toByteArray();
  }
}
