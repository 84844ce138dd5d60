package debwright.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Names are found the same by halving, as the first questions are answered, and by hash. */
class SymbolNamesTest {
  private static final int MANY_QUESTIONS = 5_000;

  @Test
  void findsEachNameByHalvingAndByHash() {
    List<String> sorted = sorted(names("x%d", 2_000));
    SymbolNames names = of(sorted);
    for (int i = 0; i < MANY_QUESTIONS; i++) {
      int at = i % sorted.size();
      assertThat(names.first(sorted.get(at))).as("question %d", i).isEqualTo(at);
      assertThat(names.first(sorted.get(at) + "y")).as("question %d", i).isEqualTo(-1);
    }
  }

  @Test
  void tellsNamesOfOneHashApart() {
    List<String> sorted = sorted(List.of("AaAa", "AaBB", "BBAa", "C"));
    SymbolNames names = of(sorted);
    for (int i = 0; i < MANY_QUESTIONS; i++) {
      assertThat(names.first(sorted.get(i % 4))).isEqualTo(i % 4);
      assertThat(names.first("BBBB")).as("it has the hash of three others").isEqualTo(-1);
    }
  }

  @Test
  void givesAllSymbolsOfAName() {
    SymbolNames names = of(List.of("a", "b", "b", "b", "bb"));
    for (int i = 0; i < MANY_QUESTIONS; i++) {
      assertThat(names.first("b")).isEqualTo(1);
    }
    assertThat(names.next(1)).isEqualTo(2);
    assertThat(names.next(2)).isEqualTo(3);
    assertThat(names.next(3)).isEqualTo(-1);
    assertThat(names.next(4)).isEqualTo(-1);
  }

  @Test
  void comparesBytesWithUtf8() {
    List<String> sorted = sorted(List.of("a", "größe", "z"));
    SymbolNames names = of(sorted);
    for (int i = 0; i < MANY_QUESTIONS; i++) {
      assertThat(names.first("größe")).isEqualTo(1);
      assertThat(names.first("z")).isEqualTo(2);
    }
  }

  @Test
  void hasNothingWhereThereIsNothing() {
    SymbolNames names = of(List.of());
    for (int i = 0; i < MANY_QUESTIONS; i++) {
      assertThat(names.first("a")).isEqualTo(-1);
      assertThat(names.first("")).isEqualTo(-1);
    }
  }

  private static List<String> names(String pattern, int count) {
    Random random = new Random(7);
    List<String> names = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      names.add(pattern.formatted(random.nextInt()));
    }
    return names.stream().distinct().toList();
  }

  private static List<String> sorted(List<String> names) {
    return names.stream()
        .sorted(
            Comparator.comparing(
                name -> name.getBytes(StandardCharsets.UTF_8), Arrays::compareUnsigned))
        .toList();
  }

  private static SymbolNames of(List<String> names) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int[] ends = new int[names.size()];
    for (int i = 0; i < ends.length; i++) {
      bytes.writeBytes(names.get(i).getBytes(StandardCharsets.UTF_8));
      ends[i] = bytes.size();
    }
    return new SymbolNames(bytes.toByteArray(), ends);
  }
}
