package debwright.opened;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.ByteSource;
import debwright.elf.ElfHeaders;
import debwright.elf.HoleException;
import debwright.elf.Section;
import debwright.elf.TinyElf;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LibraryStringsTest {
  private static final long PROGBITS = 1;
  private static final long WRITABLE = 3;

  private static Section section(long type, long flags, long offset, long size) {
    return new Section(".x", type, flags, 0, offset, size, 0, 0);
  }

  private static ElfHeaders headers(Section... sections) throws Exception {
    ElfHeaders tiny = ElfHeaders.read(ByteSource.of(new TinyElf().bytes()));
    return new ElfHeaders(tiny.fileHeader(), tiny.segments(), List.of(sections));
  }

  private static Map<String, Long> names(byte[] bytes, Section... sections) throws Exception {
    return LibraryStrings.of(headers(sections), ByteSource.of(bytes));
  }

  private static Map<String, Long> names(String text) throws Exception {
    byte[] bytes = text.getBytes(US_ASCII);
    return names(bytes, section(PROGBITS, Section.SHF_ALLOC, 0, bytes.length));
  }

  @Test
  void takesWhatStandsAloneBetweenZeros() throws Exception {
    assertThat(names("liba.so.1\0libb-2.0.so.3\0x libc.so.6\0libd.so.1 \0/libe.so.1\0libf.so.1"))
        .isEqualTo(Map.of("liba.so.1", 0L, "libb-2.0.so.3", 10L));
  }

  @Test
  void aNameCountsWhereItStandsFirst() throws Exception {
    assertThat(names("\0liba.so.1\0liba.so.1\0")).isEqualTo(Map.of("liba.so.1", 1L));
  }

  @Test
  void whatIsTooLongIsNoName() throws Exception {
    assertThat(names("lib" + "a".repeat(100) + ".so.1\0liba.so.1\0")).containsOnlyKeys("liba.so.1");
  }

  @ParameterizedTest
  @ValueSource(ints = {65_520, 65_526, 65_535, 65_536, 65_537})
  void readsOverTheSeamsOfPieces(int at) throws Exception {
    byte[] bytes = new byte[140_000];
    System.arraycopy("liba.so.1".getBytes(US_ASCII), 0, bytes, at, 9);
    assertThat(names(bytes, section(PROGBITS, Section.SHF_ALLOC, 0, bytes.length)))
        .isEqualTo(Map.of("liba.so.1", (long) at));
  }

  @Test
  void looksAtConstantsOnly() throws Exception {
    byte[] bytes = "liba.so.1\0libb.so.1\0libc.so.1\0libd.so.1\0".getBytes(US_ASCII);
    assertThat(
            names(
                bytes,
                section(PROGBITS, Section.SHF_ALLOC | Section.SHF_EXECINSTR, 0, 10),
                section(PROGBITS, WRITABLE, 10, 10),
                section(3, Section.SHF_ALLOC, 20, 10),
                section(PROGBITS, Section.SHF_ALLOC, 30, 1L << 60)))
        .containsOnlyKeys("libd.so.1");
  }

  @Test
  void sectionsOverOneAnotherAreReadOnce() throws Exception {
    byte[] bytes = new byte[1 << 20];
    Section[] many = new Section[20_000];
    java.util.Arrays.fill(many, section(PROGBITS, Section.SHF_ALLOC, 0, bytes.length));
    assertThat(names(bytes, many)).isEmpty();
  }

  @Test
  void whereThereAreNoSectionsTheSegmentsTell() throws Exception {
    byte[] bytes = new TinyElf().constant("").constant("liba.so.1").bytes();
    assertThat(LibraryStrings.of(ElfHeaders.read(ByteSource.of(bytes)), ByteSource.of(bytes)))
        .containsOnlyKeys("liba.so.1");
  }

  @Test
  void whatWasLeftOutHoldsNone() throws Exception {
    byte[] bytes = new byte[300_000];
    System.arraycopy("liba.so.1\0".getBytes(US_ASCII), 0, bytes, 1024, 10);
    System.arraycopy("libb.so.1\0".getBytes(US_ASCII), 0, bytes, 200_000, 10);
    Section all = section(PROGBITS, Section.SHF_ALLOC, 0, bytes.length);
    assertThat(LibraryStrings.of(headers(all), new Kept(bytes, 1024, 2048)))
        .isEqualTo(Map.of("liba.so.1", 1024L));
  }

  /** Has one range of a file. */
  private static final class Kept implements ByteSource {
    private final byte[] bytes;
    private final long from;
    private final long to;

    Kept(byte[] bytes, long from, long to) {
      this.bytes = bytes;
      this.from = from;
      this.to = to;
    }

    @Override
    public long size() {
      return bytes.length;
    }

    @Override
    public ByteBuffer read(long offset, int length) throws IOException {
      if (offset < from || offset + length > to) {
        throw new HoleException(offset, length);
      }
      return ByteBuffer.wrap(bytes).slice((int) offset, length);
    }

    @Override
    public long nextData(long offset) {
      return offset < to ? Math.max(offset, from) : size();
    }

    @Override
    public long nextHole(long offset) {
      return offset >= from && offset < to ? to : offset;
    }
  }
}
