package debwright.experiment;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Items that have something in common; one with several changes is in several groups.
 *
 * @param cause such as {@code raised libc6}
 * @param trials at least one; first the one that shows it best, with the fewest other changes
 */
public record Group(String cause, List<Trial> trials) {
  private static final Comparator<Trial> CLEAREST =
      Comparator.comparingInt((Trial trial) -> trial.changes().size()).thenComparing(Trial::key);

  public Group {
    trials = trials.stream().sorted(CLEAREST).toList();
  }

  /** The largest first. */
  static List<Group> of(List<Trial> trials, Function<Trial, List<String>> causes) {
    Map<String, List<Trial>> byCause = new TreeMap<>();
    for (Trial trial : trials) {
      for (String cause : new LinkedHashSet<>(causes.apply(trial))) {
        byCause.computeIfAbsent(cause, c -> new ArrayList<>()).add(trial);
      }
    }
    return byCause.entrySet().stream()
        .map(entry -> new Group(entry.getKey(), entry.getValue()))
        .sorted(Comparator.comparingInt((Group group) -> group.trials().size()).reversed())
        .toList();
  }

  /** The item that shows it best. */
  public Trial exemplar() {
    return trials.get(0);
  }

  /**
   * The ids of the other items, for people.
   *
   * @param most of them that are named; the rest is only counted
   */
  public String others(int most) {
    String named =
        trials.stream()
            .skip(1)
            .limit(most)
            .map(trial -> trial.key().item())
            .collect(Collectors.joining(", "));
    int more = trials.size() - 1 - most;
    return more > 0 ? named + ", and %d more".formatted(more) : named;
  }
}
