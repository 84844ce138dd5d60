package debwright.resolve;

import java.util.Optional;
import java.util.Set;

/** A process of another package that loads an app's objects and has libraries of its own. */
enum Host {
  JAVA("default-jre-headless", "default-jre-headless | java-runtime-headless"),
  /** Java with a screen: Debian ships its libraries for one in the package without headless. */
  JAVA_WITH_SCREEN("default-jre", "default-jre | java-runtime");

  /** What the java command loads itself, or finds in its own folder: a JDK 17's shared objects. */
  private static final Set<String> OF_JAVA =
      Set.of(
          "libjvm.so",
          "libjava.so",
          "libjli.so",
          "libverify.so",
          "libzip.so",
          "libjimage.so",
          "libnet.so",
          "libnio.so",
          "libextnet.so",
          "libmanagement.so",
          "libmanagement_ext.so",
          "libinstrument.so",
          "libprefs.so",
          "librmi.so",
          "libfontmanager.so",
          "libawt.so",
          "libawt_headless.so",
          "libmlib_image.so",
          "liblcms.so",
          "libjavajpeg.so",
          "libjsound.so");

  private static final Set<String> OF_JAVA_WITH_SCREEN =
      Set.of("libjawt.so", "libawt_xawt.so", "libsplashscreen.so");

  private final String packageName;
  private final String relation;

  Host(String packageName, String relation) {
    this.packageName = packageName;
    this.relation = relation;
  }

  /** The host that brings a library of that name. */
  static Optional<Host> of(String soname) {
    if (OF_JAVA_WITH_SCREEN.contains(soname)) {
      return Optional.of(JAVA_WITH_SCREEN);
    }
    return OF_JAVA.contains(soname) ? Optional.of(JAVA) : Optional.empty();
  }

  String packageName() {
    return packageName;
  }

  /** What the Depends need for it. */
  String relation() {
    return relation;
  }
}
