package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class DamageTest {
  private static final int MOST_BYTES = 1 << 20;

  /** One that is made here; of the others, those that are on this machine. */
  static Stream<Named<byte[]>> victims() {
    byte[] tiny =
        new TinyElf()
            .soname("libtiny.so.1")
            .needed("libc.so.6")
            .uses("puts", "GLIBC_2.2.5")
            .uses("free", "")
            .bytes();
    return Stream.concat(
        Stream.of(Named.of("tiny", tiny)),
        Stream.of(
                "/bin/ls",
                "/usr/i686-linux-gnu/lib/libresolv.so.2",
                "/usr/s390x-linux-gnu/lib/libm.so.6")
            .map(Path::of)
            .filter(Files::isRegularFile)
            .map(path -> Named.of(path.toString(), bytes(path)))
            .filter(named -> named.getPayload().length <= MOST_BYTES));
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("victims")
  void answersOrRefusesAFileThatIsCutAnywhere(byte[] whole) {
    int refused = 0;
    int step = whole.length < 4096 ? 1 : 64;
    for (int length = 0; length < whole.length; length += step) {
      refused += refuses(cut(whole, length)) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  @ParameterizedTest
  @MethodSource("victims")
  void answersOrRefusesAFileWithFlippedBytes(byte[] whole) {
    Random random = new Random(20);
    int refused = 0;
    for (int round = 0; round < 500; round++) {
      refused += refuses(ByteSource.of(flipped(whole, random, 1 + round % 8))) ? 1 : 0;
    }
    assertThat(refused).isPositive();
  }

  private static ByteSource cut(byte[] whole, int length) {
    ByteSource source = ByteSource.of(whole);
    return new ByteSource() {
      @Override
      public long size() {
        return length;
      }

      @Override
      public ByteBuffer read(long offset, int count) throws IOException {
        assertThat(offset + count).as("a read outside the file").isLessThanOrEqualTo(length);
        return source.read(offset, count);
      }
    };
  }

  /** Most of what is read stands in the first pages and, with section headers, in the last one. */
  private static byte[] flipped(byte[] whole, Random random, int times) {
    byte[] copy = whole.clone();
    for (int i = 0; i < times; i++) {
      int range = random.nextInt(4) == 0 ? copy.length : Math.min(copy.length, 0x2000);
      int at =
          random.nextBoolean() ? random.nextInt(range) : copy.length - 1 - random.nextInt(range);
      copy[at] = (byte) random.nextInt(256);
    }
    return copy;
  }

  private static boolean refuses(ByteSource source) {
    try {
      return ElfFile.read(source).headers() == null;
    } catch (ElfException | IOException refusal) {
      assertThat(refusal).hasMessageMatching("[^\\n]{10,300}");
      return true;
    }
  }

  @ParameterizedTest
  @MethodSource("victims")
  void readsTheSameWithoutSectionHeaders(byte[] bytes) throws IOException, ElfException {
    ElfFile whole = ElfFile.read(ByteSource.of(bytes));
    ElfFile stripped = ElfFile.read(ByteSource.of(withoutSections(bytes)));
    assertThat(stripped.headers().sections()).isEmpty();
    assertThat(stripped.dynamicSection()).isEqualTo(whole.dynamicSection());
    assertThat(stripped.symbols()).isEqualTo(whole.symbols());
    assertThat(stripped.versionNeeds()).isEqualTo(whole.versionNeeds());
    assertThat(stripped.versionDefinitions()).isEqualTo(whole.versionDefinitions());
    assertThat(stripped.abiTag()).isEqualTo(whole.abiTag());
  }

  private static byte[] withoutSections(byte[] bytes) {
    boolean wide = bytes[4] == 2;
    ByteBuffer header = ByteBuffer.wrap(bytes.clone());
    header.order(bytes[5] == 1 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (wide) {
      return header.putLong(40, 0).putInt(60, 0).array();
    }
    return header.putInt(32, 0).putInt(48, 0).array();
  }

  /** All symbols share one name as long as the table: 1 MB that stands for 10 GB. */
  @Test
  void refusesNamesThatOverlapWithoutMeasure() {
    TinyElf elf = new TinyElf().defines("a".repeat(500_000), "");
    IntStream.range(0, 20_000).forEach(i -> elf.defines("f" + i, ""));
    byte[] bytes = elf.bytes();
    ByteBuffer symbols = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    int table = 64 + 3 * 56;
    int name = symbols.getInt(table + 24);
    for (int i = 1; i <= 20_001; i++) {
      symbols.putInt(table + 24 * i, name);
    }
    assertThatThrownBy(() -> ElfFile.read(ByteSource.of(bytes)))
        .isInstanceOf(ElfException.class)
        .hasMessageMatching(
            "DT_STRTAB at offset .*: expected at most \\d+ bytes of names, found more");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "empty | magic at offset 0x0: expected 7f 45 4c 46, found a file of 0 bytes",
        "script | magic at offset 0x0: expected 7f 45 4c 46, found 23212f62",
        "five | e_ident at offset 0x0: expected 16 bytes, found a file of 5",
        "class | EI_CLASS at offset 0x4: expected 1 or 2, found 3",
        "data | EI_DATA at offset 0x5: expected 1 or 2, found 0",
        "version | EI_VERSION at offset 0x6: expected 1, found 9",
        "header | ELF header at offset 0x0: expected 64 bytes, found a file of 60 bytes",
        "phentsize | e_phentsize at offset 0x0: expected 56, found 57",
        "phnum | program headers at offset 0x40: expected 65534 entries of 56 bytes within",
        "phoff | program headers at offset 0x7fffffffffffffff: expected",
        "xnum | e_phnum at offset 0x0: expected a section header 0 that holds the count, found none",
        "dynamic | PT_DYNAMIC at offset 0x7fffffff: expected",
        "strtab | DT_STRTAB at offset 0x0: expected an address that one of",
        "strsz | DT_STRTAB at offset",
        "needed | DT_NEEDED at offset",
        "verneednum | DT_VERNEED at offset",
        "verdef | DT_VERNEED at offset",
        "hash | DT_GNU_HASH buckets at offset",
        "symbols | symbol name at offset",
        "versym | DT_VERSYM at offset 0x0: expected an address that one of",
      })
  void saysWhatIsWrongAndWhere(String damage, String message) throws IOException {
    byte[] bytes = new Damage(Files.readAllBytes(Path.of("/bin/ls"))).apply(damage);
    assertThatThrownBy(() -> ElfFile.read(ByteSource.of(bytes)))
        .isInstanceOf(ElfException.class)
        .hasMessageStartingWith(message);
  }
}
