package debwright.html;

import debwright.result.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** How many items have each outcome, on each side; each column adds up to that side's items. */
final class OutcomeTable {
  private OutcomeTable() {}

  static Html of(View view) {
    Summary after = Summary.of(view.candidate());
    Optional<Summary> before = view.base().map(Summary::of);
    TreeSet<String> codes = new TreeSet<>(after.outcomes().keySet());
    before.ifPresent(summary -> codes.addAll(summary.outcomes().keySet()));
    List<Html> rows = new ArrayList<>();
    for (String code : codes) {
      rows.add(row("td", code, before.map(s -> count(s, code)), count(after, code)));
    }
    rows.add(row("th", "all", before.map(Summary::items), after.items()));
    return Tag.of("div", "scroll")
        .holding(Tag.of("table", "facts").holding(head(view), Tag.of("tbody").holding(rows)));
  }

  private static int count(Summary summary, String code) {
    return summary.outcomes().getOrDefault(code, 0);
  }

  private static Html head(View view) {
    List<Html> cells = new ArrayList<>();
    cells.add(Tag.of("th").with("scope", "col").text("Outcome"));
    view.base().ifPresent(b -> cells.add(number("th", "Baseline")));
    cells.add(number("th", "Candidate"));
    return Tag.of("thead").holding(Tag.of("tr").holding(cells));
  }

  private static Html row(String cell, String code, Optional<Integer> before, int after) {
    List<Html> cells = new ArrayList<>();
    cells.add(Tag.of("th").with("scope", "row").holding(Tag.of("code").text(code)));
    before.ifPresent(count -> cells.add(number(cell, Integer.toString(count))));
    cells.add(number(cell, Integer.toString(after)));
    return Tag.of("tr").holding(cells);
  }

  private static Html number(String cell, String text) {
    return Tag.of(cell, "number").text(text);
  }
}
