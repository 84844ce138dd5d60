package debwright.cli;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * What a server tells whoever listens: that something changed. A connection that breaks, or on
 * which nothing is heard for long, is made again; something may have changed meanwhile.
 */
final class ServerEvents implements AutoCloseable {
  /** A server that lives says something every 15 seconds. */
  private static final Duration SILENCE = Duration.ofSeconds(50);

  private static final long PAUSE_MS = 500;

  private enum Signal {
    OPEN,
    CHANGED,
    ALIVE,
    ENDED
  }

  private final URI address;
  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(20)).build();
  private Connection connection;

  ServerEvents(URI address) {
    this.address = address;
    this.connection = connect();
  }

  /** One connection; what is heard on it. */
  private record Connection(CompletableFuture<?> answer, BlockingQueue<Signal> heard) {}

  private Connection connect() {
    BlockingQueue<Signal> heard = new LinkedBlockingQueue<>();
    HttpRequest request = HttpRequest.newBuilder(address).GET().build();
    CompletableFuture<?> answer =
        client.sendAsync(
            request, HttpResponse.BodyHandlers.fromLineSubscriber(new Listener(heard)));
    return new Connection(
        answer.whenComplete((response, failure) -> heard.add(Signal.ENDED)), heard);
  }

  private record Listener(BlockingQueue<Signal> heard) implements Flow.Subscriber<String> {
    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscription.request(Long.MAX_VALUE);
    }

    @Override
    public void onNext(String line) {
      if (line.startsWith("retry:")) {
        heard.add(Signal.OPEN);
      } else {
        heard.add(line.equals("event: changed") ? Signal.CHANGED : Signal.ALIVE);
      }
    }

    @Override
    public void onError(Throwable failure) {
      heard.add(Signal.ENDED);
    }

    @Override
    public void onComplete() {
      heard.add(Signal.ENDED);
    }
  }

  /**
   * Waits until the server hears this one, or something has changed or may have.
   *
   * @param end by {@link System#nanoTime}
   * @return whether it was so before that end
   */
  boolean await(long end) throws InterruptedException {
    while (true) {
      long left = Math.min(end - System.nanoTime(), SILENCE.toNanos());
      Signal signal = left > 0 ? connection.heard().poll(left, TimeUnit.NANOSECONDS) : null;
      if (signal == null && System.nanoTime() >= end) {
        return false;
      }
      if (signal == Signal.OPEN || signal == Signal.CHANGED) {
        return true;
      }
      if (signal != Signal.ALIVE) {
        again();
      }
    }
  }

  private void again() throws InterruptedException {
    close();
    Thread.sleep(PAUSE_MS);
    connection = connect();
  }

  @Override
  public void close() {
    connection.answer().cancel(true);
  }
}
