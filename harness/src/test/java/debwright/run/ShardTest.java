package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {
  private static Map<String, Long> items(int count) {
    Map<String, Long> items = new HashMap<>();
    for (int i = 0; i < count; i++) {
      items.put("item" + i, 1000L * i * i);
    }
    return items;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 200})
  void everyItemIsInOnePart(int of) {
    Map<String, Long> items = items(100);
    Set<String> seen = new HashSet<>();
    for (int number = 1; number <= of; number++) {
      Set<String> part = new Shard(number, of).items(items);
      assertThat(Collections.disjoint(seen, part)).isTrue();
      seen.addAll(part);
    }
    assertThat(seen).isEqualTo(items.keySet());
  }

  @Test
  void partsCostAboutTheSame() {
    Map<String, Long> items = items(500);
    List<Long> costs =
        List.of(1, 2, 3, 4).stream()
            .map(number -> new Shard(number, 4).items(items))
            .map(part -> part.stream().mapToLong(id -> items.getOrDefault(id, 0L) + 200_000).sum())
            .sorted()
            .toList();
    assertThat((double) costs.get(3)).isLessThan(1.01 * costs.get(0));
  }

  @Test
  void aNameSaysNothingOfItsPart() {
    Map<String, Long> same = new HashMap<>();
    items(400).keySet().forEach(id -> same.put(id, 5L));
    long low =
        new Shard(1, 2).items(same).stream().filter(id -> id.length() == "item99".length()).count();
    assertThat(low).isBetween(25L, 65L);
  }

  @Test
  void isReadAsPeopleWriteIt() {
    assertThat(Shard.of("2/5")).contains(new Shard(2, 5));
    assertThat(Shard.of("1/1").map(Shard::isWhole)).contains(true);
    for (String wrong : List.of("", "0/2", "3/2", "2", "1/0", "a/b", "1/1001", "01/2", "1/2 ")) {
      assertThat(Shard.of(wrong)).as(wrong).isEmpty();
    }
  }
}
