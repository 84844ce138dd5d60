package debwright.app;

import debwright.index.Release;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan.Command;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An AppArmor profile that lets a Chromium-based app make user namespaces for its sandbox, on
 * releases where only profiled programs may (Ubuntu since 23.10).
 */
final class Confinement {
  private static final int MODE = 0644;
  private static final Pattern CONTROL = Pattern.compile("\\p{Cc}");

  private Confinement() {}

  static boolean neededOn(Release release) {
    String name = release.name();
    return name.startsWith("ubuntu:") && name.substring("ubuntu:".length()).compareTo("23.10") >= 0;
  }

  static InstalledFile profile(String packageName, List<Command> commands) {
    String profiles =
        commands.stream()
            .filter(command -> command.program().startsWith("/"))
            .map(command -> profile(packageName, command))
            .collect(Collectors.joining("\n"));
    String text = "abi <abi/4.0>,\ninclude <tunables/global>\n\n" + profiles;
    return new Written("/etc/apparmor.d/" + packageName, MODE, text, false);
  }

  private static String profile(String packageName, Command command) {
    return """
        profile %s "%s" flags=(unconfined) {
          userns,

          include if exists <local/%s>
        }
        """
        .formatted(packageName + "-" + command.name(), literal(command.program()), packageName);
  }

  // A path in a profile is a pattern (apparmor.d(5)), and a control character would end it.
  private static String literal(String path) {
    String escaped = path.replaceAll("[\\\\\"*?{}\\[\\]^]", "\\\\$0");
    return CONTROL.matcher(escaped).replaceAll(each -> octal(each.group()));
  }

  private static String octal(String character) {
    return Matcher.quoteReplacement("\\%03o".formatted((int) character.charAt(0)));
  }

  /** Load the profile when it is installed, and take it out of the kernel when it goes. */
  static Map<String, String> scripts(String packageName) {
    Map<String, String> scripts = new TreeMap<>();
    scripts.put("postinst", script("configure", "replace", packageName));
    scripts.put("prerm", script("remove", "remove", packageName));
    return scripts;
  }

  private static String script(String when, String action, String packageName) {
    return """
        #!/bin/sh
        set -e
        # A kernel without AppArmor, or one in a container, has nothing to load a profile into.
        if [ "$1" = %s ] && [ -d /sys/kernel/security/apparmor ] && command -v apparmor_parser >/dev/null; then
          apparmor_parser --%s /etc/apparmor.d/%s ||
            echo "%s: apparmor_parser could not %s the profile /etc/apparmor.d/%s (status $?)" >&2
        fi
        """
        .formatted(when, action, packageName, packageName, action, packageName);
  }
}
