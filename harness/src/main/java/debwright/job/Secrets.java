package debwright.job;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Variables whose values a command may know, and what it writes may not show. */
public final class Secrets {
  /** None at all. */
  public static final Secrets NONE = new Secrets(Map.of());

  /** What is shorter would be found in any text, and tell by its gaps what it is. */
  public static final int SHORTEST = 4;

  /** Of a key that has several lines, those that are shorter tell nothing. */
  private static final int SHORTEST_LINE = 8;

  private final SortedMap<String, String> values;

  /**
   * Those.
   *
   * @param values by their names, each of {@link #SHORTEST} characters or more
   * @throws IllegalArgumentException one is shorter
   */
  public Secrets(Map<String, String> values) {
    this.values = new TreeMap<>(values);
    values.forEach(
        (name, value) -> {
          if (value.length() < SHORTEST) {
            throw new IllegalArgumentException(
                "%s has %d characters, which cannot be masked".formatted(name, value.length()));
          }
        });
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  Map<String, String> values() {
    return Map.copyOf(values);
  }

  /** What is masked, the longest first: each value, and of those with several lines each line. */
  List<byte[]> texts() {
    List<byte[]> texts = new ArrayList<>();
    for (String value : values.values()) {
      texts.add(bytes(value));
      List<String> lines = value.lines().map(String::strip).toList();
      lines.stream()
          .filter(line -> line.length() >= SHORTEST_LINE && !line.equals(value))
          .map(Secrets::bytes)
          .forEach(texts::add);
    }
    texts.sort(Comparator.<byte[]>comparingInt(text -> text.length).reversed());
    return texts;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(Charset.defaultCharset());
  }

  /** Their names only. */
  @Override
  public String toString() {
    return values.keySet().toString();
  }
}
