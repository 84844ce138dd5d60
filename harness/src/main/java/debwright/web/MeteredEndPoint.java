package debwright.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.eclipse.jetty.io.ManagedSelector;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.util.thread.Scheduler;

/** A client's connection, which knows whether the client or the server is to move. */
final class MeteredEndPoint extends SocketChannelEndPoint {
  private final AtomicLong in = new AtomicLong();
  private final AtomicLong out = new AtomicLong();
  private final AtomicLong begun = new AtomicLong();
  private final AtomicLong ended = new AtomicLong();
  private Look last = new Look(0, 0, 0, 0);
  private Duration head = Duration.ZERO;
  private Duration still = Duration.ZERO;
  private Wait sending = Wait.NONE;
  private Wait reading = Wait.NONE;
  private boolean told;

  MeteredEndPoint(
      SocketChannel channel, ManagedSelector selector, SelectionKey key, Scheduler scheduler) {
    super(channel, selector, key, scheduler);
  }

  /** Counts at one moment: bytes, and requests that began, and of them those that are over. */
  private record Look(long in, long out, long begun, long ended) {
    boolean isBetweenRequests() {
      return begun == ended;
    }
  }

  /** How long the server waited for the client, and what came of it. */
  private record Wait(Duration time, long bytes) {
    static final Wait NONE = new Wait(Duration.ZERO, 0);

    Wait and(Duration more, long moved) {
      return new Wait(time.plus(more), bytes + moved);
    }

    /** Begins anew once a window was long enough, and good. */
    Wait within(Patience patience) {
      return time.compareTo(patience.window()) >= 0 ? NONE : this;
    }

    boolean isOver(Patience patience) {
      return patience.isTooSlow(bytes, time);
    }
  }

  /** The head of a request is there. */
  void begin() {
    begun.incrementAndGet();
  }

  /** A request is answered, or failed. */
  void over() {
    ended.incrementAndGet();
  }

  @Override
  public int fill(ByteBuffer buffer) throws IOException {
    int read = super.fill(buffer);
    in.addAndGet(Math.max(0, read));
    return read;
  }

  @Override
  public boolean flush(ByteBuffer... buffers) throws IOException {
    long before = left(buffers);
    try {
      return super.flush(buffers);
    } finally {
      out.addAndGet(before - left(buffers));
    }
  }

  private static long left(ByteBuffer... buffers) {
    long left = 0;
    for (ByteBuffer buffer : buffers) {
      left += buffer.remaining();
    }
    return left;
  }

  /**
   * Looks at it, and ends it if it is too slow.
   *
   * @param since the last look
   */
  void look(Duration since, Patience patience) {
    if (told) {
      close(new TimeoutException("too slow"));
      return;
    }
    Look now = new Look(in.get(), out.get(), begun.get(), ended.get());
    if (getWriteFlusher().isPending()) {
      reading = reading.within(patience).and(since, now.out - last.out);
    } else if (isFillInterested() && !now.isBetweenRequests()) {
      sending = sending.within(patience).and(since, now.in - last.in);
    }
    between(now, since);
    last = now;
    if (sending.isOver(patience)
        || reading.isOver(patience)
        || head.compareTo(patience.headers()) > 0) {
      end();
    }
  }

  /** Where no request is under way, bytes that come are the begin of one. */
  private void between(Look now, Duration since) {
    boolean moved = now.begun != last.begun || now.ended != last.ended;
    if (moved || !now.isBetweenRequests()) {
      head = Duration.ZERO;
      still = Duration.ZERO;
      return;
    }
    still = still.plus(since);
    if (now.in != last.in || !head.isZero()) {
      head = head.plus(since);
    }
  }

  /** How long it asked nothing; nothing where it does. */
  Duration still() {
    return still;
  }

  /** Lets the request, if there is one, fail as by silence; what is left then is closed. */
  void end() {
    told = true;
    onIdleExpired(new TimeoutException("too slow"));
  }
}
