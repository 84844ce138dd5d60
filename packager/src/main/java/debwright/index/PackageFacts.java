package debwright.index;

import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import debwright.debian.Version;
import java.util.List;
import java.util.Optional;

/**
 * What an index takes of one binary package.
 *
 * @param name of the package
 * @param version of it
 * @param architecture Debian's name, or {@code all}
 * @param provides the field as written, or empty text
 * @param dependsFirst the first alternative of each group of Depends and Pre-Depends
 * @param libraries its shared objects and links to such
 * @param symbols its symbols file
 * @param shlibs its shlibs file
 * @param alternatives the library paths that its postinst gives to update-alternatives(1)
 * @param seconds when it was made, in seconds since 1970
 */
public record PackageFacts(
    String name,
    Version version,
    String architecture,
    String provides,
    List<String> dependsFirst,
    List<LibraryEntry> libraries,
    Optional<SymbolsFile> symbols,
    Optional<ShlibsFile> shlibs,
    List<Alternative> alternatives,
    long seconds) {
  public PackageFacts {
    dependsFirst = List.copyOf(dependsFirst);
    libraries = List.copyOf(libraries);
    alternatives = List.copyOf(alternatives);
  }
}
