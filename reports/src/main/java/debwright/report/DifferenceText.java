package debwright.report;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.result.ItemResult;
import debwright.text.Folded;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** One difference as lines: severity, category and item in columns, then what changed. */
final class DifferenceText {
  private static final String INDENT = "      ";
  private static final int NAME = 11;

  private final TextStyle style;
  private final int categoryWidth;
  private final boolean onePair;

  DifferenceText(TextStyle style, List<Difference> differences) {
    this.style = style;
    this.categoryWidth =
        differences.stream().mapToInt(d -> d.category().code().length()).max().orElse(0);
    this.onePair =
        differences.stream()
                .map(d -> d.key().release() + " " + d.key().architecture())
                .distinct()
                .count()
            <= 1;
  }

  List<String> lines(Difference d) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(d));
    if (outcomeMatters(d)) {
      lines.add(INDENT + outcome(d.base()) + " -> " + outcome(d.candidate()) + why(d));
    }
    d.changes().forEach(change -> lines.add(INDENT + change(change)));
    if (!d.changes().isEmpty() || d.category() == Category.REGRESSED) {
      lines.addAll(side("baseline", d.base()));
      lines.addAll(side("candidate", d.candidate()));
    }
    return lines;
  }

  private String heading(Difference d) {
    String format = "  %-2s  %-" + categoryWidth + "s  %s%s";
    String item = onePair ? d.key().item() : d.key().toString();
    String waiver = d.waiver().isEmpty() ? "" : "  waived by " + d.waiver();
    return String.format(
        Locale.ROOT,
        format,
        d.severity().code(),
        d.category().code(),
        style.bold(Visible.line(item)),
        Visible.line(waiver));
  }

  private static boolean outcomeMatters(Difference d) {
    return !d.base().map(ItemResult::outcome).equals(d.candidate().map(ItemResult::outcome))
        || !d.candidate().map(ItemResult::passes).orElse(true);
  }

  private static String outcome(Optional<ItemResult> side) {
    return side.map(r -> r.outcome().code()).orElse("nothing");
  }

  private static String why(Difference d) {
    return d.detail().isEmpty() ? "" : ": " + Visible.line(d.detail());
  }

  private String change(RelationChange change) {
    String text = change.kind().sign() + " " + Visible.line(change.text());
    return switch (change.kind()) {
      case LOST, LOWERED -> style.red(text);
      case GAINED, RAISED -> style.green(text);
      case REPLACED -> style.yellow(text);
    };
  }

  private List<String> side(String name, Optional<ItemResult> result) {
    String depends = result.map(ItemResult::depends).orElse("");
    List<String> lines = new ArrayList<>();
    String start = String.format(Locale.ROOT, "%-" + NAME + "s", name);
    for (String line : Folded.depends(depends, style.width() - INDENT.length() - NAME)) {
      lines.add(style.faint((INDENT + start + line).stripTrailing()));
      start = " ".repeat(NAME);
    }
    return lines;
  }
}
