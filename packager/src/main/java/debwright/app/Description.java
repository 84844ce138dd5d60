package debwright.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The Description field (Policy 5.6.13) as a control file has it: one line, then text with a blank
 * before each line, and a line {@code " ."} between paragraphs.
 */
final class Description {
  private static final int MOST_SYNOPSIS = 78;
  private static final int WIDTH = 78;

  private Description() {}

  /**
   * @param where the files of the app lie, such as {@code /opt/app}
   */
  static String of(Identity identity, String where) {
    String summary = identity.summary().orElse("").replaceAll("\\s+", " ").strip();
    List<String> paragraphs = new ArrayList<>();
    if (summary.length() > MOST_SYNOPSIS) {
      paragraphs.add(summary);
    }
    paragraphs.add(
        "This package holds %s %s as its maker ships it, in %s. What it needs of the system, it depends on."
            .formatted(identity.title(), identity.version(), where));
    return synopsis(identity, summary) + "\n" + body(paragraphs);
  }

  private static String synopsis(Identity identity, String summary) {
    String text = summary.replaceFirst("(?i)^(?:an?|the)\\s+", "").replaceFirst("[.!\\s]+$", "");
    boolean says = !text.isEmpty() && !text.equalsIgnoreCase(identity.name());
    String line =
        says ? withoutName(text, identity.name()) : "binary release of " + identity.title();
    return line.length() <= MOST_SYNOPSIS ? line : shortened(line);
  }

  // The name stands beside the line wherever it is shown.
  private static String withoutName(String text, String name) {
    boolean repeats = text.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT) + " ");
    String rest = repeats ? text.substring(name.length()).strip() : text;
    String bare = rest.replaceFirst("^(?:[-:,]\\s*|(?i)is\\s+(?:an?\\s+|the\\s+)?)", "");
    return bare.isEmpty() ? text : bare;
  }

  private static String shortened(String line) {
    int end = line.lastIndexOf(' ', MOST_SYNOPSIS - 3);
    return line.substring(0, end > 0 ? end : MOST_SYNOPSIS - 3).replaceFirst("[,;:.\\s]+$", "")
        + "...";
  }

  private static String body(List<String> paragraphs) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : paragraphs) {
      if (!lines.isEmpty()) {
        lines.add(" .");
      }
      wrapped(paragraph).forEach(line -> lines.add(" " + line));
    }
    return String.join("\n", lines);
  }

  private static List<String> wrapped(String text) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      if (!line.isEmpty() && line.length() + 1 + word.length() > WIDTH) {
        lines.add(line.toString());
        line.setLength(0);
      }
      line.append(line.isEmpty() ? "" : " ").append(word);
    }
    lines.add(line.toString());
    return lines;
  }
}
