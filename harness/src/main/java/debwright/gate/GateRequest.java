package debwright.gate;

import debwright.run.RunSettings;
import java.util.Optional;

/**
 * What the gate is asked.
 *
 * @param baseline a revision or a run folder; empty for the project file's
 * @param candidate {@code worktree}, a revision or a run folder
 * @param settings how both are run
 */
public record GateRequest(Optional<String> baseline, String candidate, RunSettings settings) {
  /** The work tree against the project file's baseline. */
  public static final GateRequest DEFAULT =
      new GateRequest(Optional.empty(), "worktree", RunSettings.DEFAULT);
}
