package debwright.mutants;

import debwright.corpus.Digests;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;

/** An order by a seeded hash of names: one more moves none of the others. */
final class Seeded {
  private Seeded() {}

  static <T> List<T> shuffled(Collection<T> all, Function<T, String> name, long seed) {
    return all.stream().sorted(Comparator.comparing(each -> hash(name.apply(each), seed))).toList();
  }

  private static String hash(String name, long seed) {
    return Digests.of(seed + " " + name);
  }
}
