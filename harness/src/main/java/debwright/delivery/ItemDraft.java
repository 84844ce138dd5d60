package debwright.delivery;

import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A backlog item that is being written down.
 *
 * @param title one line, or empty
 * @param why what users get from it, or empty
 * @param assumptions what is taken for granted
 * @param criteria as they stand in the file, such as {@code regressions: none}
 */
public record ItemDraft(String title, String why, List<String> assumptions, List<String> criteria) {
  private static final int WIDTH = 100;

  /** What YAML takes for text as it stands. */
  private static final Pattern PLAIN =
      Pattern.compile(
          "(?!(?i:true|false|yes|no|on|off|null|y|n)$)[A-Za-z]([A-Za-z0-9 ,.;()/_'-]*[A-Za-z0-9.)])?");

  public ItemDraft {
    assumptions = List.copyOf(assumptions);
    criteria = List.copyOf(criteria);
  }

  /** The same under a title. */
  public ItemDraft titled(String other) {
    return new ItemDraft(other, why, assumptions, criteria);
  }

  /** The file's text; it says what there is to fill in, and is refused until it is. */
  public String text() {
    List<String> lines = new ArrayList<>();
    lines.add(title.isBlank() ? "title:  # one line" : "title: " + quoted(title));
    lines.addAll(reason());
    if (assumptions.isEmpty()) {
      lines.add(
          "assumptions: []  # what is taken for granted, each with a check if there can be one");
    } else {
      lines.add("assumptions:");
      assumptions.forEach(each -> lines.add("  - " + quoted(each)));
    }
    lines.add(
        criteria.isEmpty()
            ? "done:  # by what one sees that it is done, such as: - regressions: none"
            : "done:");
    criteria.forEach(each -> lines.add("  - {" + Visible.line(each.strip()) + "}"));
    return String.join("\n", lines) + "\n";
  }

  private List<String> reason() {
    if (why.isBlank()) {
      return List.of("why:  # what users get from it");
    }
    List<String> lines = new ArrayList<>(List.of("why: >-"));
    StringBuilder line = new StringBuilder(" ");
    for (String word : Visible.line(why).strip().split("\\s+", -1)) {
      if (line.length() + word.length() > WIDTH && line.length() > 1) {
        lines.add(line.toString());
        line.setLength(1);
      }
      line.append(' ').append(word);
    }
    lines.add(line.toString());
    return lines;
  }

  /** A scalar; in double quotes where YAML would take it for something else. */
  private static String quoted(String text) {
    String line = Visible.line(text).strip();
    return PLAIN.matcher(line).matches()
        ? line
        : '"' + line.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }
}
