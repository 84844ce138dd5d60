package debwright.gate;

import debwright.corpus.Tier;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.ManifestRow;
import debwright.result.Run;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The baseline's own manifest. Both engines run the candidate's; this one holds it to what it had:
 * an item that is gone is a difference, and no item's tier gets weaker.
 *
 * @param rows by their keys
 */
public record BaselineRows(SortedMap<ItemKey, ManifestRow> rows) {
  /** Nothing is known, and nothing is held against the candidate. */
  public static final BaselineRows NONE = new BaselineRows(new TreeMap<>());

  public BaselineRows {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
  }

  /** The more important of an item's tier here and that one. */
  public Tier tier(ItemKey key, Tier candidate) {
    return Optional.ofNullable(rows.get(key))
        .flatMap(row -> Tier.of(row.tier()))
        .filter(candidate::includes)
        .orElse(candidate);
  }

  /**
   * The baseline's run with a result for each row that neither run has: it was not run, and the
   * candidate has removed it.
   */
  Run addTo(Run base, Run candidate) {
    Set<ItemKey> known =
        Stream.of(base, candidate)
            .flatMap(run -> run.results().stream())
            .map(ItemResult::key)
            .collect(Collectors.toSet());
    List<ItemResult> results = new ArrayList<>(base.results());
    rows.values().stream()
        .filter(row -> !known.contains(row.key()))
        .forEach(row -> results.add(notRun(row)));
    return new Run(
        base.name(), base.engine(), base.inputs(), base.circumstances(), results, base.timings());
  }

  private static ItemResult notRun(ManifestRow row) {
    return ItemResult.without(
        row.key(),
        row.inputDigest(),
        row.tier(),
        Outcome.NOT_RUN,
        "the candidate's corpus does not have it");
  }
}
