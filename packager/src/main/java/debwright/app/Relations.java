package debwright.app;

import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What a package asks of others, each of them once and where it is asked for the most. */
final class Relations {
  /** Chromium ends at once without it, though it only opens it. */
  private static final String OF_CHROMIUM = "libX11-xcb.so.1";

  private static final String FRAMEWORK = "framework";
  private static final String INTERPRETER = "interpreter";

  private final ReleasePlan needs;
  private final boolean chromium;
  private final Set<String> required = new TreeSet<>();
  private final Set<String> more = new TreeSet<>();

  /**
   * @param needs of the app
   * @param chromium whether the app brings Chromium along
   */
  Relations(ReleasePlan needs, boolean chromium) {
    this.needs = needs;
    this.chromium = chromium;
  }

  /** Adds a package that one of its commands needs. */
  void require(String name) {
    required.add(name);
  }

  void recommend(String name) {
    more.add(name);
  }

  /** The value of the field, without what it needs to start first. */
  String depends() {
    List<String> depends = new ArrayList<>();
    if (!needs.depends().isEmpty()) {
      depends.add(needs.depends());
    }
    needs.recommends().stream()
        .filter(this::isOfChromium)
        .map(PlannedRelation::relation)
        .forEach(depends::add);
    Set<String> there = names(String.join(", ", depends));
    required.stream().filter(name -> !there.contains(name)).forEach(depends::add);
    return String.join(", ", depends);
  }

  private boolean isOfChromium(PlannedRelation relation) {
    return chromium
        && relation.evidence().stream()
            .anyMatch(
                each -> each.source().equals(FRAMEWORK) && each.library().equals(OF_CHROMIUM));
  }

  String recommends() {
    Set<String> recommends = new TreeSet<>(more);
    recommends.addAll(without(needs.recommends(), names(depends())));
    return String.join(", ", recommends);
  }

  String suggests() {
    Set<String> there = new HashSet<>(names(depends()));
    there.addAll(names(recommends()));
    return String.join(", ", without(needs.suggests(), there));
  }

  private static Set<String> without(List<PlannedRelation> relations, Set<String> there) {
    return relations.stream()
        .map(PlannedRelation::relation)
        .filter(relation -> names(relation).stream().noneMatch(there::contains))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> names(String field) {
    Set<String> names =
        Arrays.stream(field.split("[,|]", -1))
            .map(each -> each.strip().replaceFirst("[ :(].*", ""))
            .collect(Collectors.toSet());
    if (names.contains("default-jre")) {
      names.add("default-jre-headless");
    }
    return names;
  }

  /** The reasons for one of them, a line each. */
  static List<String> because(PlannedRelation relation) {
    return relation.evidence().stream().map(Relations::because).toList();
  }

  private static String because(Evidence evidence) {
    String detail = evidence.detail().isEmpty() ? "" : " (%s)".formatted(evidence.detail());
    return switch (evidence.source()) {
      case INTERPRETER -> "%s starts %s".formatted(evidence.library(), evidence.object());
      case FRAMEWORK, "dlopen-string", "dlopen-note" ->
          "%s, opened by name in %s%s".formatted(evidence.library(), evidence.object(), detail);
      default -> {
        String symbol = evidence.symbol().isEmpty() ? "" : ", " + evidence.symbol();
        yield "%s%s in %s".formatted(evidence.library(), symbol, evidence.object());
      }
    };
  }
}
