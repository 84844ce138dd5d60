package debwright.run;

import debwright.corpus.Digests;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a corpus that one of several machines runs. Every machine knows all parts, from the
 * manifest alone.
 *
 * @param number 1 to {@code of}
 * @param of how many parts there are, 1 to {@value #MOST}
 */
public record Shard(int number, int of) {
  /** More machines than anybody has. */
  public static final int MOST = 1000;

  /** The whole corpus. */
  public static final Shard WHOLE = new Shard(1, 1);

  private static final Pattern TEXT = Pattern.compile("([1-9][0-9]{0,3})/([1-9][0-9]{0,3})");

  /** What an item costs besides its bytes, in bytes. */
  private static final long EACH = 200_000;

  public Shard {
    if (number < 1 || number > of || of > MOST) {
      throw new IllegalArgumentException("shard " + number + " of " + of);
    }
  }

  /** Reads {@code 2/5}. */
  public static Optional<Shard> of(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    int number = Integer.parseInt(matcher.group(1));
    int of = Integer.parseInt(matcher.group(2));
    return number <= of && of <= MOST ? Optional.of(new Shard(number, of)) : Optional.empty();
  }

  /** Whether there is no other. */
  public boolean isWhole() {
    return of == 1;
  }

  /**
   * The items of this part: the dearest goes to the part that costs least so far, and so on. Those
   * that cost the same come in an order that has nothing to do with their names, so that a group of
   * hard ones is spread.
   *
   * @param bytes of all items, by id
   */
  public Set<String> items(Map<String, Long> bytes) {
    List<Map.Entry<String, Long>> dearest =
        bytes.entrySet().stream()
            .sorted(
                Map.Entry.<String, Long>comparingByValue()
                    .reversed()
                    .thenComparing(entry -> Digests.of(entry.getKey())))
            .toList();
    long[] costs = new long[of];
    Set<String> mine = new HashSet<>();
    for (Map.Entry<String, Long> item : dearest) {
      int least = least(costs);
      costs[least] += item.getValue() + EACH;
      if (least == number - 1) {
        mine.add(item.getKey());
      }
    }
    return mine;
  }

  private static int least(long[] costs) {
    int least = 0;
    for (int i = 1; i < costs.length; i++) {
      least = costs[i] < costs[least] ? i : least;
    }
    return least;
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
