package debwright.app;

import static java.util.stream.Collectors.joining;

import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Written;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What lintian would say of an app that was built by others, with the reason why it stays. */
final class Overrides {
  private static final int MODE = 0644;

  private record Reasoned(String tag, String reason) {}

  private final String packageName;
  private final List<Reasoned> overrides = new ArrayList<>();

  Overrides(String packageName) {
    this.packageName = packageName;
  }

  Overrides add(boolean applies, String tag, String reason) {
    if (applies) {
      overrides.add(new Reasoned(tag, reason));
    }
    return this;
  }

  /** The file, if there is anything to say. */
  List<InstalledFile> file() {
    if (overrides.isEmpty()) {
      return List.of();
    }
    Map<String, List<String>> tags = new LinkedHashMap<>();
    overrides.forEach(
        each -> tags.computeIfAbsent(each.reason, key -> new ArrayList<>()).add(each.tag));
    String text =
        tags.entrySet().stream()
            .map(each -> text(each.getKey(), each.getValue()))
            .collect(joining("\n"));
    return List.of(new Written("/usr/share/lintian/overrides/" + packageName, MODE, text, false));
  }

  // Each needs the reason on the line before it: that is what lintian shows.
  private String text(String reason, List<String> tags) {
    return tags.stream()
        .map(tag -> "# %s\n%s: %s *\n".formatted(reason, packageName, tag))
        .collect(joining());
  }
}
