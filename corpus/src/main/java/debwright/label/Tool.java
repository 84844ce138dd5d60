package debwright.label;

import debwright.resolve.DpkgRules;
import java.util.List;

/**
 * Which dpkg-shlibdeps of a root is asked.
 *
 * @param prefix the folder in the root that it is unpacked to, or empty text for the root's own
 */
public record Tool(String prefix) {
  /** The one that the root's release comes with. */
  public static final Tool OWN = new Tool("");

  private static final String FOLDERS = "/usr/sbin:/usr/bin:/sbin:/bin";

  static Tool beside(DpkgRules rules) {
    return new Tool("/opt/dpkg-" + rules.code());
  }

  /** Variables that make it the one that is found, with its own modules and tables. */
  List<String> environment() {
    return prefix.isEmpty()
        ? List.of("PATH=" + FOLDERS)
        : List.of(
            "PATH=" + prefix + "/usr/bin:" + FOLDERS,
            "PERL5LIB=" + prefix + "/usr/share/perl5",
            "DPKG_DATADIR=" + prefix + "/usr/share/dpkg");
  }
}
