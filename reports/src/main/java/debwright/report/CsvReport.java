package debwright.report;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.csv.CsvTable;
import debwright.judgement.Judgement;
import debwright.result.ItemResult;
import java.util.Comparator;
import java.util.List;

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
          "detail");

  private CsvReport() {}

  /** Only the header where nothing was compared. */
  static String render(Judgement judgement) {
    List<Difference> differences =
        judgement.comparison().map(Comparison::differences).orElse(List.of());
    List<CsvTable.Row> rows =
        differences.stream()
            .sorted(Comparator.comparing(Difference::key))
            .map(CsvReport::row)
            .toList();
    return new CsvTable(COLUMNS, rows).text();
  }

  private static CsvTable.Row row(Difference d) {
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
        d.detail());
  }
}
