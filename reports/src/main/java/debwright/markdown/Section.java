package debwright.markdown;

import java.util.List;
import java.util.Set;

/**
 * A part of the summary that may lose rows where the whole grows too long.
 *
 * @param head title and head of its table
 * @param rows in the order in which they are shown, the first ones first
 * @param most rows that are shown at all
 */
record Section(String head, List<Row> rows, int most) {
  /**
   * One row.
   *
   * @param weight how important it is, 0 the most
   * @param items how many items it stands for
   * @param text a whole line with its end
   */
  record Row(Weight weight, int items, String text) {}

  /** How important a row is, the most important first. */
  enum Weight {
    /** It stops a landing. */
    GATES,
    UNKNOWN,
    /** Worse, but tolerable. */
    WORSE,
    WAIVED,
    FIXED,
    NEUTRAL,
    BETTER,
    COSMETIC
  }

  /** Longer than the longest that {@link #leftOut} gives. */
  static final int LEFT_OUT = 120;

  Section {
    rows = List.copyOf(rows);
  }

  /** Those rows that may be shown. */
  List<Row> first() {
    return rows.stream().limit(most).toList();
  }

  /** What it takes beside its rows. */
  int overhead() {
    return rows.isEmpty() ? 0 : head.length() + LEFT_OUT;
  }

  /** Markdown with those rows that are kept; nothing where it never had any. */
  String text(Set<Row> kept) {
    if (rows.isEmpty()) {
      return "";
    }
    StringBuilder text = new StringBuilder(head);
    rows.stream().filter(kept::contains).map(Row::text).forEach(text::append);
    return text.append(leftOut(rows.stream().filter(row -> !kept.contains(row)).toList()))
        .toString();
  }

  private static String leftOut(List<Row> rows) {
    int items = rows.stream().mapToInt(Row::items).sum();
    return rows.isEmpty()
        ? ""
        : "\n… and %d more, left out here: the page and comparison.csv have them all.\n"
            .formatted(items);
  }
}
