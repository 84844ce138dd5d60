package debwright.run;

import java.util.regex.Pattern;

/** Makes what a worker said fit for one line of a report. */
final class Words {
  private static final int LONGEST = 400;
  private static final int QUOTE = 80;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\u2028\u2029]+");
  private static final Pattern PATH = Pattern.compile("(?<![\\w.])/[^\\s:'\"),;]+");
  private static final Pattern ADDRESS = Pattern.compile("\\b0x[0-9a-fA-F]+\\b|@[0-9a-f]{4,}\\b");
  private static final Pattern NUMBER = Pattern.compile("\\b[0-9]+\\b");

  private Words() {}

  /** On one line and of bounded length. */
  static String oneLine(String text) {
    return shortened(unbroken(text), LONGEST);
  }

  /** On one line, as long as it is. */
  static String unbroken(String text) {
    return CONTROL.matcher(text).replaceAll(" ").strip();
  }

  /** The beginning of a line that is not understood. */
  static String quoted(String line) {
    String head = line.substring(0, Math.min(line.length(), 4 * QUOTE));
    return "'" + shortened(oneLine(head), QUOTE) + "'";
  }

  /** Without paths, addresses and numbers, so that the same failure reads the same twice. */
  static String fingerprint(String text) {
    String named = PATH.matcher(oneLine(text)).replaceAll("PATH");
    return NUMBER.matcher(ADDRESS.matcher(named).replaceAll("ADDRESS")).replaceAll("N");
  }

  private static String shortened(String text, int longest) {
    return text.length() <= longest ? text : text.substring(0, longest) + "…";
  }
}
