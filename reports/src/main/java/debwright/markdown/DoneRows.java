package debwright.markdown;

import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.judgement.WaiverUse;
import debwright.markdown.Section.Row;
import debwright.markdown.Section.Weight;
import java.util.List;
import java.util.stream.Collectors;

/** Definitions of done and waivers as sections. */
final class DoneRows {
  private static final int TEXT = 200;
  private static final int MOST_ROWS = 100;
  private static final int MOST_ASSUMED = 3;
  private static final int MOST_NAMES = 10;

  private DoneRows() {}

  static Section of(Forecast forecast) {
    String assumed =
        forecast.assumptions().stream()
            .limit(MOST_ASSUMED)
            .map(DoneRows::assumption)
            .collect(Collectors.joining());
    String head =
        "\n## done?\n\n"
            + Markdown.text(forecast.text(), TEXT)
            + (forecast.why().isEmpty() ? "" : "\n\nWhy: " + Markdown.text(forecast.why(), TEXT))
            + (assumed.isEmpty() ? "\n" : "\n\n" + assumed)
            + Markdown.head("", "criterion", "is", "wanted", "was", "missed by");
    return new Section(head, forecast.criteria().stream().map(DoneRows::row).toList(), MOST_ROWS);
  }

  private static String assumption(Forecast.Assumed assumed) {
    return "- assumed (%s): %s\n".formatted(assumed.state(), Markdown.text(assumed.said(), TEXT));
  }

  private static Row row(Judged criterion) {
    String text =
        Markdown.row(
            criterion.gates() ? "**%s**".formatted(criterion.state()) : criterion.state().word(),
            Markdown.text(criterion.name(), TEXT),
            Markdown.text(criterion.value(), TEXT),
            Markdown.text(criterion.target(), TEXT),
            Markdown.text(criterion.before(), TEXT),
            items(criterion));
    return new Row(weight(criterion), 1, text);
  }

  private static Weight weight(Judged criterion) {
    if (criterion.gates()) {
      return Weight.GATES;
    }
    return criterion.state() == State.MET ? Weight.NEUTRAL : Weight.WORSE;
  }

  private static String items(Judged criterion) {
    String names =
        criterion.items().stream()
            .limit(MOST_NAMES)
            .map(item -> Markdown.code(item.toString(), TEXT))
            .collect(Collectors.joining("<br>"));
    int more = criterion.items().size() - MOST_NAMES;
    return more > 0 ? names + "<br>and " + more + " more" : names;
  }

  static Section of(List<WaiverUse> waivers) {
    String head = "\n## waivers\n" + Markdown.head("", "waiver", "items", "owner", "until", "");
    return new Section(head, waivers.stream().map(DoneRows::row).toList(), MOST_ROWS);
  }

  private static Row row(WaiverUse use) {
    Weight weight =
        switch (use.state()) {
          case USED -> Weight.WAIVED;
          case STALE -> Weight.NEUTRAL;
          case FAULTY -> Weight.GATES;
        };
    String text =
        Markdown.row(
            use.state().word(),
            Markdown.code(use.id(), TEXT),
            Integer.toString(use.matches()),
            Markdown.text(use.owner(), TEXT),
            Markdown.text(use.expires(), TEXT),
            Markdown.text(use.text(), TEXT));
    return new Row(weight, 1, text);
  }
}
