package debwright.html;

import java.util.ArrayList;
import java.util.List;

/** The other items of a group: named where someone wants to know, found in the table of all. */
final class GroupList {
  private static final int MOST = 100;

  private GroupList() {}

  /** Nothing where there are no others. */
  static Html of(View view, Group group) {
    if (group.others().isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> names = new ArrayList<>();
    group.others().stream().limit(MOST).forEach(other -> names.add(name(view, other)));
    String all = "all %d in the table".formatted(group.count());
    names.add(Tag.of("li").holding(find(Group.search(group.number()), all)));
    return Tag.of("details", "others")
        .holding(
            Tag.of("summary").text("and %d more like it".formatted(group.others().size())),
            Tag.of("ul").holding(names));
  }

  private static Html name(View view, Entry entry) {
    String text = view.onePair() ? entry.key().item() : entry.key().toString();
    return Tag.of("li").holding(find(entry.key().item(), text));
  }

  /** A link that searches the table of all items. */
  static Html find(String search, String text) {
    return Tag.of("a").with("href", "#items").with("data-find", search).text(text);
  }
}
