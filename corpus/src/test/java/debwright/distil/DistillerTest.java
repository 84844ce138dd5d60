package debwright.distil;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.ByteSource;
import debwright.elf.ElfFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class DistillerTest {
  @Test
  void joinsWhatTouchesAndFillsShortGapsButNotOverCode() {
    ExtentSet set = new ExtentSet(10_000);
    set.addAll(List.of(new Extent(700, 100), new Extent(0, 64), new Extent(64, 36)));
    set.addAll(List.of(new Extent(300, 50), new Extent(9_990, 100)));
    assertThat(set.toList())
        .containsExactly(
            new Extent(0, 100), new Extent(300, 50), new Extent(700, 100), new Extent(9_990, 10));
    assertThat(set.bridged(512, List.of(new Extent(400, 10))))
        .containsExactly(new Extent(0, 350), new Extent(700, 100), new Extent(9_990, 10));
  }

  @Test
  void fillsExtentsUpToWholeBlocksWithinTheFile() {
    ExtentSet set = new ExtentSet(3_000);
    set.addAll(List.of(new Extent(10, 20), new Extent(500, 100), new Extent(2_900, 5)));
    assertThat(set.blocks()).containsExactly(new Extent(10, 1024), new Extent(2_900, 100));
  }

  @Test
  void takesAwayWhatIsCode() {
    ExtentSet set = new ExtentSet(1_000);
    set.add(0, 1_000);
    assertThat(set.without(List.of(new Extent(100, 50), new Extent(0, 10))).toList())
        .containsExactly(new Extent(10, 90), new Extent(150, 850));
  }

  @Test
  void findsOnlyTerminatedPrintableStringsThatNameALibrary() throws IOException {
    String text = "libfoo.so.1\0.so\0\1libbar.so\1\0nothing\0/usr/lib/libé.so\0libend.so";
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    assertThat(new LibraryNames(ByteSource.of(bytes)).find())
        .extracting(e -> text(bytes, e))
        .containsExactly("libfoo.so.1\0", ".so\0", ".so\0");
  }

  private static String text(byte[] bytes, Extent extent) {
    return new String(
        bytes, (int) extent.offset(), (int) extent.length(), StandardCharsets.ISO_8859_1);
  }

  @Test
  void keepsEnoughOfAFileWithoutSectionHeaders() throws Exception {
    byte[] bytes = Files.readAllBytes(Path.of("/bin/ls"));
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putLong(40, 0).putInt(60, 0);
    ElfFile whole = ElfFile.read(ByteSource.of(bytes));
    assertThat(ElfFile.read(ByteSource.of(distilled(bytes)))).isEqualTo(whole);
  }

  @Test
  void aCorruptFileStaysCorruptInTheSameWords() throws Exception {
    byte[] whole = Files.readAllBytes(Path.of("/bin/ls"));
    for (int length = 64; length < whole.length; length += 4096) {
      byte[] cut = Arrays.copyOf(whole, length);
      assertThat(answer(distilled(cut))).isEqualTo(answer(cut));
    }
  }

  @Test
  void keepsOfACorruptFileNothingButWhatShowsThat() throws IOException {
    byte[] corrupt = new byte[1_000];
    Arrays.fill(corrupt, (byte) 0x90);
    System.arraycopy(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}, 0, corrupt, 0, 8);
    byte[] distilled = distilled(corrupt);
    assertThat(answer(distilled)).isEqualTo(answer(corrupt)).contains("ElfException");
    assertThat(Arrays.copyOf(distilled, 64)).isEqualTo(Arrays.copyOf(corrupt, 64));
    assertThat(Arrays.copyOfRange(distilled, 64, 1_000)).containsOnly(0);
  }

  /** What a plain tar makes of the distilled file. */
  private static byte[] distilled(byte[] bytes) throws IOException {
    Kept kept = Distiller.keep(ByteSource.of(bytes));
    byte[] distilled = new byte[bytes.length];
    for (Extent extent : kept.extents()) {
      int at = (int) extent.offset();
      System.arraycopy(bytes, at, distilled, at, (int) extent.length());
    }
    for (Extent extent : kept.blanked()) {
      Arrays.fill(distilled, (int) extent.offset(), (int) extent.end(), (byte) 0);
    }
    return distilled;
  }

  private static String answer(byte[] bytes) {
    try {
      return ElfFile.read(ByteSource.of(bytes)).toString();
    } catch (Exception refusal) {
      return refusal.toString();
    }
  }
}
