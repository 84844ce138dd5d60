package debwright.resolve;

import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.Symbols;
import java.util.List;
import java.util.Optional;

/** What the archive says of a needed library, and which of its candidates that is. */
sealed interface Metadata {
  /** The library that it speaks of. */
  Candidate library();

  /** The package whose metadata it is; empty text where no package ships the library. */
  String packageName();

  /** A symbols file speaks of it. */
  record FromSymbols(Candidate library, String packageName, Symbols symbols) implements Metadata {}

  /** A shlibs file speaks of it. */
  record FromShlibs(Candidate library, String packageName, String depends) implements Metadata {}

  /** Only the package's name is known. */
  record FromName(Candidate library, String packageName) implements Metadata {}

  /** It comes with the app. */
  record Bundled(Candidate library) implements Metadata {
    @Override
    public String packageName() {
      return "";
    }
  }

  /** Chooses among the candidates for a soname: the first that any usable metadata speaks of. */
  static Metadata choose(
      String soname, List<Candidate> candidates, Strategy best, ArchiveIndex index)
      throws IndexException {
    for (Candidate candidate : candidates) {
      for (String owner : candidate.packages()) {
        Optional<Metadata> found = of(soname, candidate, owner, best, index);
        if (found.isPresent()) {
          return found.get();
        }
      }
    }
    Candidate first = candidates.get(0);
    return first.bundled() || first.packages().isEmpty()
        ? new Bundled(first)
        : new FromName(first, first.packages().get(0));
  }

  private static Optional<Metadata> of(
      String soname, Candidate candidate, String owner, Strategy best, ArchiveIndex index)
      throws IndexException {
    if (best == Strategy.NAMES) {
      return Optional.of(new FromName(candidate, owner));
    }
    if (best == Strategy.SYMBOLS) {
      Optional<Symbols> symbols = index.symbols(soname, owner);
      if (symbols.isPresent()) {
        return Optional.of(new FromSymbols(candidate, owner, symbols.get()));
      }
    }
    return candidate.publicLibrary() ? shlibs(soname, candidate, owner, index) : Optional.empty();
  }

  private static Optional<Metadata> shlibs(
      String soname, Candidate candidate, String owner, ArchiveIndex index) throws IndexException {
    Optional<LibraryName> name = LibraryName.of(soname);
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return ShlibsFile.depends(index.shlibs(name.get(), owner), name.get(), "deb")
        .map(depends -> new FromShlibs(candidate, owner, depends));
  }
}
