package debwright.script;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which package has the interpreter of a script, in Debian and Ubuntu alike. */
public final class Interpreters {
  private static final Map<String, String> PACKAGES =
      Map.ofEntries(
          Map.entry("node", "nodejs"),
          Map.entry("nodejs", "nodejs"),
          Map.entry("python3", "python3"),
          Map.entry("python", "python3"),
          Map.entry("ruby", "ruby"),
          Map.entry("php", "php-cli"),
          Map.entry("java", "default-jre-headless"),
          Map.entry("wish", "tk"),
          Map.entry("tclsh", "tcl"),
          Map.entry("expect", "expect"),
          Map.entry("gjs", "gjs"),
          Map.entry("gawk", "gawk"),
          Map.entry("Rscript", "r-base-core"),
          Map.entry("fish", "fish"),
          Map.entry("zsh", "zsh"));

  /** Only its core is on every system; nobody can tell how much of it a script uses. */
  private static final String PERL = "perl";

  private static final Set<String> EVERYWHERE = Set.of("sh", "bash", "dash", PERL, "awk", "sed");

  private Interpreters() {}

  /** Whether a system can be made to have it. */
  public static boolean known(String interpreter) {
    return EVERYWHERE.contains(interpreter) || PACKAGES.containsKey(interpreter);
  }

  /** Empty for those that every system has, such as sh, and for those not known here. */
  public static Optional<String> packageOf(String interpreter) {
    return Optional.ofNullable(PACKAGES.get(interpreter));
  }

  /** As {@link #packageOf}, and the whole of those that every system has the core of. */
  public static Optional<String> wholePackageOf(String interpreter) {
    return interpreter.equals(PERL) ? Optional.of(PERL) : packageOf(interpreter);
  }
}
