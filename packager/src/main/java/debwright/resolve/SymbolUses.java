package debwright.resolve;

import debwright.elf.DynamicSymbol;
import debwright.elf.ElfFile;
import debwright.elf.VersionNeed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which symbols of its libraries an object uses.
 *
 * @param mode whose rules say what a use is
 * @param dpkg whose rules count version references
 */
record SymbolUses(Mode mode, DpkgRules dpkg) {
  /** What symbols files write for the version of a symbol that has none. */
  static final String UNVERSIONED = "Base";

  /**
   * A use.
   *
   * @param version of the symbol, or {@link #UNVERSIONED}
   */
  record Use(String name, String version) {
    /** As people write it. */
    String shown() {
      return version.equals(UNVERSIONED) ? name : name + "@" + version;
    }
  }

  /** The uses of an object, in the order of its tables. */
  List<Use> of(ElfFile elf) {
    List<Use> uses = new ArrayList<>();
    for (DynamicSymbol symbol : elf.symbols()) {
      if (isUse(symbol)) {
        uses.add(new Use(symbol.name(), symbol.version().orElse(UNVERSIONED)));
      }
    }
    if (dpkg.versionReferencesCount()) {
      addVersionReferences(elf, uses);
    }
    return uses;
  }

  // The reference finds the copy relocation of a versioned symbol by two @ signs. Since 2.35
  // objdump writes one, so that it only knows those of symbols without version.
  private boolean isUse(DynamicSymbol symbol) {
    return !symbol.defined()
        || (symbol.copied() && (mode == Mode.LOADER || symbol.version().isEmpty()));
  }

  // A library that defines a version of that name itself has a symbol for it, which is no use.
  private static void addVersionReferences(ElfFile elf, List<Use> uses) {
    Set<String> own = ownVersions(elf);
    for (VersionNeed need : elf.versionNeeds()) {
      if (!own.contains(need.version())) {
        uses.add(new Use(need.version(), need.version()));
      }
    }
  }

  private static Set<String> ownVersions(ElfFile elf) {
    if (elf.versionDefinitions().isEmpty()) {
      return Set.of();
    }
    return elf.symbols().stream()
        .filter(DynamicSymbol::defined)
        .filter(symbol -> symbol.version().equals(Optional.of(symbol.name())))
        .map(DynamicSymbol::name)
        .collect(Collectors.toSet());
  }
}
