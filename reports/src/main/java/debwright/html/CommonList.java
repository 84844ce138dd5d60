package debwright.html;

import java.util.List;

/** What several items of a part have in common; each finds its items in the table of all items. */
final class CommonList {
  private static final int MOST = 16;

  private CommonList() {}

  /** Nothing where no two items have anything in common. */
  static Html of(View view, List<Entry> entries) {
    List<Html> common =
        Common.of(view, entries).stream()
            .filter(cause -> cause.items() > 1)
            .limit(MOST)
            .map(CommonList::item)
            .toList();
    return common.isEmpty()
        ? Html.NOTHING
        : Tag.of("div", "causes")
            .holding(
                Tag.of("span", "causes-title").text("In common:"), Tag.of("ul").holding(common));
  }

  private static Html item(Common cause) {
    return Tag.of("li")
        .holding(
            Tag.of("a")
                .with("href", "#items")
                .with("data-find", cause.text())
                .holding(
                    Html.text(cause.text() + " "),
                    Tag.of("b").holding(Html.text("× " + cause.items()))));
  }
}
