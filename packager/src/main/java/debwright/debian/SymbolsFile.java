package debwright.debian;

import debwright.debian.SonameSymbols.MinimalVersion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The symbols file of a binary package (deb-symbols(5)).
 *
 * <p>Real files hold odd lines; those are counted, never fatal, as the reference only warns of
 * them. A second header of a soname replaces its templates and keeps its symbols.
 *
 * @param sonames what it says, by soname
 * @param oddLines how many lines could not be read
 */
public record SymbolsFile(Map<String, SonameSymbols> sonames, int oddLines) {

  private static final Pattern SYMBOL =
      Pattern.compile(
          "(?:[ \\t]+|#(DEPRECATED|MISSING): [^#]+#\\s*)(\\S+)\\s(\\S+)(?:\\s(\\d+))?.*");
  private static final Pattern FIELD = Pattern.compile("\\*\\s*([^:]+):\\s*(.*\\S)\\s*");
  private static final Pattern HEADER = Pattern.compile("(\\S+)\\s+(.*)");

  public SymbolsFile {
    sonames = Map.copyOf(sonames);
  }

  /**
   * Reads the text of a file; symbol names are kept byte for byte when it was decoded as ISO
   * 8859-1.
   */
  public static SymbolsFile parse(String text) {
    Reader reader = new Reader();
    text.lines().forEach(reader::line);
    return reader.file();
  }

  private static final class Section {
    private final List<String> templates = new ArrayList<>();
    private final Map<String, String> fields = new TreeMap<>();
    private final Map<String, MinimalVersion> symbols = new LinkedHashMap<>();
  }

  private static final class Reader {
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private Optional<Section> current = Optional.empty();
    private int oddLines;

    void line(String line) {
      if (line.isEmpty()) {
        return;
      }
      switch (line.charAt(0)) {
        case ' ', '\t' -> symbol(line);
        case '#' -> comment(line);
        case '|' -> add(section -> section.templates.add(line.substring(1).stripLeading()));
        case '*' -> field(line);
        default -> header(line);
      }
    }

    private void comment(String line) {
      if (line.startsWith("#DEPRECATED: ") || line.startsWith("#MISSING: ")) {
        symbol(line);
      }
    }

    private void symbol(String line) {
      Matcher m = SYMBOL.matcher(line);
      if (!m.matches()) {
        oddLines++;
        return;
      }
      int template = m.group(4) == null ? 0 : number(m.group(4));
      MinimalVersion minimal = new MinimalVersion(m.group(3), template, m.group(1) != null);
      add(section -> section.symbols.put(m.group(2), minimal));
    }

    // No real template number has more than a digit or two; an absurd one can't be a valid index.
    private static int number(String digits) {
      return digits.length() > 4 ? Integer.MAX_VALUE : Integer.parseInt(digits);
    }

    private void field(String line) {
      Matcher m = FIELD.matcher(line);
      if (m.matches()) {
        add(section -> section.fields.put(m.group(1), m.group(2)));
      } else {
        oddLines++;
      }
    }

    private void header(String line) {
      Matcher m = HEADER.matcher(line);
      if (!m.matches()) {
        oddLines++;
        return;
      }
      Section section = sections.computeIfAbsent(m.group(1), soname -> new Section());
      section.templates.clear();
      section.templates.add(m.group(2));
      current = Optional.of(section);
    }

    private void add(java.util.function.Consumer<Section> change) {
      current.ifPresentOrElse(change, () -> oddLines++);
    }

    SymbolsFile file() {
      Map<String, SonameSymbols> sonames = new TreeMap<>();
      sections.forEach(
          (soname, section) ->
              sonames.put(
                  soname,
                  new SonameSymbols(soname, section.templates, section.fields, section.symbols)));
      return new SymbolsFile(sonames, oddLines);
    }
  }

  /** What it says, in the order of the sonames. */
  public Collection<SonameSymbols> sorted() {
    return new TreeMap<>(sonames).values();
  }
}
