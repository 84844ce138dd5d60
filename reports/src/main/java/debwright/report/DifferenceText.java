package debwright.report;

import debwright.comparison.Category;
import debwright.comparison.Cause;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Worth;
import debwright.result.ItemResult;
import debwright.text.Folded;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What differences have in common, as lines: severity, category and one item in columns, what
 * changed in it, then what others there are.
 */
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

  /** One of them in full, and the names of the others. */
  List<String> lines(Cause cause) {
    List<String> lines = lines(cause.exemplar());
    if (cause.category() == Category.COSMETIC) {
      lines.add(INDENT + Visible.line(cause.text()));
    }
    if (cause.count() > 1) {
      lines.addAll(others(cause));
    }
    return lines;
  }

  private List<String> others(Cause cause) {
    String names = cause.others().stream().map(this::name).collect(Collectors.joining(", "));
    List<String> lines = new ArrayList<>();
    lines.add(INDENT + style.bold("and %d more".formatted(cause.count() - 1)) + " like it:");
    List<String> folded = Folded.depends(names, style.width() - 2 * INDENT.length());
    folded.stream().limit(style.names()).forEach(line -> lines.add(INDENT + INDENT + line));
    if (folded.size() > style.names()) {
      lines.add(INDENT + INDENT + "…");
    }
    return lines;
  }

  private List<String> lines(Difference d) {
    List<String> lines = new ArrayList<>();
    lines.add(heading(d));
    if (outcomeMatters(d)) {
      lines.add(INDENT + outcome(d.base()) + " -> " + outcome(d.candidate()) + why(d));
    }
    d.changes().forEach(change -> lines.add(INDENT + change(change, d.worth(change))));
    if (!d.repeats().isEmpty()) {
      lines.add(INDENT + d.repeats().text());
    }
    if (!d.changes().isEmpty() || d.category() == Category.REGRESSED) {
      lines.addAll(side("baseline", d.base()));
      lines.addAll(side("candidate", d.candidate()));
    }
    return lines;
  }

  private String heading(Difference d) {
    String format = "  %-2s  %-" + categoryWidth + "s  %s%s";
    String item = name(d);
    String waiver = d.waiver().isEmpty() ? "" : "  waived by " + d.waiver();
    return String.format(
        Locale.ROOT,
        format,
        d.severity().code(),
        d.category().code(),
        style.bold(Visible.line(item)),
        Visible.line(waiver));
  }

  private String name(Difference d) {
    return onePair ? d.key().item() : d.key().toString();
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

  private String change(RelationChange change, Worth worth) {
    String label = worth == Worth.UNLABELLED ? "" : " (" + worth + ")";
    String text = change.kind().sign() + " " + Visible.line(change.text()) + label;
    return switch (change.kind()) {
      case LOST, LOWERED -> style.red(text);
      case GAINED, RAISED -> style.green(text);
      case REPLACED, REGROUPED, MOVED -> style.yellow(text);
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
