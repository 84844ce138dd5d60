package debwright.mirror;

import java.util.concurrent.atomic.AtomicLong;

/** Counts what came over the network. */
final class Transfer {
  private final AtomicLong bytes = new AtomicLong();
  private final AtomicLong requests = new AtomicLong();

  void request() {
    requests.incrementAndGet();
  }

  void received(long count) {
    bytes.addAndGet(count);
  }

  /** Bytes of bodies; heads of answers are not counted. */
  long bytes() {
    return bytes.get();
  }

  long requests() {
    return requests.get();
  }
}
