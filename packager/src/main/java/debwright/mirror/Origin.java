package debwright.mirror;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an index says of where it comes from, for a person. */
final class Origin {
  private Origin() {}

  static String of(List<Suite> suites, boolean full) {
    return "%s: %s, from mirrors; %s; %s"
        .formatted(
            suites.stream().map(Origin::name).distinct().collect(Collectors.joining(", ")),
            suites.stream()
                .flatMap(each -> each.source().components().stream())
                .distinct()
                .collect(Collectors.joining(" ")),
            full ? "whole packages" : "heads of packages",
            signature(suites));
  }

  private static String name(Suite suite) {
    Optional<String> vendor = suite.release().field("Origin");
    String name = vendor.map(text -> text + " ").orElse("") + suite.name();
    return name.replaceAll("\\p{Cc}", "?");
  }

  private static String signature(List<Suite> suites) {
    List<String> unchecked =
        suites.stream().filter(each -> !each.signature().good()).map(Suite::name).toList();
    if (unchecked.isEmpty()) {
      return "signed";
    }
    return unchecked.size() == suites.size()
        ? "signature not checked"
        : "signature not checked of " + String.join(", ", unchecked);
  }
}
