package debwright.mirror;

import java.time.Duration;

/** Waits. */
public interface Pause {
  void of(Duration length) throws InterruptedException;
}
