package debwright.run;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whose rules hold in a release: those of the dpkg-shlibdeps that it ships. */
final class DpkgVersion {
  private static final String OLD = "1.21";
  private static final String NEW = "1.22.22";
  private static final Pattern NUMBERED = Pattern.compile("(debian|ubuntu):([0-9]{1,4})\\b.*");

  private DpkgVersion() {}

  /** Up to debian:12 and ubuntu:24.04 the old rules, later and in unnumbered ones the new. */
  static String of(String release) {
    Matcher numbered = NUMBERED.matcher(release);
    if (!numbered.matches()) {
      return NEW;
    }
    int lastOld = numbered.group(1).equals("debian") ? 12 : 24;
    return Integer.parseInt(numbered.group(2)) <= lastOld ? OLD : NEW;
  }
}
