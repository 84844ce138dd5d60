package debwright.debian;

import debwright.debian.SonameSymbols.MinimalVersion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

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

  private static final Pattern FIELD =
      Pattern.compile("\\*\\s*([^:]+):\\s*(.*\\S)\\s*", Pattern.UNIX_LINES);
  private static final Pattern HEADER = Pattern.compile("(\\S+)\\s+(.*)", Pattern.UNIX_LINES);

  public SymbolsFile {
    sonames = Map.copyOf(sonames);
  }

  /**
   * Reads the text of a file; symbol names are kept byte for byte when it was decoded as ISO
   * 8859-1.
   */
  public static SymbolsFile parse(String text) {
    Reader reader = new Reader();
    Arrays.stream(text.split("\n", -1)).forEach(reader::line);
    return reader.file();
  }

  private static final class Section {
    private final List<String> templates = new ArrayList<>();
    private final Map<String, String> fields = new TreeMap<>();
    private final Map<String, MinimalVersion> symbols = new LinkedHashMap<>();
    private boolean findable;

    void put(SymbolLine symbol) {
      if (!symbol.pattern()) {
        symbols.put(symbol.name(), symbol.minimal());
      }
    }
  }

  private static final class Reader {
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private Optional<Section> current = Optional.empty();
    private int oddLines;

    void line(String line) {
      if (SymbolLine.is(line)) {
        symbol(line);
      } else if (!line.isEmpty()) {
        switch (line.charAt(0)) {
          case '#' -> {}
          case '|' -> add(section -> section.templates.add(afterBar(line)));
          case '*' -> field(line);
          default -> header(line);
        }
      }
    }

    private static String afterBar(String line) {
      return line.substring(1).stripLeading();
    }

    private void symbol(String line) {
      Optional<SymbolLine> symbol = SymbolLine.parse(line);
      if (symbol.isEmpty()) {
        oddLines++;
      } else {
        add(section -> section.put(symbol.get()));
      }
    }

    private void field(String line) {
      Matcher m = FIELD.matcher(line);
      if (m.matches()) {
        add(section -> section.fields.put(capitalized(m.group(1)), m.group(2)));
      } else {
        header(line);
      }
    }

    // Field names have no case; deb-symbols(5) writes them so.
    private static String capitalized(String field) {
      return Arrays.stream(field.toLowerCase(Locale.ROOT).split("-", -1))
          .map(
              word ->
                  word.isEmpty()
                      ? word
                      : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
          .collect(Collectors.joining("-"));
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
      section.findable |= line.charAt(m.end(1)) == ' ';
      current = Optional.of(section);
    }

    private void add(java.util.function.Consumer<Section> change) {
      current.ifPresentOrElse(change, () -> oddLines++);
    }

    // The reference looks a soname up by a header with one space behind it.
    SymbolsFile file() {
      Map<String, SonameSymbols> sonames = new TreeMap<>();
      sections.values().removeIf(section -> !section.findable);
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
