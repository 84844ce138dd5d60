package debwright.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The totals as a bar and as a sum that adds up. */
final class TotalsBar {
  private final Map<Part, Integer> totals;
  private final int all;

  TotalsBar(Map<Part, Integer> totals) {
    this.totals = totals;
    this.all = totals.values().stream().mapToInt(Integer::intValue).sum();
  }

  Html html() {
    return Tag.of("div", "totals").holding(all == 0 ? Html.NOTHING : bar(), sum());
  }

  // Widths are attributes, as the page's policy allows no inline style.
  private Html bar() {
    List<Html> pieces = new ArrayList<>();
    double at = 0;
    for (Map.Entry<Part, Integer> part : totals.entrySet()) {
      double width = 1000.0 * part.getValue() / all;
      if (part.getValue() > 0) {
        pieces.add(piece(part.getKey(), at, Math.max(3, width)));
      }
      at += width;
    }
    return Tag.of("svg", "bar")
        .with("viewBox", "0 0 1000 10")
        .with("preserveAspectRatio", "none")
        .with("aria-hidden", "true")
        .holding(pieces);
  }

  private static Html piece(Part part, double at, double width) {
    return Tag.of("rect", "fill-" + part.tone() + " fill-" + part.word())
        .with("x", number(Math.min(at, 1000 - width)))
        .with("y", "0")
        .with("width", number(width))
        .with("height", "10")
        .holding();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private Html sum() {
    List<Html> terms = new ArrayList<>();
    for (Map.Entry<Part, Integer> part : totals.entrySet()) {
      String operator = terms.isEmpty() ? "" : "+";
      terms.add(term(operator, part.getValue(), part.getKey().word(), part.getKey().tone()));
    }
    terms.add(term("=", all, "all items", "calm"));
    return Tag.of("ul", "sum").holding(terms);
  }

  private static Html term(String operator, int count, String word, String tone) {
    return Tag.of("li", count == 0 ? "zero" : tone)
        .holding(
            Tag.of("i").text(operator),
            Tag.of("b").holding(Html.number(count)),
            Tag.of("span").text(" " + word + " "));
  }
}
