package debwright.index;

import debwright.debian.ControlFile;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.ShlibsFile;
import debwright.debian.SymbolsFile;
import debwright.debian.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * What an index takes of a package's control files.
 *
 * @param name of the package
 * @param version of it
 * @param architecture Debian's name, or {@code all}
 * @param fields of its control file
 * @param files its control files, by name
 */
public record PackageControl(
    String name,
    Version version,
    String architecture,
    ControlFile fields,
    SortedMap<String, byte[]> files) {

  /**
   * Reads the control file.
   *
   * @throws DebianSyntaxException when it is malformed, or lacks a name, version or architecture
   */
  public static PackageControl of(SortedMap<String, byte[]> files) throws DebianSyntaxException {
    ControlFile fields = ControlFile.parse(text(files, "control").orElse(""));
    return new PackageControl(
        fields.required("Package"),
        new Version(fields.required("Version")),
        fields.required("Architecture"),
        fields,
        files);
  }

  /**
   * All that an index takes of the package.
   *
   * @param libraries that it ships
   * @param seconds when it was made, in seconds since 1970
   * @throws DebianSyntaxException when its Depends are malformed
   */
  public PackageFacts with(List<LibraryEntry> libraries, long seconds)
      throws DebianSyntaxException {
    return new PackageFacts(
        name,
        version,
        architecture,
        fields.field("Provides").orElse(""),
        dependsFirst(),
        libraries,
        text(files, "symbols").map(SymbolsFile::parse),
        text(files, "shlibs").map(ShlibsFile::parse),
        alternatives(),
        seconds);
  }

  /** The library paths that its postinst gives to update-alternatives(1). */
  public List<Alternative> alternatives() {
    return text(files, "postinst")
        .map(script -> AlternativesScript.read(script, name))
        .orElse(List.of());
  }

  // Latin-1 keeps every byte of a symbol's name as it is.
  private static Optional<String> text(SortedMap<String, byte[]> files, String name) {
    return Optional.ofNullable(files.get(name))
        .map(bytes -> new String(bytes, StandardCharsets.ISO_8859_1));
  }

  private List<String> dependsFirst() throws DebianSyntaxException {
    List<String> names = new ArrayList<>();
    for (String field : List.of("Pre-Depends", "Depends")) {
      Dependencies.parse(fields.field(field).orElse("").replace('\n', ' '))
          .groups()
          .forEach(group -> names.add(group.alternatives().get(0).name()));
    }
    return names;
  }
}
