package debwright.html;

import debwright.comparison.RelationChange;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Two Depends side by side, relation by relation: what changed, then both in whole. */
final class DependsDiff {
  private static final int BRIEF = 1200;

  private final View view;
  private final Entry entry;

  DependsDiff(View view, Entry entry) {
    this.view = view;
    this.entry = entry;
  }

  Html html() {
    return Html.all(new ChangeTable(view, entry).html(), whole());
  }

  /** Both in whole, folded away until someone opens them. */
  Html folded() {
    return whole(Tag.of("details", "whole"));
  }

  private Html whole() {
    boolean brief = entry.left().length() + entry.right().length() < BRIEF;
    Tag details = Tag.of("details", "whole");
    return whole(brief ? details.with("open", "") : details);
  }

  private Html whole(Tag details) {
    return details.holding(
        Tag.of("summary").text("Depends in full"),
        Tag.of("div", "sides")
            .holding(
                side(view.leftTitle(), entry.left(), marks(RelationChange::before)),
                side("Candidate", entry.right(), marks(RelationChange::after))));
  }

  private Map<String, RelationChange.Kind> marks(Function<RelationChange, String> relation) {
    Map<String, RelationChange.Kind> marks = new HashMap<>();
    entry.changes().forEach(change -> marks.put(relation.apply(change), change.kind()));
    return marks;
  }

  private Html side(String title, String depends, Map<String, RelationChange.Kind> marks) {
    Html relations =
        depends.isBlank()
            ? Tag.of("p", "none").text("no Depends")
            : Tag.of("p", "depends").holding(relations(depends, marks));
    return Tag.of("section").holding(Tag.of("h4").text(title), relations);
  }

  // The comma belongs to the relation before it, so that it never begins a line.
  private List<Html> relations(String depends, Map<String, RelationChange.Kind> marks) {
    List<Html> relations = new ArrayList<>();
    String[] pieces = depends.split(",", -1);
    for (int i = 0; i < pieces.length; i++) {
      String comma = i < pieces.length - 1 ? "," : "";
      Html relation = relation(pieces[i].strip(), marks);
      relations.add(Tag.of("span", "rel").holding(relation, Html.text(comma)));
      relations.add(Html.text(" "));
    }
    return relations;
  }

  private Html relation(String relation, Map<String, RelationChange.Kind> marks) {
    RelationChange.Kind kind = marks.get(relation);
    return kind == null
        ? Html.text(relation)
        : Tag.of("mark", kind.word())
            .holding(ChangeTable.sign(view, kind, "vh"), Html.text(relation));
  }
}
