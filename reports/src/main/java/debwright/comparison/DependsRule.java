package debwright.comparison;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What a change of the Depends means for an item that passes on both sides. */
final class DependsRule {
  private DependsRule() {}

  static Finding judge(ItemResult base, ItemResult candidate) {
    Optional<Dependencies> before = parse(base.depends());
    Optional<Dependencies> after = parse(candidate.depends());
    if (before.isPresent() && after.isPresent()) {
      return judge(before.get(), after.get(), base, candidate);
    }
    return unreadable(before.isPresent(), after.isPresent());
  }

  private static Finding judge(
      Dependencies before, Dependencies after, ItemResult base, ItemResult candidate) {
    List<RelationChange> changes = RelationChange.between(before, base, after, candidate);
    if (changes.isEmpty()) {
      return sameRelations(base, candidate);
    }
    String detail = changes.stream().map(RelationChange::text).collect(Collectors.joining("; "));
    return candidate
        .score()
        .map(score -> byLabel(score, before, after, detail))
        .orElseGet(() -> unlabelled(detail));
  }

  // Only order or spelling differ; a label that is met to the byte may still tell them apart.
  private static Finding sameRelations(ItemResult base, ItemResult candidate) {
    if (base.depends().equals(candidate.depends())) {
      return new Finding(Category.COSMETIC, Severity.S4, "other plan, same Depends");
    }
    String detail = "same relations, other order or spelling";
    if (exact(base) == exact(candidate)) {
      return new Finding(Category.COSMETIC, Severity.S4, detail);
    }
    return exact(candidate)
        ? Finding.of(Category.CHANGED_BETTER, detail)
        : new Finding(Category.CHANGED_NEUTRAL, Severity.S3, detail);
  }

  private static boolean exact(ItemResult result) {
    return result.score().map(ItemResult.Score::exact).orElse(false);
  }

  private static Finding byLabel(
      ItemResult.Score score, Dependencies before, Dependencies after, String detail) {
    Optional<Dependencies> label = label(score);
    if (label.isEmpty()) {
      return unlabelled(detail + "; the label cannot be read");
    }
    boolean names = score.label().equals("packages");
    boolean complete = score.label().equals("shlibdeps");
    LabelRule rule = new LabelRule(label.get(), complete);
    return names
        ? byNames(rule.judge(unversioned(before), unversioned(after)), detail)
        : byRelations(rule.judge(before, after), detail);
  }

  private static Finding byRelations(Step step, String detail) {
    return switch (step) {
      case WORSE -> new Finding(Category.CHANGED_WORSE, Severity.S2, detail);
      case BETTER -> Finding.of(Category.CHANGED_BETTER, detail);
      case NEUTRAL, NONE -> new Finding(Category.CHANGED_NEUTRAL, Severity.S3, detail);
    };
  }

  // A label of names says nothing of versions, nor of packages beside its own.
  private static Finding byNames(Step step, String detail) {
    return switch (step) {
      case WORSE, BETTER -> byRelations(step, detail);
      case NEUTRAL, NONE -> unlabelled(detail + "; the label is of other names");
    };
  }

  private static Finding unlabelled(String detail) {
    return new Finding(Category.CHANGED_UNLABELLED, Severity.S2, detail);
  }

  private static Finding unreadable(boolean before, boolean after) {
    String detail = "Depends that are not in Debian's syntax";
    if (before) {
      return new Finding(Category.CHANGED_WORSE, Severity.S2, detail);
    }
    return after
        ? Finding.of(Category.CHANGED_BETTER, "the baseline's: " + detail)
        : unlabelled("both sides: " + detail);
  }

  static Optional<Dependencies> parse(String depends) {
    try {
      return Optional.of(Dependencies.parse(depends));
    } catch (DebianSyntaxException e) {
      return Optional.empty();
    }
  }

  static Optional<Dependencies> label(ItemResult.Score score) {
    boolean names = score.label().equals("packages");
    return parse(names ? score.expected().strip().replaceAll("\\s+", ",") : score.expected());
  }

  static Dependencies unversioned(Dependencies side) {
    List<Group> names = new ArrayList<>();
    for (Group group : side.groups()) {
      names.add(new Group(group.alternatives().stream().map(DependsRule::unversioned).toList()));
    }
    return new Dependencies(names);
  }

  private static Relation unversioned(Relation relation) {
    return new Relation(relation.name(), Optional.empty(), Optional.empty(), "");
  }
}
