package debwright.resolve;

import debwright.debian.BuildDependencies;
import debwright.debian.LibraryName;
import debwright.debian.ShlibsFile;
import debwright.policy.Pins;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a user knows better than the archive's metadata, as dpkg-shlibdeps takes it.
 *
 * @param shlibsLocal lines that come before all symbols and shlibs files, {@code -L}
 * @param type of the package that is made, {@code -t}
 * @param excluded packages that are left out, {@code -x}
 * @param buildDependencies of the source; they raise the versions of what they build against
 * @param pins of libraries to packages, which win over all that ranks packages
 */
public record Adjustments(
    ShlibsFile shlibsLocal,
    PackageType type,
    List<String> excluded,
    BuildDependencies buildDependencies,
    Pins pins) {
  /** Nothing is known better. */
  public static final Adjustments NONE =
      new Adjustments(
          new ShlibsFile(List.of(), 0),
          PackageType.DEB,
          List.of(),
          BuildDependencies.NONE,
          Pins.NONE);

  public Adjustments {
    excluded = List.copyOf(excluded);
  }

  /** Without pins. */
  public Adjustments(
      ShlibsFile shlibsLocal,
      PackageType type,
      List<String> excluded,
      BuildDependencies buildDependencies) {
    this(shlibsLocal, type, excluded, buildDependencies, Pins.NONE);
  }

  /** The same with other pins. */
  public Adjustments with(Pins others) {
    return new Adjustments(shlibsLocal, type, excluded, buildDependencies, others);
  }

  /** The relations that the local lines have for a soname. */
  Optional<String> local(String soname) {
    return shlibsLocal.entries().isEmpty()
        ? Optional.empty()
        : LibraryName.of(soname)
            .flatMap(name -> ShlibsFile.depends(shlibsLocal.entries(), name, type.code()));
  }

  /**
   * Whether a piece of a template is left out: it begins with a name behind which a word ends, so
   * {@code libv1} leaves out {@code libv1-dev} as well. Only the first alternative counts.
   */
  boolean excludes(String piece) {
    return excluded.stream()
        .anyMatch(
            name ->
                Pattern.compile("\\s*" + Pattern.quote(name) + "\\b").matcher(piece).lookingAt());
  }
}
