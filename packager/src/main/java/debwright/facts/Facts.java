package debwright.facts;

import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import debwright.index.Confidence;
import java.util.List;
import java.util.Map;

/**
 * The facts of a folder.
 *
 * @param about what they are about
 * @param libraries which package ships which library
 * @param alternatives the libraries that alternatives manage
 * @param packages those that were looked into, by name
 * @param metadata their symbols and shlibs files
 */
record Facts(
    About about,
    List<LibraryRow> libraries,
    List<AlternativeRow> alternatives,
    Map<String, PackageRow> packages,
    Metadata metadata) {

  /**
   * Symbols and shlibs files, by package.
   *
   * @param symbols files
   * @param shlibs files
   */
  record Metadata(Map<String, SymbolsFile> symbols, Map<String, ShlibsFile> shlibs) {
    Metadata {
      symbols = Map.copyOf(symbols);
      shlibs = Map.copyOf(shlibs);
    }

    /** Whether a package's own metadata names a library. */
    boolean names(String library, String packageName) {
      SymbolsFile file = symbols.get(packageName);
      return (file != null && file.sonames().containsKey(library))
          || shlibsName(library, packageName);
    }

    private boolean shlibsName(String library, String packageName) {
      ShlibsFile file = shlibs.get(packageName);
      return file != null
          && debwright.debian.LibraryName.of(library)
              .filter(name -> file.entries().stream().anyMatch(e -> e.library().equals(name)))
              .isPresent();
    }
  }

  Facts {
    libraries = List.copyOf(libraries);
    alternatives = List.copyOf(alternatives);
    packages = Map.copyOf(packages);
  }

  /**
   * How sure it is that a package ships a library: as its row says, or {@code EXACT} where the
   * package's own metadata names it, for that was read off the package.
   */
  Confidence confidence(String library, String packageName, Confidence ofRow) {
    return metadata.names(library, packageName) ? Confidence.EXACT : ofRow;
  }
}
