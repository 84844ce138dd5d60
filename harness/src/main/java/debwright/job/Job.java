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
 * @param secrets of its environment, too, which its log does not show
 * @param limit after which it is ended, with all that it started
 */
public record Job(
    String what,
    String command,
    Path folder,
    Map<String, String> variables,
    Secrets secrets,
    Duration limit) {
  public Job {
    variables = Map.copyOf(variables);
  }

  /** One that is given no secrets. */
  public Job(
      String what, String command, Path folder, Map<String, String> variables, Duration limit) {
    this(what, command, folder, variables, Secrets.NONE, limit);
  }
}
