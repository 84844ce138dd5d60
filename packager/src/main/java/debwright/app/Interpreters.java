package debwright.app;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Which package has the interpreter of a script, in Debian and Ubuntu alike. */
final class Interpreters {
  private static final Map<String, String> PACKAGES =
      Map.of(
          "node", "nodejs",
          "nodejs", "nodejs",
          "python3", "python3",
          "python", "python3",
          "ruby", "ruby",
          "php", "php-cli",
          "java", "default-jre-headless",
          "wish", "tk",
          "zsh", "zsh");

  private static final Set<String> EVERYWHERE = Set.of("sh", "bash", "dash", "perl", "awk", "sed");

  private Interpreters() {}

  /** Whether a system can be made to have it. */
  static boolean known(String interpreter) {
    return EVERYWHERE.contains(interpreter) || PACKAGES.containsKey(interpreter);
  }

  /** Empty for those that every system has, such as sh, and for those not known here. */
  static Optional<String> packageOf(String interpreter) {
    return Optional.ofNullable(PACKAGES.get(interpreter));
  }
}
