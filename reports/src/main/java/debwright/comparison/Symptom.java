package debwright.comparison;

import debwright.debian.Dependencies;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One thing that differs between two results, said so that items with the same cause say the same:
 * a change of a relation without its versions, or a failure by its fingerprint.
 *
 * @param text such as {@code lowered libc6} or {@code fail:map:unresolved-library: libfoo.so.1}
 * @param worth what the label says of it
 */
public record Symptom(String text, Worth worth) implements Comparable<Symptom> {
  /** All that differs, sorted; never none. */
  static List<Symptom> of(Difference difference) {
    List<Symptom> symptoms = new ArrayList<>();
    outcome(difference).map(text -> new Symptom(text, Worth.UNLABELLED)).ifPresent(symptoms::add);
    difference.changes().forEach(change -> symptoms.add(of(change, difference)));
    if (symptoms.isEmpty()) {
      symptoms.add(new Symptom(others(difference), Worth.UNLABELLED));
    }
    return symptoms.stream().distinct().sorted().toList();
  }

  private static Symptom of(RelationChange change, Difference difference) {
    return new Symptom(change.inShort(), difference.worth(change));
  }

  /** By the candidate's label, for one change alone. */
  static Worth worth(RelationChange change, Difference difference) {
    Optional<ItemResult.Score> score = difference.candidate().flatMap(ItemResult::score);
    Optional<Dependencies> label = score.flatMap(DependsRule::label);
    if (label.isEmpty()) {
      return Worth.UNLABELLED;
    }
    Dependencies before = DependsRule.parse(change.before()).orElseThrow();
    Dependencies after = DependsRule.parse(change.after()).orElseThrow();
    String kind = score.orElseThrow().label();
    LabelRule rule = new LabelRule(label.get(), kind.equals("shlibdeps"));
    return Worth.of(
        kind.equals("packages") ? byNames(rule, before, after) : rule.judge(before, after));
  }

  // A label of names says nothing of packages beside its own.
  private static Step byNames(LabelRule rule, Dependencies before, Dependencies after) {
    Step step = rule.judge(DependsRule.unversioned(before), DependsRule.unversioned(after));
    return step == Step.NEUTRAL ? Step.NONE : step;
  }

  // How it fails where it fails, else how it failed; nothing where both pass alike.
  private static Optional<String> outcome(Difference difference) {
    Optional<ItemResult> base = difference.base();
    Optional<ItemResult> candidate = difference.candidate();
    if (base.isEmpty() || candidate.isEmpty()) {
      return Optional.of(side(base.or(() -> candidate).orElseThrow()));
    }
    return outcome(base.get(), candidate.get());
  }

  private static Optional<String> outcome(ItemResult base, ItemResult candidate) {
    if (base.passes() && candidate.passes()) {
      return base.outcome() == candidate.outcome()
          ? Optional.empty()
          : Optional.of(base.outcome() + " to " + side(candidate));
    }
    if (base.passes()) {
      return Optional.of(side(candidate));
    }
    return Optional.of(
        candidate.passes() ? "no longer " + side(base) : base.outcome() + " to " + side(candidate));
  }

  private static String side(ItemResult result) {
    return result.fingerprint().isEmpty()
        ? result.outcome().code()
        : result.outcome() + ": " + result.fingerprint();
  }

  private static String others(Difference difference) {
    Optional<ItemResult> base = difference.base();
    Optional<ItemResult> candidate = difference.candidate();
    if (difference.category() == Category.COSMETIC && base.isPresent() && candidate.isPresent()) {
      return cosmetic(base.get(), candidate.get());
    }
    return difference.detail().isEmpty() ? difference.category().meaning() : difference.detail();
  }

  private static String cosmetic(ItemResult base, ItemResult candidate) {
    if (!base.depends().equals(candidate.depends())) {
      return "other order or spelling of the Depends";
    }
    Set<String> names = PlanOfRelease.differing(base, candidate);
    return names.isEmpty()
        ? "other plan"
        : names.stream().collect(Collectors.joining(", ", "other ", ""));
  }

  @Override
  public int compareTo(Symptom other) {
    int order = text.compareTo(other.text);
    return order != 0 ? order : worth.compareTo(other.worth);
  }
}
