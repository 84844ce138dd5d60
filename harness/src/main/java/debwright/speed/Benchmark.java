package debwright.speed;

import debwright.result.ItemKey;
import java.util.Comparator;
import java.util.Locale;

/**
 * One thing whose cost is measured.
 *
 * @param kind how much of the work is asked for
 * @param item what it is asked about
 */
public record Benchmark(Kind kind, ItemKey item) implements Comparable<Benchmark> {
  private static final Comparator<Benchmark> ORDER =
      Comparator.comparing(Benchmark::kind).thenComparing(Benchmark::item);

  /**
   * Part of the engine's work, as far as its protocol can ask for it; each holds those before it.
   */
  public enum Kind {
    /** The item is opened and read, and looked up in an index that has nothing. */
    PARSE,
    /** Libraries are mapped by their names. */
    RESOLVE,
    /** Libraries are mapped by symbols: the whole plan. */
    PLAN,
    /** The whole plan of a small item, with an index that was not open before. */
    INDEX;

    /** The stable text form. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Override
  public int compareTo(Benchmark other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return kind.code() + " " + item;
  }
}
