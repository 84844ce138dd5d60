package debwright.elf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StringsTest {
  private static final String LONG = "é".repeat(Strings.PAGE);

  @Test
  void aStringMayEndInAnyPage() throws IOException, ElfException {
    byte[] table = (LONG + "\0short\0" + LONG).getBytes(StandardCharsets.UTF_8);
    int second = 2 * Strings.PAGE + 1;
    for (Strings strings : both(table)) {
      assertThat(strings.at(0, "test")).isEqualTo(LONG);
      assertThat(strings.at(2, "test")).isEqualTo(LONG.substring(1));
      assertThat(strings.at(second - 1, "test")).isEmpty();
      assertThat(strings.at(second, "test")).isEqualTo("short");
      assertThat(strings.is(second, "short")).isTrue();
      assertThat(strings.is(second, "shot")).isFalse();
      assertThat(strings.is(2, LONG.substring(1))).isTrue();
      assertThat(strings.find(table.length)).isEmpty();
      assertThat(strings.find(-1)).isEmpty();
      assertThatThrownBy(() -> strings.at(second + 6, "a name"))
          .isInstanceOf(ElfException.class)
          .hasMessageContaining("a string that ends within the %d bytes".formatted(table.length));
    }
  }

  @Test
  void readsThePagesThatAreAskedForOnce() throws IOException {
    byte[] table = new byte[5 * Strings.PAGE];
    table[4 * Strings.PAGE - 1] = 'x';
    List<Long> reads = new ArrayList<>();
    ByteSource source = source(table, reads);
    Strings strings = Strings.paged("test", 0, table.length, source);
    assertThat(strings.find(Strings.PAGE + 3L)).contains("");
    assertThat(strings.find(Strings.PAGE + 7L)).contains("");
    assertThat(strings.find(4L * Strings.PAGE - 1)).contains("x");
    assertThat(reads).containsExactly((long) Strings.PAGE, 3L * Strings.PAGE, 4L * Strings.PAGE);
  }

  private static List<Strings> both(byte[] table) throws IOException {
    ByteSource source = ByteSource.of(table);
    return List.of(
        Strings.paged("test", 0, table.length, source),
        Strings.whole("test", 0, table.length, source));
  }

  private static ByteSource source(byte[] table, List<Long> reads) {
    return new ByteSource() {
      @Override
      public long size() {
        return table.length;
      }

      @Override
      public ByteBuffer read(long offset, int length) throws IOException {
        reads.add(offset);
        return ByteSource.of(table).read(offset, length);
      }
    };
  }
}
