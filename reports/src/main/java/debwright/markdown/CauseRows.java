package debwright.markdown;

import debwright.comparison.Category;
import debwright.comparison.Cause;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Worth;
import debwright.markdown.Section.Row;
import debwright.markdown.Section.Weight;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Causes as a section: one item of each, and the names of some others. */
final class CauseRows {
  private static final int NAME = 200;
  private static final int TEXT = 400;
  private static final int MOST_CHANGES = 10;
  private static final int MOST_NAMES = 3;

  private CauseRows() {}

  static Section of(Share share, List<Cause> causes, int most) {
    int items = causes.stream().mapToInt(Cause::count).sum();
    String head =
        "\n## %s (%d)\n".formatted(share.word(), items)
            + Markdown.head("severity", "category", "items", "such as", "outcome", "what changed");
    return new Section(head, causes.stream().map(CauseRows::row).toList(), most);
  }

  private static Row row(Cause cause) {
    Difference d = cause.exemplar();
    String text =
        Markdown.row(
            cause.severity().code(),
            cause.category().code(),
            Integer.toString(cause.count()),
            names(cause),
            outcome(d),
            cause.category() == Category.COSMETIC
                ? Markdown.text(cause.text(), TEXT)
                : whatChanged(d));
    return new Row(weight(cause), cause.count(), text);
  }

  private static Weight weight(Cause cause) {
    if (cause.gates()) {
      return Weight.GATES;
    }
    if (!cause.waivers().isEmpty()) {
      return Weight.WAIVED;
    }
    if (cause.category().share() == Share.UNKNOWN) {
      return Weight.UNKNOWN;
    }
    return switch (cause.severity()) {
      case S0, S1, S2, S3 -> Weight.WORSE;
      case S4 -> Weight.COSMETIC;
      case NONE -> cause.category() == Category.FIXED ? Weight.FIXED : better(cause.category());
    };
  }

  private static Weight better(Category category) {
    boolean better =
        category == Category.CHANGED_BETTER
            || category == Category.IMPROVED
            || category == Category.ADDED_OK;
    return better ? Weight.BETTER : Weight.NEUTRAL;
  }

  private static String names(Cause cause) {
    List<String> names = new ArrayList<>();
    names.add(name(cause.exemplar()));
    cause.others().stream().limit(MOST_NAMES).forEach(each -> names.add(name(each)));
    boolean more = cause.count() > names.size();
    return String.join("<br>", names) + (more ? "<br>…" : "");
  }

  private static String name(Difference d) {
    String waiver = d.waiver().isEmpty() ? "" : ", waived by " + Markdown.code(d.waiver(), NAME);
    return Markdown.code(d.key().toString(), NAME) + waiver;
  }

  private static String outcome(Difference d) {
    String before = d.base().map(r -> r.outcome().code()).orElse("nothing");
    String after = d.candidate().map(r -> r.outcome().code()).orElse("nothing");
    return Markdown.code(before.equals(after) ? after : before + " -> " + after);
  }

  private static String whatChanged(Difference d) {
    String what = d.changes().isEmpty() ? Markdown.text(d.detail(), TEXT) : changes(d);
    return d.repeats().isEmpty() ? what : what + "<br>" + Markdown.text(d.repeats().text(), TEXT);
  }

  private static String changes(Difference d) {
    String changes =
        d.changes().stream()
            .limit(MOST_CHANGES)
            .map(change -> change(change, d.worth(change)))
            .collect(Collectors.joining("<br>"));
    int more = d.changes().size() - MOST_CHANGES;
    return more > 0 ? changes + "<br>and " + more + " more" : changes;
  }

  private static String change(RelationChange change, Worth worth) {
    String label = worth == Worth.UNLABELLED ? "" : " (" + worth + ")";
    String before = Markdown.code(change.before(), NAME);
    String after = Markdown.code(change.after(), NAME);
    boolean both = !before.isEmpty() && !after.isEmpty();
    return change.kind().word() + " " + before + (both ? " to " : "") + after + label;
  }
}
