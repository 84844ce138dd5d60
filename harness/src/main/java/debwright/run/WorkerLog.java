package debwright.run;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A worker's stderr, drained by a thread of its own.
 *
 * <p>The thread never blocks in a read: it looks every few milliseconds, and when asked to. So an
 * item's log is what was in the pipe when its answer came, not what the thread happened to have.
 */
final class WorkerLog {
  private static final int LOOK_MS = 5;
  private static final int PATIENCE_MS = 200;
  private static final String UNREAD = "[there may be more]\n";

  private final InputStream in;
  private final LogText text;
  private final BlockingQueue<CountDownLatch> wishes = new LinkedBlockingQueue<>();
  private volatile boolean ended;

  WorkerLog(InputStream in, int capacity) {
    this.in = in;
    this.text = new LogText(capacity);
    Thread reader = new Thread(this::drain, "worker-stderr");
    reader.setDaemon(true);
    reader.start();
  }

  /** What was said since the last call. */
  String take() throws InterruptedException {
    CountDownLatch look = new CountDownLatch(1);
    wishes.add(look);
    // In vain where the worker floods stderr: then there is enough of it already.
    boolean looked = look.await(PATIENCE_MS, TimeUnit.MILLISECONDS);
    synchronized (text) {
      return text.take() + (looked ? "" : UNREAD);
    }
  }

  /** Ends the draining: nothing more is said. */
  void stop() {
    ended = true;
  }

  private void drain() {
    try {
      while (!ended) {
        Optional<CountDownLatch> wish =
            Optional.ofNullable(wishes.poll(LOOK_MS, TimeUnit.MILLISECONDS));
        read();
        wish.ifPresent(CountDownLatch::countDown);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** When a process ends, the JDK exchanges its streams: one that fails may be whole just after. */
  private void read() throws InterruptedException {
    try {
      readAvailable();
    } catch (IOException e) {
      Thread.sleep(LOOK_MS);
      readAgain();
    }
  }

  private void readAgain() {
    try {
      readAvailable();
    } catch (IOException e) {
      ended = true;
    }
  }

  private void readAvailable() throws IOException {
    byte[] buffer = new byte[8192];
    while (!ended && in.available() > 0) {
      int count = in.read(buffer);
      if (count < 0) {
        return;
      }
      synchronized (text) {
        text.add(buffer, count);
      }
    }
  }
}
