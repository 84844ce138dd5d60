package debwright.report;

import debwright.comparison.Cause;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.csv.CsvTable;
import debwright.judgement.Judgement;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@code comparison.csv}: a row for each item, in the order of {@code results.csv}. */
final class CsvReport {
  private static final List<String> COLUMNS =
      List.of(
          "item",
          "release",
          "architecture",
          "category",
          "severity",
          "base_outcome",
          "candidate_outcome",
          "base_depends",
          "candidate_depends",
          "waiver",
          "detail",
          "cause");

  private CsvReport() {}

  /** Only the header where nothing was compared. */
  static String render(Judgement judgement) {
    return new CsvTable(COLUMNS, judgement.comparison().map(CsvReport::rows).orElse(List.of()))
        .text();
  }

  private static List<CsvTable.Row> rows(Comparison comparison) {
    Map<ItemKey, String> causes = new HashMap<>();
    for (Cause cause : Causes.of(comparison)) {
      cause.differences().forEach(d -> causes.put(d.key(), cause.text()));
    }
    return comparison.differences().stream()
        .sorted(Comparator.comparing(Difference::key))
        .map(d -> row(d, causes.getOrDefault(d.key(), "")))
        .toList();
  }

  private static CsvTable.Row row(Difference d, String cause) {
    return CsvTable.Row.of(
        d.key().item(),
        d.key().release(),
        d.key().architecture(),
        d.category().code(),
        d.severity().code(),
        d.base().map(r -> r.outcome().code()).orElse(""),
        d.candidate().map(r -> r.outcome().code()).orElse(""),
        d.base().map(ItemResult::depends).orElse(""),
        d.candidate().map(ItemResult::depends).orElse(""),
        d.waiver(),
        d.detail(),
        cause);
  }
}
