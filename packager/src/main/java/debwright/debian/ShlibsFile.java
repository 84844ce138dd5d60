package debwright.debian;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shlibs file (deb-shlibs(5)).
 *
 * @param entries in the order of the file
 * @param oddLines how many lines could not be read
 */
public record ShlibsFile(List<Entry> entries, int oddLines) {
  private static final Pattern LINE =
      Pattern.compile(
          "\\s*(?:(\\S+):\\s+)?(\\S+)\\s+(\\S+)(?:\\s+(\\S.*\\S))?\\s*", Pattern.UNIX_LINES);

  /**
   * One line.
   *
   * @param type of package that it is for, such as {@code udeb}, or empty for all
   * @param library as split by {@link LibraryName}
   * @param depends relations as written; empty text means "found, needs nothing"
   */
  public record Entry(Optional<String> type, LibraryName library, String depends) {}

  public ShlibsFile {
    entries = List.copyOf(entries);
  }

  public static ShlibsFile parse(String text) {
    List<Entry> entries = new ArrayList<>();
    int odd = 0;
    for (String line : text.split("\n", -1)) {
      Matcher m = LINE.matcher(line);
      if (line.startsWith("#") || line.isBlank()) {
        continue;
      }
      if (m.matches()) {
        entries.add(entry(m));
      } else {
        odd++;
      }
    }
    return new ShlibsFile(entries, odd);
  }

  private static Entry entry(Matcher m) {
    LibraryName library = new LibraryName(m.group(2), m.group(3));
    String depends = m.group(4) == null ? "" : m.group(4);
    return new Entry(Optional.ofNullable(m.group(1)), library, depends);
  }

  /**
   * The relations for a library in a package of a type ({@code deb}): the first line of that very
   * type, else the first line without one.
   */
  public static Optional<String> depends(List<Entry> entries, LibraryName library, String type) {
    Optional<String> untyped = Optional.empty();
    for (Entry entry : entries) {
      if (!entry.library().equals(library)) {
        continue;
      }
      if (entry.type().isEmpty()) {
        untyped = untyped.isEmpty() ? Optional.of(entry.depends()) : untyped;
      } else if (entry.type().get().equals(type)) {
        return Optional.of(entry.depends());
      }
    }
    return untyped;
  }
}
