package debwright.run;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * The lines of a worker's stdout, read by a thread of its own so that one can stop waiting.
 *
 * <p>At most two lines wait; a worker that floods stdout is held back by the full pipe.
 */
final class AnswerStream {

  /** What came: a line, a line beyond the limit (nothing more is read then), or the end. */
  enum Kind {
    LINE,
    TOO_LONG,
    ENDED
  }

  record Reply(Kind kind, String line) {}

  private final InputStream in;
  private final int longest;
  private final BlockingQueue<Reply> replies = new LinkedBlockingQueue<>(2);
  private final Thread reader;

  AnswerStream(InputStream in, int longest) {
    this.in = in;
    this.longest = longest;
    this.reader = new Thread(this::read, "worker-stdout");
    reader.setDaemon(true);
    reader.start();
  }

  /** The next reply, or empty when the time is over. */
  Optional<Reply> next(Duration patience) throws InterruptedException {
    return Optional.ofNullable(replies.poll(patience.toMillis(), TimeUnit.MILLISECONDS));
  }

  /** Whether nothing waits to be read: no stray line, no end. */
  boolean idle() {
    return replies.isEmpty();
  }

  void stop() {
    reader.interrupt();
  }

  private void read() {
    try {
      replies.put(new Reply(lines(), ""));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Hands out lines until there are no more, and says why. */
  private Kind lines() throws InterruptedException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int count = fill(buffer); count >= 0; count = fill(buffer)) {
      if (!split(buffer, count, line)) {
        return Kind.TOO_LONG;
      }
    }
    return Kind.ENDED;
  }

  private boolean split(byte[] buffer, int count, ByteArrayOutputStream line)
      throws InterruptedException {
    int start = 0;
    for (int i = 0; i < count; i++) {
      if (buffer[i] == '\n') {
        line.write(buffer, start, i - start);
        start = i + 1;
        replies.put(new Reply(Kind.LINE, line.toString(StandardCharsets.UTF_8)));
        line.reset();
      }
    }
    line.write(buffer, start, count - start);
    return line.size() <= longest;
  }

  /** A pipe that fails is one that ended: the worker is gone either way. */
  private int fill(byte[] buffer) {
    try {
      return in.read(buffer);
    } catch (IOException e) {
      return -1;
    }
  }
}
