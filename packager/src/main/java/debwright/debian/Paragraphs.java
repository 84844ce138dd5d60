package debwright.debian;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Paragraphs of fields as in deb822(5), one after another; names of fields in lower case, comments
 * left out.
 */
public final class Paragraphs {
  private final Consumer<Map<String, String>> each;
  private Map<String, String> fields = new TreeMap<>();
  private String last = "";

  private Paragraphs(Consumer<Map<String, String>> each) {
    this.each = each;
  }

  /** Reads a text to its end, and gives each paragraph by name of field. */
  public static void read(Reader text, Consumer<Map<String, String>> each) throws IOException {
    Paragraphs paragraphs = new Paragraphs(each);
    BufferedReader lines = new BufferedReader(text);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      paragraphs.line(line);
    }
    paragraphs.end();
  }

  private void line(String line) {
    if (line.isBlank()) {
      end();
    } else if (Character.isWhitespace(line.charAt(0))) {
      fields.computeIfPresent(last, (name, value) -> value + "\n" + line);
    } else if (!line.startsWith("#")) {
      field(line);
    }
  }

  private void field(String line) {
    int colon = line.indexOf(':');
    if (colon > 0) {
      last = line.substring(0, colon).toLowerCase(Locale.ROOT);
      fields.put(last, line.substring(colon + 1).strip());
    }
  }

  private void end() {
    if (!fields.isEmpty()) {
      each.accept(fields);
      fields = new TreeMap<>();
    }
  }
}
