package debwright.job;

import java.nio.file.Path;
import java.time.Duration;

/**
 * What became of a command.
 *
 * @param exit its status; 128 and the signal's number where one ended it
 * @param late whether it was ended after its time limit
 * @param took how long it ran
 * @param log all that it wrote, as far as there was room
 */
public record JobResult(Job job, int exit, boolean late, Duration took, Path log) {

  public boolean succeeded() {
    return exit == 0 && !late;
  }

  /** Such as {@code tests: exit status 2 after 3.1 s}. */
  public String said() {
    String time = "%.1f s".formatted(took.toMillis() / 1000.0);
    return late
        ? "%s: not done within its time limit of %d s"
            .formatted(job.what(), job.limit().toSeconds())
        : "%s: exit status %d after %s".formatted(job.what(), exit, time);
  }
}
