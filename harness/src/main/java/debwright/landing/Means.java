package debwright.landing;

import debwright.job.Logs;
import debwright.job.Workshop;

/**
 * What a lane works with.
 *
 * @param workshop where commands are run
 * @param logs where what they wrote is kept
 * @param gate what judges previews
 * @param snapshots what is known of indexes
 */
public record Means(Workshop workshop, Logs logs, GateKeeper gate, Snapshots snapshots) {}
