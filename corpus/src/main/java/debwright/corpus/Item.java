package debwright.corpus;

import java.util.Comparator;
import java.util.Optional;

/**
 * One app, judged for one release and architecture: a row of a manifest.
 *
 * @param id such as {@code bookworm/git}; a relative path without {@code ..}
 * @param location where its bytes come from
 * @param sha256 of the fetched bytes, 64 lower-case hexadecimal digits
 * @param size of the fetched bytes
 * @param release such as {@code debian:12}
 * @param architecture Debian's name, such as {@code amd64}
 * @param tier how much it matters
 * @param label the right answer, or empty where nobody gave one
 */
public record Item(
    String id,
    Location location,
    String sha256,
    long size,
    String release,
    String architecture,
    Tier tier,
    Optional<Label> label)
    implements Comparable<Item> {

  private static final Comparator<Item> ORDER =
      Comparator.comparing(Item::id).thenComparing(Item::release).thenComparing(Item::architecture);

  public Item {
    if (!Digests.valid(sha256)) {
      throw new IllegalArgumentException("64 hexadecimal digits expected, found " + sha256);
    }
    if (size < 0) {
      throw new IllegalArgumentException("a size of 0 or more expected, found " + size);
    }
  }

  /** What one row is about, for messages: {@code bookworm/git debian:12 amd64}. */
  public String key() {
    return id + " " + release + " " + architecture;
  }

  /** The same row with its bytes elsewhere. */
  public Item at(Location place, String digest, long length) {
    return new Item(id, place, digest, length, release, architecture, tier, label);
  }

  /** The same row in another tier. */
  public Item in(Tier other) {
    return new Item(id, location, sha256, size, release, architecture, other, label);
  }

  /** The same row with that answer. */
  public Item labelled(Label answer) {
    return new Item(id, location, sha256, size, release, architecture, tier, Optional.of(answer));
  }

  /** By id, then release, then architecture: the order of a manifest. */
  @Override
  public int compareTo(Item other) {
    return ORDER.compare(this, other);
  }
}
