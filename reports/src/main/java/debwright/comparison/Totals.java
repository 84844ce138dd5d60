package debwright.comparison;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many items fall to each share; they add up to all.
 *
 * @param byShare a count for every share
 */
public record Totals(Map<Share, Integer> byShare) {
  public Totals {
    EnumMap<Share, Integer> all = new EnumMap<>(Share.class);
    for (Share share : Share.values()) {
      all.put(share, byShare.getOrDefault(share, 0));
    }
    byShare = Collections.unmodifiableMap(all);
  }

  static Totals of(Collection<Difference> differences) {
    EnumMap<Share, Integer> counts = new EnumMap<>(Share.class);
    differences.forEach(d -> counts.merge(d.category().share(), 1, Integer::sum));
    return new Totals(counts);
  }

  public int of(Share share) {
    return byShare.getOrDefault(share, 0);
  }

  public int all() {
    return byShare.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** {@code N regressed, N fixed, N changed, N unknown of N}. */
  public String text() {
    return "%d regressed, %d fixed, %d changed, %d unknown of %d"
        .formatted(
            of(Share.REGRESSED), of(Share.FIXED), of(Share.CHANGED), of(Share.UNKNOWN), all());
  }
}
