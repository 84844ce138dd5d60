package debwright.html;

import debwright.judgement.WaiverUse;
import java.util.ArrayList;
import java.util.List;

/** What became of each waiver and acceptance. */
final class WaiverSection {
  private WaiverSection() {}

  /** Nothing where there are none. */
  static Html of(List<WaiverUse> waivers) {
    if (waivers.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> head = new ArrayList<>();
    for (String name : List.of("Waiver", "State", "Items", "Owner", "Until")) {
      head.add(Tag.of("th").with("scope", "col").text(name));
    }
    List<Html> rows = waivers.stream().map(WaiverSection::row).toList();
    return Tag.of("section")
        .with("id", "waivers")
        .holding(
            Tag.of("h2")
                .holding(
                    Html.text("Waivers "),
                    Tag.of("span", "count").holding(Html.number(waivers.size()))),
            Tag.of("table", "list stack criteria")
                .holding(
                    Tag.of("thead").holding(Tag.of("tr").holding(head)),
                    Tag.of("tbody").holding(rows)));
  }

  private static Html row(WaiverUse use) {
    Html items =
        use.matches() == 0
            ? Html.number(0)
            : GroupList.find(use.id(), Integer.toString(use.matches()));
    return Tag.of("tr")
        .holding(
            Tag.of("th")
                .with("scope", "row")
                .holding(
                    Tag.of("b").text(use.id()),
                    Tag.of("div").text(use.text()),
                    Tag.of("small").text(use.reason())),
            DoneSection.cell("State", state(use)),
            DoneSection.cell("Items", items),
            DoneSection.cell("Owner", Html.text(use.owner())),
            DoneSection.cell("Until", Html.text(use.expires())));
  }

  private static Html state(WaiverUse use) {
    String tone =
        switch (use.state()) {
          case USED -> "note";
          case STALE -> "odd";
          case FAULTY -> "bad";
        };
    return Tag.of("span", "pill " + tone).text(use.state().word());
  }
}
