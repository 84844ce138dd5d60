package debwright.job;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * A command to run.
 *
 * @param what it is for, for people
 * @param command for {@code sh -c}
 * @param folder where it runs
 * @param variables of its environment, beside the few that every one has
 * @param limit after which it is ended, with all that it started
 */
public record Job(
    String what, String command, Path folder, Map<String, String> variables, Duration limit) {
  public Job {
    variables = Map.copyOf(variables);
  }
}
