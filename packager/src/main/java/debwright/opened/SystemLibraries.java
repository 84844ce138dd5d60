package debwright.opened;

import debwright.debian.LibraryName;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.index.LibraryEntry;
import debwright.index.PackageEntry;
import debwright.index.Provider;
import debwright.opened.Wanted.Choice;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What dlopen(3) finds by a name alone in an installed system, and which package has it. */
public final class SystemLibraries {
  /** What no installed system is without, so that nobody needs to ask for it. */
  private static final Set<String> EVERYWHERE = Set.of("libc6", "libgcc-s1", "libcrypt1");

  private final ArchiveIndex index;
  private final String abi;
  private final List<String> folders;
  private final Function<String, Optional<String>> pinned;
  private final Map<String, Optional<String>> known = new HashMap<>();

  /**
   * @param abi of the objects that open them, as the index writes it
   * @param folders where ld.so looks
   * @param pinned the package that the user wants for a library, if one
   */
  public SystemLibraries(
      ArchiveIndex index,
      String abi,
      List<String> folders,
      Function<String, Optional<String>> pinned) {
    this.index = index;
    this.abi = abi;
    this.folders = List.copyOf(folders);
    this.pinned = pinned;
  }

  /**
   * The best package of the release that has a library of that DT_SONAME; empty where none has, or
   * every system has it.
   */
  Optional<String> packageOf(String soname) throws IndexException {
    Optional<String> before = known.get(soname);
    if (before != null) {
      return before;
    }
    Optional<String> found = find(soname);
    known.put(soname, found);
    return found;
  }

  /** Whether it is a library that no installed system is without. */
  boolean isEverywhere(String soname) throws IndexException {
    return Provider.of(soname, index).stream()
        .anyMatch(provider -> EVERYWHERE.contains(provider.packageName()));
  }

  private Optional<String> find(String soname) throws IndexException {
    Optional<String> wanted = pinned.apply(soname);
    if (wanted.isPresent()) {
      return wanted;
    }
    if (index.libraries(soname).isEmpty() && index.alternativesNamed(soname).isEmpty()) {
      return Optional.empty();
    }
    for (Provider provider : Provider.of(soname, index)) {
      if (has(provider, soname)) {
        String name = provider.packageName();
        return EVERYWHERE.contains(name) ? Optional.empty() : Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /** Alternatives, those before others that more packages of the release depend on. */
  List<Choice> mostUsedFirst(List<Choice> choices) throws IndexException {
    Map<String, Integer> dependents = new HashMap<>();
    for (Choice choice : choices) {
      String name = choice.relation();
      dependents.put(name, index.findPackage(name).map(PackageEntry::dependents).orElse(0));
    }
    return choices.stream()
        .sorted(Comparator.comparing(each -> -dependents.getOrDefault(each.relation(), 0)))
        .toList();
  }

  // A name without a version that no metadata speaks of is a plugin's or a link for building.
  private boolean has(Provider provider, String soname) throws IndexException {
    boolean named = LibraryName.of(soname).isPresent() || !provider.quality().equals("names");
    return named && (ships(provider, soname) || manages(provider, soname));
  }

  private boolean ships(Provider provider, String soname) throws IndexException {
    for (LibraryEntry entry : index.libraries(soname)) {
      if (entry.packageName().equals(provider.packageName())
          && folders.contains(entry.folder())
          && isLibrary(entry, soname)) {
        return true;
      }
    }
    return false;
  }

  private boolean isLibrary(LibraryEntry entry, String soname) throws IndexException {
    if (entry.linkTarget().isEmpty()) {
      return entry.abi().equals(abi) && entry.soname().orElse(soname).equals(soname);
    }
    // A link whose target has another DT_SONAME is for building.
    for (LibraryEntry target : index.librariesAt(entry.linkTarget().get())) {
      if (target.linkTarget().isEmpty()) {
        return target.abi().equals(abi) && target.soname().orElse(soname).equals(soname);
      }
    }
    return true;
  }

  private boolean manages(Provider provider, String soname) throws IndexException {
    return index.alternativesNamed(soname).stream()
        .filter(offer -> offer.packageName().equals(provider.packageName()))
        .anyMatch(offer -> folders.contains(InstalledPath.folder(InstalledPath.of(offer.link()))));
  }
}
