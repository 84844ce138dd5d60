package debwright.source;

import debwright.corpus.Digests;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/**
 * Draws packages at random, but the same for the same seed: by the digest of seed and name, so that
 * a larger sample has all of a smaller one, and a package that comes or goes moves no other.
 *
 * @param seed any text
 * @param architecture packages of it are drawn, not those for {@code all}
 * @param largest .debs above that many bytes are passed over
 */
public record Draw(String seed, String architecture, long largest) {

  /** The draw that made the embedded corpus. */
  public static final Draw EMBEDDED = new Draw("20261124", "amd64", 60_000_000);

  /** Those that may be drawn, in the order in which they are. */
  public List<Available> candidates(Collection<Available> packages) {
    return packages.stream()
        .filter(this::eligible)
        .sorted(Comparator.comparing((Available p) -> rank(p.name())))
        .toList();
  }

  /** Where a name stands in the order. */
  public String rank(String name) {
    return Digests.of(seed + "/" + name);
  }

  private boolean eligible(Available available) {
    return available.architecture().equals(architecture)
        && available.size() <= largest
        && !available.isForDebugging();
  }
}
