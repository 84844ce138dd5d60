package debwright.text;

import java.util.ArrayList;
import java.util.List;

/** A Depends folded into lines between its relations. */
public final class Folded {
  private Folded() {}

  /** Lines of at most that many characters, unless one relation alone is longer; never none. */
  public static List<String> depends(String depends, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String relation : Visible.line(depends).split("(?<=,) +", -1)) {
      if (!line.isEmpty() && line.length() + 1 + relation.length() > width) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(relation);
    }
    lines.add(line.toString());
    return lines;
  }
}
