package debwright.debian;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a symbols file says of one soname (deb-symbols(5)).
 *
 * @param soname such as {@code libc.so.6}
 * @param templates dependency templates, the main one first, then those of {@code |} lines
 * @param fields the {@code *} lines, such as {@code Build-Depends-Package}
 * @param symbols by {@code name@version}, the version being {@code Base} where the library has none
 */
public record SonameSymbols(
    String soname,
    List<String> templates,
    Map<String, String> fields,
    Map<String, MinimalVersion> symbols) {

  /** The template that a dependency on the library always has. */
  public static final int MAIN_TEMPLATE = 0;

  /**
   * Since when a symbol is there.
   *
   * @param version of the package
   * @param template the index of the template that a use of the symbol calls for
   * @param deprecated whether the symbol is gone: it then counts for the smallest version only
   */
  public record MinimalVersion(String version, int template, boolean deprecated) {}

  public SonameSymbols {
    templates = List.copyOf(templates);
    fields = Map.copyOf(fields);
    symbols = Map.copyOf(symbols);
  }

  /** The lowest version of all symbols of the main template, or empty where it has none. */
  public Optional<String> smallestVersion() {
    return symbols.values().stream()
        .filter(symbol -> symbol.template() == MAIN_TEMPLATE)
        .map(symbol -> new Version(symbol.version()))
        .min(Comparator.<Version>naturalOrder().thenComparing(Version::text))
        .map(Version::text);
  }
}
