package debwright.resolve;

import debwright.debian.Version;
import debwright.elf.DynamicSymbol;
import debwright.elf.VersionNeed;
import debwright.index.ArchiveIndex;
import debwright.index.Exports;
import debwright.index.IndexException;
import debwright.index.Symbols;
import debwright.plan.Loading.UndefinedSymbol;
import debwright.plan.Loading.UnmetVersion;
import debwright.resolve.Metadata.FromSymbols;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What libraries define, against what objects ask of them. */
final class Offers {
  private static final List<String> PARTS_OF_GLIBC =
      List.of("libc.so.6", "libm.so.6", "libpthread.so.0");

  private static final Rules BEST =
      new Rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_22_22, List.of());

  /**
   * Symbols files write so for no version; a library whose version has that name looks the same.
   */
  private static final String UNVERSIONED = "Base";

  private final ArchiveIndex index;

  Offers(ArchiveIndex index) {
    this.index = index;
  }

  /** What one library defines. */
  interface Definitions {
    /** The symbol versions; empty where it defines none. */
    Set<String> versions();

    boolean has(String name);

    boolean has(String name, String version);

    /** Whether it is sure of a name that it has not. */
    boolean knowsNames();
  }

  /** What a symbols file says. */
  private record Listed(Symbols symbols) implements Definitions {
    @Override
    public Set<String> versions() {
      return symbols.versions();
    }

    @Override
    public boolean has(String name) {
      return symbols.has(name);
    }

    @Override
    public boolean has(String name, String version) {
      return symbols.find(name, version).filter(minimal -> !minimal.deprecated()).isPresent();
    }

    @Override
    public boolean knowsNames() {
      return true;
    }
  }

  /** What was read off the library when the index was made. */
  private record Exported(Exports exports) implements Definitions {
    @Override
    public Set<String> versions() {
      return exports.versions();
    }

    @Override
    public boolean has(String name) {
      return exports.mayHave(name);
    }

    @Override
    public boolean has(String name, String version) {
      return exports.mayHave(name, version);
    }

    @Override
    public boolean knowsNames() {
      return exports.knowsNames();
    }
  }

  /**
   * The symbol versions that a library defines; empty where it defines none, and where the index
   * does not know: the dynamic linker takes the first as a warning, and nothing can be said of the
   * second.
   */
  private Set<String> versions(String soname, Found found) throws IndexException {
    if (found.candidate().isPresent() && found.bundled().isPresent()) {
      return new TreeSet<>(found.bundled().get().elf().versionDefinitions());
    }
    return definitions(soname, found).map(Definitions::versions).orElse(Set.of());
  }

  /** What a library of the archive defines; empty where the index does not know. */
  Optional<Definitions> definitions(String soname, Found found) throws IndexException {
    if (found.candidate().isEmpty() || found.candidate().get().packages().isEmpty()) {
      return Optional.empty();
    }
    Candidate candidate = found.candidate().get();
    Metadata metadata = Metadata.choose(soname, List.of(candidate), BEST, index);
    if (metadata instanceof FromSymbols known) {
      return Optional.of(new Listed(known.symbols()));
    }
    return index
        .exports(candidate.soname().orElse(soname), metadata.packageName())
        .map(Exported::new);
  }

  /** What was read off a library of the archive when the index was made, if it was. */
  Optional<Exports> exports(String soname, Found found) throws IndexException {
    if (found.candidate().isEmpty() || found.candidate().get().packages().isEmpty()) {
      return Optional.empty();
    }
    Candidate candidate = found.candidate().get();
    return index.exports(candidate.soname().orElse(soname), candidate.packages().get(0));
  }

  /** The versions that an object needs of a library and that are not there. */
  List<UnmetVersion> unmet(AppObject object, String soname, Found found) throws IndexException {
    List<VersionNeed> needs =
        object.elf().versionNeeds().stream()
            .filter(need -> need.file().equals(soname) && !need.weak())
            .filter(need -> !need.version().equals(UNVERSIONED))
            .toList();
    Set<String> offered = needs.isEmpty() ? Set.of() : versions(soname, found);
    List<UnmetVersion> unmet = new ArrayList<>();
    for (VersionNeed need : needs) {
      if (!offered.isEmpty() && !offered.contains(need.version())) {
        String symbol = symbol(object, need.version());
        String best = best(ofItsPackage(offered, found), need.version());
        unmet.add(new UnmetVersion(object.path(), soname, need.version(), symbol, best));
      }
    }
    return unmet;
  }

  /**
   * The symbols that an object needs of a library in versions that this has, and that are not
   * there. Of a version that several libraries define nobody can say whose symbol is meant.
   */
  List<UndefinedSymbol> undefined(AppObject object, String soname, Found found)
      throws IndexException {
    Set<String> asked = versionsOfOne(object, soname);
    if (asked.isEmpty() || found.bundled().isPresent()) {
      return List.of();
    }
    Optional<Definitions> offered = definitions(soname, found);
    if (offered.isEmpty()) {
      return List.of();
    }
    asked.retainAll(offered.get().versions());
    List<UndefinedSymbol> undefined = new ArrayList<>();
    for (DynamicSymbol symbol : object.elf().symbols()) {
      String version = symbol.version().orElse("");
      boolean needed = (!symbol.defined() || symbol.copied()) && !symbol.weak();
      if (needed && asked.contains(version) && !offered.get().has(symbol.name(), version)) {
        undefined.add(new UndefinedSymbol(object.path(), soname, symbol.name(), version));
      }
    }
    return undefined;
  }

  /** Whether a library of the archive is known to define a symbol in that version. */
  boolean defines(String soname, Found found, UndefinedSymbol symbol) throws IndexException {
    Optional<Definitions> offered = definitions(soname, found);
    return offered.isPresent()
        && offered.get().versions().contains(symbol.version())
        && offered.get().has(symbol.symbol(), symbol.version());
  }

  private static Set<String> versionsOfOne(AppObject object, String soname) {
    Set<String> of = new HashSet<>();
    Set<String> others = new HashSet<>();
    for (VersionNeed need : object.elf().versionNeeds()) {
      (need.file().equals(soname) ? of : others).add(need.version());
    }
    of.removeAll(others);
    of.remove(UNVERSIONED);
    return of;
  }

  private static String symbol(AppObject object, String version) {
    return object.elf().symbols().stream()
        .filter(symbol -> !symbol.defined() || symbol.copied())
        .filter(symbol -> symbol.version().equals(Optional.of(version)))
        .map(DynamicSymbol::name)
        .sorted()
        .findFirst()
        .orElse("");
  }

  /**
   * Those of a library, and for the C library of all its parts: Debian 11 has glibc 2.31, which is
   * told by a version of libm alone.
   */
  private Set<String> ofItsPackage(Set<String> offered, Found found) throws IndexException {
    if (found.bundled().isPresent()
        || found.candidate().isEmpty()
        || offered.stream().noneMatch(each -> each.startsWith("GLIBC_"))) {
      return offered;
    }
    Set<String> all = new TreeSet<>(offered);
    for (String owner : found.candidate().get().packages()) {
      for (String part : PARTS_OF_GLIBC) {
        index.symbols(part, owner).ifPresent(symbols -> all.addAll(symbols.versions()));
      }
    }
    return all;
  }

  private static String best(Set<String> offered, String wanted) {
    String beginning = beginning(wanted);
    return offered.stream()
        .filter(each -> beginning(each).equals(beginning) && numbered(each))
        .max(Comparator.comparing(each -> new Version(number(each))))
        .orElse("");
  }

  private static boolean numbered(String version) {
    String number = number(version);
    return !number.isEmpty() && Character.isDigit(number.charAt(0));
  }

  /** All up to the last underscore: {@code GLIBC_} of {@code GLIBC_2.38}. */
  static String beginning(String version) {
    return version.substring(0, version.lastIndexOf('_') + 1);
  }

  /** What follows the last underscore. */
  static String number(String version) {
    return version.substring(version.lastIndexOf('_') + 1);
  }

  /**
   * Whether the archive's library can stand in for the app's own copy: it has the versions that an
   * object needs, and of the symbols that the object may have from the copy all.
   */
  boolean holds(AppObject object, String soname, Found archive, AppObject copy)
      throws IndexException {
    Optional<Definitions> offered = definitions(soname, archive);
    if (offered.isEmpty()) {
      return true;
    }
    Set<String> defined =
        copy.elf().symbols().stream()
            .filter(symbol -> symbol.defined() && !symbol.copied())
            .map(DynamicSymbol::name)
            .collect(Collectors.toSet());
    Set<String> versions =
        object.elf().versionNeeds().stream()
            .filter(need -> need.file().equals(soname))
            .map(VersionNeed::version)
            .collect(Collectors.toSet());
    return unmet(object, soname, archive).isEmpty()
        && object.elf().symbols().stream()
            .filter(symbol -> !symbol.defined() && !symbol.weak())
            .filter(symbol -> defined.contains(symbol.name()))
            .filter(symbol -> symbol.version().filter(v -> !versions.contains(v)).isEmpty())
            .allMatch(symbol -> present(offered.get(), symbol));
  }

  // An unversioned reference takes whatever version the library has of the name.
  private static boolean present(Definitions offered, DynamicSymbol symbol) {
    return symbol.version().isPresent()
        ? offered.has(symbol.name(), symbol.version().get())
        : offered.has(symbol.name());
  }
}
