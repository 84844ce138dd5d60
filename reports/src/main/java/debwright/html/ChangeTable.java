package debwright.html;

import debwright.comparison.RelationChange;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What changed between two Depends, a relation a row, and what the label says of each. */
final class ChangeTable {
  private final View view;
  private final Entry entry;

  ChangeTable(View view, Entry entry) {
    this.view = view;
    this.entry = entry;
  }

  Html html() {
    if (entry.changes().isEmpty()) {
      return Html.NOTHING;
    }
    Optional<Dependencies> label = view.compared() ? label() : Optional.empty();
    List<Html> head = new ArrayList<>();
    head.add(column("Change"));
    head.add(column(view.leftTitle()));
    head.add(column("Candidate"));
    label.ifPresent(l -> head.add(column("Label")));
    List<Html> rows = entry.changes().stream().map(change -> row(change, label)).toList();
    return Tag.of("table", "changes stack columns-" + head.size())
        .holding(
            Tag.of("thead").holding(Tag.of("tr").holding(head)), Tag.of("tbody").holding(rows));
  }

  /** The same in short: a line each. */
  Html lines() {
    return Tag.of("ul", "lines").holding(entry.changes().stream().map(this::line).toList());
  }

  private Html line(RelationChange change) {
    boolean both = !change.before().isEmpty() && !change.after().isEmpty();
    return Tag.of("li", change.kind().word())
        .holding(
            sign(view, change.kind(), "word"),
            relation(change.before()),
            Html.text(both ? " → " : ""),
            relation(change.after()),
            worth(change));
  }

  /** What the label says of a change. */
  private Html worth(RelationChange change) {
    String worth = entry.worth(change);
    return worth.isEmpty()
        ? Html.NOTHING
        : Html.all(Html.text(" "), Tag.of("small", "worth").text(worth));
  }

  private static Html relation(String relation) {
    return relation.isEmpty() ? Html.NOTHING : Tag.of("code", "rel").text(relation);
  }

  private static Html column(String name) {
    return Tag.of("th").with("scope", "col").text(name);
  }

  private Html row(RelationChange change, Optional<Dependencies> label) {
    List<Html> cells = new ArrayList<>();
    cells.add(
        Tag.of("th", "kind")
            .with("scope", "row")
            .holding(sign(view, change.kind(), "word"), worth(change)));
    cells.add(cell(view.leftTitle(), change.before()));
    cells.add(cell("Candidate", change.after()));
    label.ifPresent(l -> cells.add(cell("Label", about(l, change.packageName()))));
    return Tag.of("tr", change.kind().word()).holding(cells);
  }

  private static Html cell(String column, String relation) {
    Html content = relation.isEmpty() ? Tag.of("span", "none").text("—") : relation(relation);
    return Tag.of("td").with("data-label", column).holding(content);
  }

  static Html sign(View view, RelationChange.Kind kind, String wordClass) {
    return Tag.of("span", "sign " + kind.word())
        .holding(
            Tag.of("span").with("aria-hidden", "true").text(glyph(kind)),
            Tag.of("span", wordClass).text(view.word(kind) + " "));
  }

  static String glyph(RelationChange.Kind kind) {
    return switch (kind) {
      case LOST -> "−";
      case LOWERED -> "↓";
      case REPLACED, REGROUPED -> "≠";
      case MOVED -> "→";
      case RAISED -> "↑";
      case GAINED -> "+";
    };
  }

  private Optional<Dependencies> label() {
    return entry
        .score()
        .filter(score -> !score.label().equals("packages"))
        .map(ItemResult.Score::expected)
        .flatMap(ChangeTable::parse);
  }

  private static Optional<Dependencies> parse(String depends) {
    try {
      return Optional.of(Dependencies.parse(depends));
    } catch (DebianSyntaxException e) {
      return Optional.empty();
    }
  }

  private static String about(Dependencies label, String name) {
    return label.groups().stream()
        .filter(g -> g.alternatives().stream().anyMatch(r -> r.name().equals(name)))
        .map(Dependencies.Group::toString)
        .collect(Collectors.joining(", "));
  }
}
