package debwright.gate;

import debwright.run.RunSettings;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What the gate is asked.
 *
 * @param baseline a revision or a run folder; empty for the project file's
 * @param candidate {@code worktree}, a revision or a run folder
 * @param items backlog items that the candidate is for
 * @param settings how both are run
 * @param counted whether it is counted if the candidate's engine does more for the same items
 * @param today by which waivers expire
 */
public record GateRequest(
    Optional<String> baseline,
    String candidate,
    List<String> items,
    RunSettings settings,
    boolean counted,
    LocalDate today) {
  public GateRequest {
    items = List.copyOf(items);
  }

  /** One for which nothing is counted. */
  public GateRequest(
      Optional<String> baseline,
      String candidate,
      List<String> items,
      RunSettings settings,
      LocalDate today) {
    this(baseline, candidate, items, settings, false, today);
  }

  /** One that is for no backlog item, and for which nothing is counted. */
  public GateRequest(
      Optional<String> baseline, String candidate, RunSettings settings, LocalDate today) {
    this(baseline, candidate, List.of(), settings, today);
  }
}
