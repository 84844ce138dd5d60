package debwright.html;

import java.util.ArrayList;
import java.util.List;

/** One item that has to be looked at, with all that is known of it. */
final class Card {
  private final View view;
  private final Entry entry;

  Card(View view, Entry entry) {
    this.view = view;
    this.entry = entry;
  }

  Html html() {
    return Tag.of("article", "card")
        .with("id", entry.anchor())
        .holding(heading(), outcome(), depends());
  }

  private Html heading() {
    List<Html> parts = new ArrayList<>();
    parts.add(Tag.of("h3").holding(name(view, entry)));
    parts.add(kind(entry));
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
