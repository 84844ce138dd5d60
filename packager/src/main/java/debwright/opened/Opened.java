package debwright.opened;

import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.List;
import java.util.function.Predicate;

/**
 * What an app opens or starts by name, as packages.
 *
 * @param required those without which it does not work
 * @param recommended those that should be there in most cases
 * @param suggested those that few will miss
 * @param warnings for a person
 */
public record Opened(
    List<PlannedRelation> required,
    List<PlannedRelation> recommended,
    List<PlannedRelation> suggested,
    List<String> warnings) {

  /** Nothing. */
  public static final Opened NOTHING = new Opened(List.of(), List.of(), List.of(), List.of());

  public Opened {
    required = List.copyOf(required);
    recommended = List.copyOf(recommended);
    suggested = List.copyOf(suggested);
    warnings = List.copyOf(warnings);
  }

  /** The same, but of what it can do without not what a test finds left out. */
  public Opened without(Predicate<String> leftOut) {
    return new Opened(
        required, without(recommended, leftOut), without(suggested, leftOut), warnings);
  }

  private static List<PlannedRelation> without(
      List<PlannedRelation> relations, Predicate<String> leftOut) {
    return relations.stream().filter(each -> !leftOut.test(each.relation())).toList();
  }
}
