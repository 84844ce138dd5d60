package debwright.web;

import debwright.text.Visible;
import java.util.List;

/**
 * A line of a difference.
 *
 * @param kind {@code add}, {@code del}, {@code hunk}, {@code head} or {@code same}
 */
record DiffLine(String kind, String text) {
  private static final int MOST = 2_000;
  private static final int LONG = 500;

  /** Those of a patch, the first two thousand. */
  static List<DiffLine> of(String patch) {
    return patch.lines().limit(MOST).map(DiffLine::line).toList();
  }

  private static DiffLine line(String text) {
    return new DiffLine(kind(text), Visible.shortened(text, LONG));
  }

  private static String kind(String text) {
    if (text.startsWith("diff ") || text.startsWith("+++") || text.startsWith("---")) {
      return "head";
    }
    if (text.startsWith("@@")) {
      return "hunk";
    }
    return text.startsWith("+") ? "add" : text.startsWith("-") ? "del" : "same";
  }
}
