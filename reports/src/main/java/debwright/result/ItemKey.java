package debwright.result;

import java.util.Comparator;

/**
 * What one row is about: an item, judged for one release and architecture.
 *
 * @param item the id in the corpus
 * @param release such as {@code debian:12}
 * @param architecture Debian's name, such as {@code amd64}
 */
public record ItemKey(String item, String release, String architecture)
    implements Comparable<ItemKey> {
  private static final Comparator<ItemKey> ORDER =
      Comparator.comparing(ItemKey::item)
          .thenComparing(ItemKey::release)
          .thenComparing(ItemKey::architecture);

  @Override
  public int compareTo(ItemKey other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return item + " " + release + " " + architecture;
  }
}
