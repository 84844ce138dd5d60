package debwright.deb;

import java.util.List;
import java.util.Map;

/** Finds what a plan's maintainer scripts have wrong (Policy 6.1). */
final class ScriptChecks {
  private static final List<String> NAMES =
      List.of("config", "preinst", "postinst", "prerm", "postrm");

  private ScriptChecks() {}

  static void run(Map<String, String> scripts, Problems problems) {
    scripts.forEach(
        (name, text) -> {
          if (!NAMES.contains(name)) {
            problems.add("scripts", "one of " + String.join(", ", NAMES), Problems.quoted(name));
          }
          if (!text.startsWith("#!/")) {
            String first = text.lines().findFirst().orElse("");
            problems.add(
                "script " + Problems.quoted(name),
                "a first line such as '#!/bin/sh'",
                Problems.quoted(first));
          }
        });
  }
}
