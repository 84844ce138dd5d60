package debwright.hints;

import debwright.csv.CsvFormatException;
import debwright.csv.CsvTable;
import debwright.result.ItemKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * How much items count: what many use counts more, and what a user complained of counts double.
 *
 * @param byItem weights by the item's id, finite and not negative; 1 for all others
 * @param reported ids of the items that came from users
 */
public record Weights(Map<String, Double> byItem, Set<String> reported) {
  /** All count alike. */
  public static final Weights EVEN = new Weights(Map.of(), Set.of());

  private static final List<String> COLUMNS = List.of("item", "weight");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,12}(?:\\.[0-9]{1,6})?");

  public Weights {
    byItem = Map.copyOf(byItem);
    reported = Set.copyOf(reported);
  }

  /**
   * Reads a table with the columns {@code item} and {@code weight}.
   *
   * @throws CsvFormatException with the line: another header, a weight that is no number from 0, or
   *     an item that is there twice
   */
  public static Weights parse(String text) throws CsvFormatException {
    CsvTable table = CsvTable.parse(text);
    if (!table.columns().equals(COLUMNS)) {
      throw new CsvFormatException(
          1, "the columns item,weight were expected, found " + String.join(",", table.columns()));
    }
    Map<String, Double> weights = new TreeMap<>();
    for (CsvTable.Row row : table.rows()) {
      String weight = row.fields().get(1).strip();
      if (!NUMBER.matcher(weight).matches()) {
        throw new CsvFormatException(
            row.line(), "a weight such as 12 or 0.5 was expected, found '" + weight + "'");
      }
      if (weights.put(row.fields().get(0), Double.valueOf(weight)) != null) {
        throw new CsvFormatException(
            row.line(), "an item once was expected, found again '" + row.fields().get(0) + "'");
      }
    }
    return new Weights(weights, Set.of());
  }

  /** The same, where these items count double. */
  public Weights reported(Collection<String> items) {
    return new Weights(byItem, new TreeSet<>(items));
  }

  /** How much an item counts, on each release. */
  public double of(ItemKey key) {
    double weight = byItem.getOrDefault(key.item(), 1.0);
    return reported.contains(key.item()) ? 2 * weight : weight;
  }
}
