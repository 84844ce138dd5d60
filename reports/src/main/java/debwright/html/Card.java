package debwright.html;

import java.util.ArrayList;
import java.util.List;

/** A cause that has to be looked at: one item with all that is known of it, and the others. */
final class Card {
  private final View view;
  private final Group group;
  private final Entry entry;

  Card(View view, Group group) {
    this.view = view;
    this.group = group;
    this.entry = group.first();
  }

  Html html() {
    return Tag.of("article", "card")
        .with("id", entry.anchor())
        .holding(heading(), outcome(), again(entry), depends(), GroupList.of(view, group));
  }

  /** What both sides said when they were asked again; nothing where they were not. */
  static Html again(Entry entry) {
    return entry.again().isEmpty() ? Html.NOTHING : Tag.of("p", "again").text(entry.again());
  }

  private Html heading() {
    List<Html> parts = new ArrayList<>();
    parts.add(Tag.of("h3").holding(name(view, entry)));
    parts.add(kind(entry));
    if (group.count() > 1) {
      parts.add(Tag.of("span", "pill").text("× " + group.count()));
    }
    if (entry.tier().equals("must-pass")) {
      parts.add(Tag.of("span", "pill").text("must-pass"));
    }
    if (!entry.waiver().isEmpty()) {
      parts.add(Tag.of("span", "pill").text("waived by " + entry.waiver()));
    }
    return Tag.of("div", "card-head").holding(parts);
  }

  /** The item's id, and its release and architecture where the page has several. */
  static Html name(View view, Entry entry) {
    Html item = Tag.of("a", "item").with("href", "#" + entry.anchor()).text(entry.key().item());
    return view.onePair()
        ? item
        : Html.all(item, Html.text(" "), Tag.of("small").text(View.pair(entry.key())));
  }

  /** Severity and category. */
  static Html kind(Entry entry) {
    Html severity =
        entry.severity().isEmpty()
            ? Html.NOTHING
            : Tag.of("span", "severity " + entry.severity()).text(entry.severity());
    return Html.all(severity, Tag.of("span", "pill " + entry.part().tone()).text(entry.kind()));
  }

  private Html outcome() {
    boolean passes = entry.after().map(r -> r.passes()).orElse(false);
    boolean changed = entry.outcome().contains("→");
    if (passes && !changed) {
      return Html.NOTHING;
    }
    return Tag.of("p", "outcome")
        .holding(
            Tag.of("code").text(entry.outcome()),
            Html.text(entry.detail().isEmpty() ? "" : " " + entry.detail()),
            log());
  }

  private Html log() {
    return entry
        .after()
        .filter(r -> !r.fingerprint().isEmpty() && !r.fingerprint().equals(entry.detail()))
        .map(r -> Html.all(Html.text(" "), Tag.of("small").text("fingerprint: " + r.fingerprint())))
        .orElse(Html.NOTHING);
  }

  private Html depends() {
    boolean any = !entry.left().isBlank() || !entry.right().isBlank();
    return any ? new DependsDiff(view, entry).html() : Html.NOTHING;
  }
}
