package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import java.util.EnumSet;
import java.util.Set;

/**
 * Which of two different Depends is better, measured relation by relation against a label that
 * gives whole relations ({@code shlibdeps}, {@code declared}).
 *
 * <p>For each relation of the label, each side's Depends are absent, short (the same packages, but
 * a version too low would do), met, or beyond (implied by a stricter relation). Then
 *
 * <ul>
 *   <li><b>worse</b>: met or beyond became short or absent; short became absent, or shorter
 *   <li><b>better</b>: absent became short; short rose without going beyond; anything became met
 *   <li><b>neutral</b>: anything became beyond, or beyond became otherwise beyond
 * </ul>
 *
 * <p>Relations that are in no way the label's ("foreign"): where the label is complete ({@code
 * shlibdeps}), gaining one is worse and losing one better; {@code declared} labels are a person's
 * choice, so both are neutral. One worse change makes the whole worse; else one better change makes
 * it better.
 */
final class LabelRule {
  private final Dependencies label;
  private final boolean complete;

  LabelRule(Dependencies label, boolean complete) {
    this.label = label;
    this.complete = complete;
  }

  Step judge(Dependencies base, Dependencies candidate) {
    Set<Step> steps = EnumSet.noneOf(Step.class);
    for (Group group : label.groups()) {
      steps.add(Standing.of(group, candidate).stepFrom(Standing.of(group, base)));
    }
    addForeign(steps, candidate, base, complete ? Step.WORSE : Step.NEUTRAL);
    addForeign(steps, base, candidate, complete ? Step.BETTER : Step.NEUTRAL);
    return Step.all(steps);
  }

  private void addForeign(Set<Step> steps, Dependencies side, Dependencies other, Step step) {
    for (Group group : side.groups()) {
      if (foreign(group) && unrelated(group, other)) {
        steps.add(step);
      }
    }
  }

  private boolean foreign(Group group) {
    return label.groups().stream()
        .noneMatch(l -> Implication.related(group, l) || Implication.implies(group, l));
  }

  private static boolean unrelated(Group group, Dependencies other) {
    return other.groups().stream().noneMatch(o -> Implication.related(group, o));
  }
}
