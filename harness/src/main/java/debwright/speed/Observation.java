package debwright.speed;

import debwright.probe.Reading;
import debwright.run.Conversation;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What one question showed.
 *
 * @param nanos from the question to its answer, as seen from outside
 * @param reading what the probe told of it, where the worker is a Java program
 */
record Observation(
    Benchmark benchmark, Conversation.Said said, long nanos, Optional<Reading> reading) {

  /**
   * Nanoseconds; wall time is the worker's own where it is known, CPU time is known of it alone.
   */
  OptionalDouble time(Clock clock) {
    return switch (clock) {
      case WALL -> OptionalDouble.of((double) reading.map(Reading::nanos).orElse(nanos));
      case CPU ->
          reading.isPresent()
              ? OptionalDouble.of((double) reading.get().cpuNanos())
              : OptionalDouble.empty();
    };
  }
}
