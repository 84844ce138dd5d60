package debwright.deb;

import debwright.plan.PackagePlan;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code debian/control} of a source package: one paragraph for it, one for its package. */
final class SourceControl {
  private static final List<String> OF_THE_SOURCE =
      List.of("Maintainer", "Section", "Priority", "Homepage");
  private static final List<String> OF_NEITHER = List.of("Source", "Version");

  private SourceControl() {}

  /** The source's name: that of the package unless it says otherwise. */
  static String name(PackagePlan plan) {
    String source = plan.field("Source").replaceFirst(" .*", "");
    return source.isEmpty() ? plan.field("Package") : source;
  }

  /** Whether the version has a Debian revision, as a package of others' work has. */
  static boolean revised(PackagePlan plan) {
    return plan.field("Version").contains("-");
  }

  static String text(PackagePlan plan) {
    return ControlText.of(source(plan)) + "\n" + ControlText.of(binary(plan));
  }

  private static Map<String, String> source(PackagePlan plan) {
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Source", name(plan));
    OF_THE_SOURCE.stream()
        .filter(plan.control()::containsKey)
        .forEach(name -> fields.put(name, plan.field(name)));
    fields.put("Standards-Version", "4.6.2");
    fields.put("Rules-Requires-Root", "no");
    return fields;
  }

  private static Map<String, String> binary(PackagePlan plan) {
    Map<String, String> fields = new LinkedHashMap<>();
    ControlText.sorted(plan.control())
        .forEach(
            (name, value) -> {
              if (!OF_THE_SOURCE.contains(name) && !OF_NEITHER.contains(name)) {
                fields.put(ControlText.known(name) ? name : "XB-" + name, value);
              }
            });
    return fields;
  }
}
