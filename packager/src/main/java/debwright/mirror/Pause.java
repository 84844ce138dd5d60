package debwright.mirror;

import java.time.Duration;

/** Waits. */
interface Pause {
  void of(Duration length) throws InterruptedException;
}
