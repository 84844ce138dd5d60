package debwright.completion;

import debwright.done.Definition;
import debwright.done.State;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A criterion or an assumption of an item, with what was forecast of it and what came, as a ledger
 * keeps both.
 *
 * @param assumption whether it is one, which alone makes nothing undone
 * @param name as its author calls it
 * @param forecast what was said of it before it landed, or empty
 * @param outcome what was said of it on what users have, or empty
 */
public record Promised(
    boolean assumption, String name, Optional<Said> forecast, Optional<Said> outcome) {

  /**
   * What was said of it.
   *
   * @param sentence without its name and its state
   */
  public record Said(State state, String sentence) {}

  /**
   * Criteria, then assumptions.
   *
   * @param forecast the text of a {@link debwright.ledger.DeliveryFact.Forecasted}, or empty
   * @param outcome that of a {@link debwright.ledger.DeliveryFact.Completed}, or empty
   */
  public static List<Promised> of(Definition definition, String forecast, String outcome) {
    Lines before = new Lines(forecast);
    Lines after = new Lines(outcome);
    return names(definition)
        .map(each -> new Promised(each.assumption, each.text, before.take(each), after.take(each)))
        .toList();
  }

  /** The lines of such a text that are about no criterion and no assumption of the definition. */
  public static List<String> others(Definition definition, String text) {
    Lines lines = new Lines(text);
    names(definition).forEach(lines::take);
    return List.copyOf(lines.left);
  }

  private record Name(boolean assumption, String text) {
    /** A finding begins by it. */
    String start(State state) {
      return (assumption ? "assumption " : "") + state + ": " + Findings.bare(text);
    }
  }

  private static Stream<Name> names(Definition definition) {
    return Stream.concat(
        definition.criteria().stream().map(each -> new Name(false, Visible.line(each.name()))),
        definition.assumptions().stream().map(each -> new Name(true, Visible.line(each.text()))));
  }

  /** Lines of which each is about one thing; two of the same name come in the same order. */
  private static final class Lines {
    private final List<String> left;

    Lines(String text) {
      this.left = new ArrayList<>(text.lines().toList());
    }

    Optional<Said> take(Name name) {
      for (State state : State.values()) {
        String start = name.start(state);
        for (String line : left) {
          if (Findings.isOf(line, start)) {
            left.remove(line);
            return Optional.of(new Said(state, rest(state, line.substring(start.length()))));
          }
        }
      }
      return Optional.empty();
    }

    private static String rest(State state, String line) {
      String said = line.startsWith(":") ? line.substring(1).strip() : "";
      String word = ": " + state + ".";
      return said.endsWith(word) ? said.substring(0, said.length() - word.length()) : said;
    }
  }
}
