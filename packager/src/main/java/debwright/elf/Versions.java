package debwright.elf;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What DT_VERNEED and DT_VERDEF say: the lists, and the names by index that DT_VERSYM points to.
 * One space of indexes serves both: a copied object is defined under a version of DT_VERNEED.
 */
record Versions(
    List<VersionNeed> needs, List<String> definitions, Map<Integer, Optional<String>> names) {
  static final Versions NONE = new Versions(List.of(), List.of(), Map.of());

  /** VER_NDX_LOCAL and VER_NDX_GLOBAL; a definition of the latter other than the base is a name. */
  private static final int VER_NDX_GLOBAL = 1;

  Versions {
    needs = List.copyOf(needs);
    definitions = List.copyOf(definitions);
    names = Map.copyOf(names);
  }

  boolean isEmpty() {
    return names.isEmpty();
  }

  /** Versions of its own that the object needs of others, too. */
  Set<String> neededOfOwn() {
    if (needs.isEmpty() || definitions.isEmpty()) {
      return Set.of();
    }
    Set<String> both = needs.stream().map(VersionNeed::version).collect(Collectors.toSet());
    both.retainAll(definitions);
    return both;
  }

  /** The name of a version index without its hidden bit. */
  Optional<String> at(int index) throws ElfException {
    Optional<String> name = names.get(index);
    if (name != null) {
      return name;
    }
    if (index <= VER_NDX_GLOBAL) {
      return Optional.empty();
    }
    throw ElfException.corrupt(
        "DT_VERSYM", 0, "a version of DT_VERNEED or DT_VERDEF", "index " + index);
  }
}
