package debwright.completion;

import debwright.done.Definition;
import debwright.done.Forecast;
import debwright.done.State;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a definition of done says, as lines that a ledger keeps: first of landings, then of deploys.
 */
public final class Findings {
  private static final String UNJUDGED =
      "this project names no engine, so no results can tell; a person says it";

  private Findings() {}

  /**
   * A line for each criterion and assumption, to be recorded as {@link
   * debwright.ledger.DeliveryFact.Forecasted}.
   */
  public static String text(Forecast forecast) {
    return text(of(forecast, ""));
  }

  static String text(List<Finding> findings) {
    return findings.stream().map(Finding::line).collect(Collectors.joining("\n"));
  }

  /**
   * Criteria, then assumptions.
   *
   * @param before the text of the forecast at landing, or empty
   */
  static List<Finding> of(Forecast forecast, String before) {
    List<Finding> findings = new ArrayList<>();
    forecast
        .criteria()
        .forEach(
            each ->
                findings.add(finding(false, each.name(), each.state(), each.sentence(), before)));
    forecast
        .assumptions()
        .forEach(
            each -> findings.add(finding(true, each.text(), each.state(), each.said(), before)));
    return findings;
  }

  /** The same where nothing can be judged. */
  static List<Finding> unjudged(Definition definition) {
    List<Finding> findings = new ArrayList<>();
    definition
        .criteria()
        .forEach(
            each ->
                findings.add(
                    finding(false, each.name(), State.UNKNOWN, each.name() + ": " + UNJUDGED, "")));
    definition
        .assumptions()
        .forEach(each -> findings.add(finding(true, each.text(), State.UNKNOWN, each.text(), "")));
    return findings;
  }

  private static Finding finding(
      boolean assumption, String name, State state, String sentence, String before) {
    String called = Visible.line(name);
    return new Finding(
        assumption, called, state, Visible.line(sentence), forecast(assumption, called, before));
  }

  /** The line of the same kind and name. */
  private static Optional<String> forecast(boolean assumption, String name, String before) {
    String kind = assumption ? "assumption " : "";
    for (State state : State.values()) {
      String start = kind + state + ": " + bare(name);
      Optional<String> line = before.lines().filter(each -> isOf(each, start)).findFirst();
      if (line.isPresent()) {
        return line.map(each -> each.substring(kind.length()));
      }
    }
    return Optional.empty();
  }

  /** Not of a name that goes on. */
  static boolean isOf(String line, String start) {
    return line.startsWith(start)
        && (line.length() == start.length() || ":.".indexOf(line.charAt(start.length())) >= 0);
  }

  /** What an assumption's check found stands in place of its full stop. */
  static String bare(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
