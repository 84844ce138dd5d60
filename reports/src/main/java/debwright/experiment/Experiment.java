package debwright.experiment;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Two ways to map the same items, held against each other by the labels. It judges nothing: where B
 * gains and loses, a person weighs both.
 *
 * @param a what there is
 * @param b what may take its place
 * @param trials one for each item, sorted by key
 */
public record Experiment(Arm a, Arm b, List<Trial> trials) {
  public Experiment {
    trials = trials.stream().sorted(Comparator.comparing(Trial::key)).toList();
  }

  /**
   * Compares item by item.
   *
   * @throws IllegalArgumentException the runs are of other items
   */
  public static Experiment of(Arm a, Arm b) {
    if (!keys(a.run()).equals(keys(b.run()))) {
      throw new IllegalArgumentException("two runs of the same items were expected");
    }
    List<Difference> differences = Comparison.of(a.run(), b.run()).differences();
    return new Experiment(a, b, differences.stream().map(Trial::of).toList());
  }

  private static List<ItemKey> keys(Run run) {
    return run.results().stream().map(ItemResult::key).toList();
  }

  /** The items of which that became. */
  public List<Trial> of(Turn turn) {
    return trials.stream().filter(trial -> trial.turn() == turn).toList();
  }

  /** How A fares against the labels, by their kind. */
  public SortedMap<String, Marks> marksOfA() {
    return Marks.of(a.run());
  }

  /** The same of B. */
  public SortedMap<String, Marks> marksOfB() {
    return Marks.of(b.run());
  }

  /** The table for people. */
  public List<Figure> figures() {
    return Figures.of(this);
  }

  /** What changed, and what fails on either side; nothing of what is the same and passes. */
  public List<Section> sections() {
    List<Section> sections = new ArrayList<>();
    for (Turn turn : Turn.values()) {
      List<Trial> found = turn == Turn.SAME ? List.of() : of(turn);
      add(sections, turn.code(), turn.meaning(), found.size(), Group.of(found, Trial::causes));
    }
    List<Trial> failed = trials.stream().filter(Trial::fails).toList();
    List<Group> failures = Group.of(failed, Trial::failures);
    add(sections, "failed", "mapped to nothing by A, B or both", failed.size(), failures);
    return sections;
  }

  private static void add(
      List<Section> sections, String code, String meaning, int items, List<Group> groups) {
    if (items > 0) {
      sections.add(new Section(code, meaning, items, groups));
    }
  }

  /** Such as {@code 600 gained + 2 lost + 126 same = 728}; what is zero is left out. */
  public String sum() {
    String parts =
        Stream.of(Turn.values())
            .filter(turn -> !of(turn).isEmpty())
            .map(turn -> of(turn).size() + " " + turn)
            .collect(Collectors.joining(" + "));
    return String.format(Locale.ROOT, "%s = %d", parts.isEmpty() ? "0" : parts, trials.size());
  }

  /** Sentences without which the figures mislead. */
  public List<String> notes() {
    List<String> notes = new ArrayList<>();
    if (!a.cost().complete() || !b.cost().complete()) {
      notes.add(
          "cost is of the items that were asked about; the others' answers were known: --no-cache asks about all");
    }
    return notes;
  }
}
