package debwright.cli;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** Passes on what is said, but the same within an hour once: what waits is tried again often. */
final class Repeats implements Consumer<String> {
  private static final Duration PAUSE = Duration.ofHours(1);
  private static final int KEPT = 100;

  private final Consumer<String> next;
  private final InstantSource clock;
  private final Map<String, Instant> said = new LinkedHashMap<>();

  Repeats(Consumer<String> next, InstantSource clock) {
    this.next = next;
    this.clock = clock;
  }

  @Override
  public synchronized void accept(String text) {
    Instant now = clock.instant();
    Instant last = said.get(text);
    if (last != null && last.plus(PAUSE).isAfter(now)) {
      return;
    }
    said.remove(text);
    said.put(text, now);
    if (said.size() > KEPT) {
      said.remove(said.keySet().iterator().next());
    }
    next.accept(text);
  }
}
