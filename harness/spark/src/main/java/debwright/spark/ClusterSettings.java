package debwright.spark;

import java.time.Duration;
import java.util.Map;

/**
 * Which cluster, and how it is used.
 *
 * @param master as Spark writes it, such as {@code spark://head:7077}
 * @param options of Spark, by their names
 * @param store the executors' folder for what they fetch, or empty for the usual one
 * @param patience how long the cluster may be without any executor
 */
public record ClusterSettings(
    String master, Map<String, String> options, String store, Duration patience) {
  public ClusterSettings {
    options = Map.copyOf(options);
  }
}
