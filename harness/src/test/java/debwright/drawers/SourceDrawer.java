package debwright.drawers;

import java.util.Locale;

/** Source packages of Debian that hold fixtures, in versions that its archive keeps. */
@SuppressWarnings("ImmutableEnumChecker") // the folders are copied
enum SourceDrawer {
  ELFUTILS("trixie", "elfutils", "0.192-4", "*/tests"),
  PYELFTOOLS("trixie", "python-pyelftools", "0.32-1", "*/test"),
  PATCHELF("trixie", "patchelf", "0.18.0-1.4", "*/tests"),
  DPKG("trixie", "dpkg", "1.22.22", "*/lib/dpkg/t", "*/scripts/t", "*/tests"),
  RPM("trixie", "rpm", "4.20.1+dfsg-3", "*/tests"),
  YARA("trixie", "yara", "4.5.2-1", "*/tests"),
  BINUTILS("bookworm", "binutils", "2.40-2", "*/testsuite"),
  LINTIAN("bookworm", "lintian", "2.116.3+deb12u1", "*/t/recipes");

  private final String suite;
  private final String source;
  private final String version;
  private final String[] folders;

  SourceDrawer(String suite, String source, String version, String... folders) {
    this.suite = suite;
    this.source = source;
    this.version = version;
    this.folders = folders;
  }

  /** Its name in lower case. */
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  String suite() {
    return suite;
  }

  /** As apt-get(8) wants it. */
  String exactly() {
    return source + "=" + version;
  }

  /** Where it is kept. */
  String folder() {
    return source + "-" + version;
  }

  /** The folders of the tar that hold fixtures, with wildcards. */
  String[] folders() {
    return folders.clone();
  }
}
