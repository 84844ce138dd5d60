package debwright.plan;

import java.util.List;

/**
 * Where an app is to run, and by which rules its needs are worked out.
 *
 * @param release such as {@code debian:12}; several with blanks between
 * @param architecture Debian's name
 * @param mode {@code exact} or {@code loader}
 * @param dpkg the version of dpkg-shlibdeps whose rules hold
 * @param strategy {@code names}, {@code shlibs} or {@code symbols}
 */
public record Target(
    String release, String architecture, String mode, String dpkg, String strategy) {

  /** Each release for itself. */
  public List<String> releases() {
    return List.of(release.split(" ", -1));
  }
}
