package debwright.html;

import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The items of a run that has no baseline, each against its label. */
final class LabelEntries {
  private LabelEntries() {}

  static List<Entry> of(Run run) {
    return run.results().stream()
        .map(LabelEntries::entry)
        .sorted(Comparator.comparing(Entry::part).thenComparing(Entry::key))
        .toList();
  }

  private static Entry entry(ItemResult result) {
    return new Entry(
        result.key(),
        part(result),
        result.outcome().code(),
        "",
        Optional.empty(),
        Optional.of(result),
        result.score().map(ItemResult.Score::expected).orElse(""),
        changes(result),
        result.reason(),
        "",
        Optional.empty());
  }

  private static Part part(ItemResult result) {
    Share share = Verdict.shareByLabel(result);
    if (share != Share.SAME) {
      return share == Share.UNKNOWN ? Part.UNKNOWN : Part.FAILING;
    }
    return result
        .score()
        .map(score -> score.exact() ? Part.EXACT : Part.INEXACT)
        .orElse(Part.UNLABELLED);
  }

  private static List<RelationChange> changes(ItemResult result) {
    boolean relations =
        result.score().map(s -> !s.exact() && !s.label().equals("packages")).orElse(false);
    if (!relations || !result.passes()) {
      return List.of();
    }
    try {
      Dependencies label = Dependencies.parse(result.score().orElseThrow().expected());
      return RelationChange.between(label, Dependencies.parse(result.depends()));
    } catch (DebianSyntaxException e) {
      return List.of(); // the two texts are shown side by side all the same
    }
  }
}
