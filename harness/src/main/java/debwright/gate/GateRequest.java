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
 * @param today by which waivers expire
 */
public record GateRequest(
    Optional<String> baseline,
    String candidate,
    List<String> items,
    RunSettings settings,
    LocalDate today) {
  public GateRequest {
    items = List.copyOf(items);
  }

  /** One that is for no backlog item. */
  public GateRequest(
      Optional<String> baseline, String candidate, RunSettings settings, LocalDate today) {
    this(baseline, candidate, List.of(), settings, today);
  }
}
