package debwright.html;

import debwright.comparison.Category;
import debwright.comparison.Cause;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.judgement.Judgement;
import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.result.Timing;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A judgement laid out for the page: with a baseline the left side is the baseline, without one it
 * is the label.
 *
 * @param judgement what the page is about
 * @param entries every item, in order
 * @param groups what has one cause, in order; no item in two, and none of those that are the same
 * @param millis how long each item took
 * @param onePair whether all items are of one release and architecture, so that rows need not
 *     repeat it
 */
record View(
    Judgement judgement,
    List<Entry> entries,
    List<Group> groups,
    Map<ItemKey, Long> millis,
    boolean onePair) {
  static View of(Judgement judgement) {
    List<Entry> entries =
        judgement
            .comparison()
            .map(c -> c.differences().stream().map(View::entry).toList())
            .orElseGet(() -> LabelEntries.of(judgement.candidate()));
    return new View(
        judgement,
        entries,
        groups(judgement, entries),
        millis(judgement.candidate()),
        entries.stream().map(e -> pair(e.key())).distinct().count() <= 1);
  }

  private static List<Group> groups(Judgement judgement, List<Entry> entries) {
    List<Group> groups = new ArrayList<>();
    if (judgement.comparison().isEmpty()) {
      entries.forEach(entry -> groups.add(new Group(groups.size() + 1, entry, List.of(), "")));
      return List.copyOf(groups);
    }
    for (Cause cause : Causes.of(judgement.comparison().get())) {
      List<Entry> others = cause.others().stream().map(View::entry).toList();
      String text = cause.category() == Category.COSMETIC ? cause.text() : "";
      groups.add(new Group(groups.size() + 1, entry(cause.exemplar()), others, text));
    }
    return List.copyOf(groups);
  }

  private static Entry entry(Difference d) {
    return new Entry(
        d.key(),
        Part.of(d.category().share()),
        d.category().code(),
        d.severity().code(),
        d.base(),
        d.candidate(),
        d.base().map(r -> r.depends()).orElse(""),
        d.changes(),
        d.detail(),
        d.waiver(),
        Optional.of(d));
  }

  private static Map<ItemKey, Long> millis(Run run) {
    return run.timings().stream()
        .collect(Collectors.groupingBy(Timing::key, Collectors.summingLong(Timing::durationMs)));
  }

  boolean compared() {
    return judgement.comparison().isPresent();
  }

  Optional<Run> base() {
    return judgement.comparison().map(Comparison::base);
  }

  Run candidate() {
    return judgement.candidate();
  }

  /** What the left side of two Depends is called. */
  String leftTitle() {
    return compared() ? "Baseline" : "Label";
  }

  /** The word for a change from left to right. */
  String word(RelationChange.Kind kind) {
    if (compared()) {
      return kind.word();
    }
    return switch (kind) {
      case LOST -> "missing";
      case LOWERED -> "too low";
      case REPLACED, REGROUPED -> "different";
      case MOVED -> "elsewhere";
      case RAISED -> "too high";
      case GAINED -> "extra";
    };
  }

  /** What has one cause, for the parts that are shown. */
  List<Group> groups(Part part) {
    return groups.stream().filter(group -> group.first().part() == part).toList();
  }

  List<Entry> of(Part part) {
    return entries.stream().filter(entry -> entry.part() == part).toList();
  }

  /** The parts that this kind of page has, with how many items are in each. */
  Map<Part, Integer> totals() {
    Map<Part, Integer> totals = new EnumMap<>(Part.class);
    List<Part> parts =
        compared()
            ? List.of(Part.REGRESSED, Part.UNKNOWN, Part.FIXED, Part.CHANGED, Part.SAME)
            : List.of(Part.FAILING, Part.UNKNOWN, Part.INEXACT, Part.EXACT, Part.UNLABELLED);
    parts.forEach(part -> totals.put(part, of(part).size()));
    return totals;
  }

  static String pair(ItemKey key) {
    return key.release() + " " + key.architecture();
  }
}
