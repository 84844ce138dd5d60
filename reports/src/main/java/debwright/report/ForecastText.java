package debwright.report;

import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.result.ItemKey;
import debwright.text.Folded;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A definition of done as lines: how many criteria are met, then a sentence for each. */
final class ForecastText {
  private static final String INDENT = "      ";

  private final TextStyle style;
  private final Forecast forecast;

  /** Of items behind a criterion; the other reports have them all. */
  private static final int MOST_LINES = 3;

  ForecastText(TextStyle style, Forecast forecast) {
    this.style = style;
    this.forecast = forecast;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add(style.bold("done? ") + Visible.line(forecast.text()));
    forecast.assumptions().stream()
        .filter(each -> each.state() != State.UNKNOWN)
        .forEach(each -> lines.add(line(each.state(), each.said())));
    forecast.criteria().forEach(each -> lines.addAll(lines(each)));
    return lines;
  }

  private List<String> lines(Judged criterion) {
    List<String> lines = new ArrayList<>();
    lines.add(line(criterion.state(), criterion.sentence()));
    String items =
        criterion.items().stream().map(ItemKey::item).distinct().collect(Collectors.joining(", "));
    if (!items.isEmpty()) {
      List<String> folded = Folded.depends(items, style.width() - INDENT.length());
      folded.stream()
          .limit(Math.min(style.names(), MOST_LINES))
          .forEach(line -> lines.add(style.faint(INDENT + line)));
    }
    return lines;
  }

  private String line(State state, String sentence) {
    String text = Visible.line("  %-9s %s".formatted(state, sentence));
    return switch (state) {
      case MET -> style.green(text);
      case MISSED -> style.red(text);
      case UNKNOWN -> style.yellow(text);
    };
  }
}
