package debwright.html;

import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.result.ItemKey;
import java.util.ArrayList;
import java.util.List;

/**
 * What each definition of done says: a sentence a criterion, and the items that it is missed by.
 */
final class DoneSection {
  private static final int MOST = 50;

  private DoneSection() {}

  /** Nothing where there is no definition of done. */
  static Html of(List<Forecast> forecasts) {
    if (forecasts.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> content = new ArrayList<>();
    content.add(Tag.of("h2").text("Done?"));
    forecasts.forEach(forecast -> content.add(forecast(forecast)));
    return Tag.of("section").with("id", "done").holding(content);
  }

  private static Html forecast(Forecast forecast) {
    String why = forecast.why().isEmpty() ? "" : " Why: " + forecast.why();
    return Html.all(
        Tag.of("h3").text(forecast.text()),
        why.isEmpty() ? Html.NOTHING : Tag.of("p", "lead").text(why.strip()),
        assumptions(forecast),
        criteria(forecast));
  }

  private static Html assumptions(Forecast forecast) {
    List<Html> items = forecast.assumptions().stream().map(DoneSection::assumption).toList();
    return items.isEmpty() ? Html.NOTHING : Tag.of("ul", "assumed").holding(items);
  }

  private static Html assumption(Forecast.Assumed assumed) {
    return Tag.of("li")
        .holding(pill(assumed.state(), false), Html.text(" assumed: " + assumed.said()));
  }

  private static Html criteria(Forecast forecast) {
    List<Html> head = new ArrayList<>();
    for (String name : List.of("Criterion", "Answer", "Is", "Wanted", "Was")) {
      head.add(Tag.of("th").with("scope", "col").text(name));
    }
    List<Html> rows = forecast.criteria().stream().map(DoneSection::row).toList();
    return Tag.of("table", "list stack criteria")
        .holding(
            Tag.of("thead").holding(Tag.of("tr").holding(head)), Tag.of("tbody").holding(rows));
  }

  private static Html row(Judged criterion) {
    return Tag.of("tr")
        .holding(
            Tag.of("th")
                .with("scope", "row")
                .holding(
                    Tag.of("b").text(criterion.name()),
                    Tag.of("div").text(criterion.sentence()),
                    items(criterion)),
            cell("Answer", pill(criterion.state(), criterion.gates())),
            cell("Is", Html.text(criterion.value())),
            cell("Wanted", Html.text(criterion.target())),
            cell("Was", Html.text(criterion.before())));
  }

  static Html cell(String column, Html content) {
    return Tag.of("td").with("data-label", column).holding(content);
  }

  private static Html items(Judged criterion) {
    List<ItemKey> items = criterion.items();
    if (items.isEmpty()) {
      return Html.NOTHING;
    }
    List<Html> names = new ArrayList<>();
    items.stream()
        .limit(MOST)
        .forEach(
            key -> names.add(Tag.of("li").holding(GroupList.find(key.item(), key.toString()))));
    if (items.size() > MOST) {
      names.add(Tag.of("li").text("and %d more".formatted(items.size() - MOST)));
    }
    String summary = items.size() == 1 ? "missed by 1 item" : "missed by %d items";
    return Tag.of("details", "others")
        .holding(
            Tag.of("summary").text(summary.formatted(items.size())), Tag.of("ul").holding(names));
  }

  private static Html pill(State state, boolean gates) {
    String tone =
        switch (state) {
          case MET -> "good";
          case MISSED -> "bad";
          case UNKNOWN -> "odd";
        };
    String glyph =
        switch (state) {
          case MET -> "✓ ";
          case MISSED -> "✗ ";
          case UNKNOWN -> "? ";
        };
    return Tag.of("span", "pill " + tone).text(glyph + state + (gates ? ", gates" : ""));
  }
}
