package debwright.html;

import debwright.comparison.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The page from top to bottom. */
final class Sections {
  private final View view;

  Sections(View view) {
    this.view = view;
  }

  Html html() {
    List<Html> main = new ArrayList<>();
    main.add(DoneSection.of(view.judgement().forecasts()));
    for (Part part : view.totals().keySet()) {
      main.add(new PartSection(view, part).html());
    }
    main.add(WaiverSection.of(view.judgement().waivers()));
    main.add(items());
    main.add(facts());
    return Html.all(
        Tag.of("a", "skip").with("href", "#items").text("Skip to all items"),
        header(),
        navigation(),
        Tag.of("main").holding(main),
        Tag.of("footer")
            .text("Debwright · this page needs nothing beside it; results.csv has every row."));
  }

  private Html header() {
    Verdict verdict = view.judgement().verdict();
    return Tag.of("header", "verdict " + tone(verdict))
        .holding(
            Tag.of("p", "crumb")
                .text(
                    view.compared()
                        ? "Debwright · comparison"
                        : "Debwright · run against its labels"),
            Tag.of("h1")
                .holding(
                    Tag.of("span", "badge").with("aria-hidden", "true").text(glyph(verdict)),
                    Html.text(word(verdict))),
            Tag.of("p", "next").text(verdict.next()),
            engines(),
            Html.all(view.judgement().notes().stream().map(Sections::note).toList()),
            new TotalsBar(view.totals()).html(),
            Facts.labels(view));
  }

  private Html engines() {
    List<Html> parts = new ArrayList<>();
    view.base().ifPresent(base -> parts.add(engine("Baseline", base.engine())));
    parts.add(engine("Candidate", view.candidate().engine()));
    return Tag.of("dl", "engines").holding(parts);
  }

  private static Html engine(String side, String engine) {
    return Tag.of("div").holding(Tag.of("dt").text(side), Tag.of("dd").text(engine));
  }

  private static String word(Verdict verdict) {
    return verdict.word().name().replace('_', ' ');
  }

  private static Html note(String note) {
    return Tag.of("p", "note").text(note);
  }

  private static String tone(Verdict verdict) {
    return switch (verdict.word()) {
      case PASS, PASS_WAIVED -> "good";
      case FAIL -> "bad";
      case INCONCLUSIVE -> "odd";
    };
  }

  private static String glyph(Verdict verdict) {
    return switch (verdict.word()) {
      case PASS, PASS_WAIVED -> "✓";
      case FAIL -> "✗";
      case INCONCLUSIVE -> "?";
    };
  }

  private Html navigation() {
    List<Html> links = new ArrayList<>();
    if (!view.judgement().forecasts().isEmpty()) {
      links.add(Tag.of("a").with("href", "#done").text("Done?"));
    }
    for (Map.Entry<Part, Integer> part : view.totals().entrySet()) {
      if (part.getValue() > 0 && PartSection.shows(part.getKey())) {
        links.add(link(part.getKey().word(), part.getKey().title(), part.getValue()));
      }
    }
    if (!view.judgement().waivers().isEmpty()) {
      links.add(link("waivers", "Waivers", view.judgement().waivers().size()));
    }
    links.add(link("items", "All items", view.entries().size()));
    links.add(Tag.of("a").with("href", "#facts").text(factsTitle()));
    return Tag.of("nav").with("aria-label", "Sections").holding(links);
  }

  private static Html link(String anchor, String title, int count) {
    return Tag.of("a")
        .with("href", "#" + anchor)
        .holding(Html.text(title + " "), Tag.of("b").holding(Html.number(count)));
  }

  private Html items() {
    return Tag.of("section")
        .with("id", "items")
        .holding(
            Tag.of("h2").text("All items"),
            Tag.of("noscript")
                .holding(
                    Tag.of("p", "lead")
                        .text("The searchable table needs JavaScript; results.csv has every row.")),
            Tag.of("div").with("id", "explorer").holding());
  }

  private Html facts() {
    return Tag.of("section")
        .with("id", "facts")
        .holding(
            Tag.of("h2").text(factsTitle()),
            Facts.of(view),
            Tag.of("h3").text("Outcomes"),
            OutcomeTable.of(view));
  }

  private String factsTitle() {
    return view.compared() ? "What was compared" : "What was run";
  }
}
