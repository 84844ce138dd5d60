package debwright.result;

import debwright.plan.Outcome;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What a run was asked to judge.
 *
 * @param key the item, its release and architecture
 * @param inputDigest SHA-256 of the item's bytes, in hex
 * @param tier {@code must-pass}, {@code smoke} or {@code full}
 */
public record ManifestRow(ItemKey key, String inputDigest, String tier) {

  /**
   * A result for each row, so that the totals add up: a row that nobody judged gets {@code
   * not-run}, with the reason given.
   *
   * @return sorted by key
   */
  public static List<ItemResult> complete(
      Collection<ManifestRow> rows, Collection<ItemResult> results, String whyNotRun) {
    Map<ItemKey, ItemResult> byKey = new TreeMap<>();
    rows.forEach(row -> byKey.put(row.key(), row.notRun(whyNotRun)));
    Map<ItemKey, ItemResult> known =
        results.stream().collect(Collectors.toMap(ItemResult::key, Function.identity()));
    known.forEach((key, result) -> replace(byKey, result));
    return List.copyOf(byKey.values());
  }

  private static void replace(Map<ItemKey, ItemResult> byKey, ItemResult result) {
    if (byKey.replace(result.key(), result) == null) {
      throw new IllegalArgumentException("not in the manifest: " + result.key());
    }
  }

  private ItemResult notRun(String why) {
    return ItemResult.without(key, inputDigest, tier, Outcome.NOT_RUN, why);
  }
}
