package debwright.html;

import java.util.ArrayList;
import java.util.List;

/** One part of the items: cards for what has to be looked at, a table for the rest. */
final class PartSection {
  private static final int MOST_CARDS = 60;
  private static final int MOST_ROWS = 300;

  private final View view;
  private final Part part;
  private final List<Entry> entries;
  private final List<Group> groups;

  PartSection(View view, Part part) {
    this.view = view;
    this.part = part;
    this.entries = view.of(part);
    this.groups = view.groups(part);
  }

  /** Whether items of that part have a section of their own. */
  static boolean shows(Part part) {
    return switch (part) {
      case REGRESSED, FAILING, UNKNOWN, FIXED, CHANGED, INEXACT -> true;
      case SAME, EXACT, UNLABELLED -> false;
    };
  }

  Html html() {
    if (entries.isEmpty() || !shows(part)) {
      return Html.NOTHING;
    }
    List<Html> content = new ArrayList<>();
    content.add(title());
    content.add(Tag.of("p", "lead").text(part.explanation()));
    content.add(CommonList.of(view, entries));
    int cards = part == Part.REGRESSED || part == Part.FAILING ? MOST_CARDS : 0;
    groups.stream().limit(cards).forEach(group -> content.add(new Card(view, group).html()));
    List<Group> rest = groups.stream().skip(cards).toList();
    content.add(rest.isEmpty() ? Html.NOTHING : table(rest));
    return Tag.of("section").with("id", part.word()).holding(content);
  }

  private Html title() {
    return Tag.of("h2")
        .holding(
            Tag.of("span", "glyph " + part.tone()).with("aria-hidden", "true").text(part.glyph()),
            Html.text(part.title() + " "),
            Tag.of("span", "count").text(count()));
  }

  private String count() {
    return groups.size() == entries.size()
        ? Integer.toString(entries.size())
        : "%d in %d %s"
            .formatted(entries.size(), groups.size(), groups.size() == 1 ? "way" : "ways");
  }

  private Html table(List<Group> rest) {
    List<Html> rows = rest.stream().limit(MOST_ROWS).map(this::row).toList();
    int left = rest.stream().skip(MOST_ROWS).mapToInt(Group::count).sum();
    Html more =
        left > 0
            ? Tag.of("p", "lead").text("… and %d more: see all items below.".formatted(left))
            : Html.NOTHING;
    return Html.all(
        Tag.of("table", "list stack").holding(head(), Tag.of("tbody").holding(rows)), more);
  }

  private Html head() {
    List<Html> cells = new ArrayList<>();
    for (String name : List.of("Item", kindTitle(), changeTitle())) {
      cells.add(Tag.of("th").with("scope", "col").text(name));
    }
    return Tag.of("thead").holding(Tag.of("tr").holding(cells));
  }

  private String kindTitle() {
    return view.compared() ? "Category" : "Outcome";
  }

  private String changeTitle() {
    return view.compared() ? "What changed" : "Against the label";
  }

  private Html row(Group group) {
    Entry entry = group.first();
    return Tag.of("tr")
        .with("id", entry.anchor())
        .holding(
            Tag.of("th").with("scope", "row").holding(Card.name(view, entry)),
            Tag.of("td").with("data-label", kindTitle()).holding(Card.kind(entry)),
            Tag.of("td")
                .with("data-label", changeTitle())
                .holding(change(group), Card.again(entry), GroupList.of(view, group)));
  }

  private Html change(Group group) {
    Entry entry = group.first();
    List<Html> content = new ArrayList<>();
    if (entry.before().isPresent() && entry.outcome().contains("→")) {
      content.add(Tag.of("div").holding(Tag.of("code").text(entry.outcome())));
    }
    if (entry.changes().isEmpty()) {
      content.add(Tag.of("div").text(group.text().isEmpty() ? entry.detail() : group.text()));
    } else {
      content.add(new ChangeTable(view, entry).lines());
      content.add(new DependsDiff(view, entry).folded());
    }
    return Html.all(content);
  }
}
