package debwright.resolve;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Symbols;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the archive says of a needed library, and which of its candidates that is. */
sealed interface Metadata {
  /** The library that it speaks of. */
  Candidate library();

  /** The package whose metadata it is; empty text where no package ships the library. */
  String packageName();

  /** Whether its relations have a package among their alternatives. */
  default boolean asksFor(String name) {
    return false;
  }

  /** A symbols file speaks of it. */
  record FromSymbols(Candidate library, String packageName, Symbols symbols) implements Metadata {
    @Override
    public boolean asksFor(String name) {
      return symbols.templates().stream().limit(1).anyMatch(template -> names(template, name));
    }
  }

  /** A shlibs file speaks of it. */
  record FromShlibs(Candidate library, String packageName, String depends) implements Metadata {
    @Override
    public boolean asksFor(String name) {
      return names(depends, name);
    }
  }

  /** Only the package's name is known. */
  record FromName(Candidate library, String packageName) implements Metadata {}

  /** It comes with the app. */
  record Bundled(Candidate library) implements Metadata {
    @Override
    public String packageName() {
      return "";
    }
  }

  private static boolean names(String relations, String name) {
    return Pattern.compile("(^|[\\s|,])" + Pattern.quote(name) + "([\\s|,:(]|$)")
        .matcher(relations)
        .find();
  }

  /** Chooses among the candidates for a soname: the first that any usable metadata speaks of. */
  static Metadata choose(String soname, List<Candidate> candidates, Rules rules, ArchiveIndex index)
      throws IndexException {
    Optional<String> local = rules.adjustments().local(soname);
    Optional<Metadata> found =
        local.isPresent()
            ? local(candidates, local.get())
            : ofArchive(soname, candidates, rules, index);
    return found.orElseGet(() -> withoutMetadata(candidates.get(0)));
  }

  // Local lines speak of a library that no package ships, too.
  private static Optional<Metadata> local(List<Candidate> candidates, String depends) {
    return candidates.stream()
        .filter(Candidate::publicLibrary)
        .findFirst()
        .map(
            each -> new FromShlibs(each, each.packages().stream().findFirst().orElse(""), depends));
  }

  private static Optional<Metadata> ofArchive(
      String soname, List<Candidate> candidates, Rules rules, ArchiveIndex index)
      throws IndexException {
    for (Candidate candidate : candidates) {
      for (String owner : candidate.packages()) {
        Optional<Metadata> found = of(soname, new FromName(candidate, owner), rules, index);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Metadata withoutMetadata(Candidate first) {
    return first.bundled() || first.packages().isEmpty()
        ? new Bundled(first)
        : new FromName(first, first.packages().get(0));
  }

  private static Optional<Metadata> of(
      String soname, FromName named, Rules rules, ArchiveIndex index) throws IndexException {
    if (rules.strategy() == Strategy.NAMES) {
      return Optional.of(named);
    }
    PackageType type = rules.adjustments().type();
    if (rules.strategy() == Strategy.SYMBOLS && type == PackageType.DEB) {
      Optional<Symbols> symbols = index.symbols(soname, named.packageName);
      if (symbols.isPresent()) {
        return Optional.of(new FromSymbols(named.library, named.packageName, symbols.get()));
      }
    }
    return named.library.publicLibrary() ? shlibs(soname, named, type, index) : Optional.empty();
  }

  private static Optional<Metadata> shlibs(
      String soname, FromName named, PackageType type, ArchiveIndex index) throws IndexException {
    Optional<LibraryName> name = LibraryName.of(soname);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return ShlibsFile.depends(index.shlibs(name.get(), named.packageName), name.get(), type.code())
        .map(depends -> new FromShlibs(named.library, named.packageName, depends));
  }
}
