package debwright.result;

import debwright.csv.CsvTable;
import java.util.List;
import java.util.Locale;

/** {@code results.csv}: a row for each result, the same bytes for the same results. */
final class ResultsCsv {
  static final List<String> COLUMNS =
      List.of(
          "item",
          "release",
          "architecture",
          "outcome",
          "exact",
          "score",
          "depends",
          "expected",
          "missing",
          "extra",
          "objects",
          "fingerprint",
          "plan_digest");

  private ResultsCsv() {}

  static CsvTable of(List<ItemResult> results) {
    return new CsvTable(COLUMNS, results.stream().map(ResultsCsv::row).toList());
  }

  private static CsvTable.Row row(ItemResult r) {
    return CsvTable.Row.of(
        r.key().item(),
        r.key().release(),
        r.key().architecture(),
        r.outcome().code(),
        r.score().map(s -> Boolean.toString(s.exact())).orElse(""),
        r.score().map(ResultsCsv::f1).orElse(""),
        r.depends(),
        r.score().map(ItemResult.Score::expected).orElse(""),
        r.score().map(s -> String.join(" ", s.missing())).orElse(""),
        r.score().map(s -> String.join(" ", s.extra())).orElse(""),
        Integer.toString(r.objects()),
        r.fingerprint(),
        r.planDigest());
  }

  private static String f1(ItemResult.Score score) {
    return score.f1().isEmpty() ? "" : String.format(Locale.ROOT, "%.4f", score.f1().getAsDouble());
  }
}
