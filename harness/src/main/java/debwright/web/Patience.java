package debwright.web;

import java.time.Duration;

/**
 * How long a server waits for whoever asks it something, and for how many. Who is slow but honest,
 * such as a push through a modem, is served; who only seems to send or to read is not, and holds up
 * nobody else meanwhile.
 *
 * @param headers in which a request's head must be there, from its first byte
 * @param window over which is measured how much a client sends of a body, or reads of an answer;
 *     only time in which the server waits for it counts
 * @param least bytes a second that it must move in a window
 * @param connections open at once; those that ask nothing are let go before it is reached
 * @param threads that answer
 * @param listeners to events
 */
public record Patience(
    Duration headers, Duration window, long least, int connections, int threads, int listeners) {
  /** A kibibyte a second, over a minute: a fifth of what a modem of 56 kbit/s sends. */
  public static final Patience USUAL =
      new Patience(Duration.ofSeconds(20), Duration.ofMinutes(1), 1024, 1000, 64, 200);

  private static final int LOOKS = 30;

  /** How long a connection may be still. */
  Duration idle() {
    return window;
  }

  /** How often is looked. */
  Duration look() {
    return window.dividedBy(LOOKS);
  }

  /** How many requests of one kind that can take long are answered at once. */
  int share() {
    return threads / 4;
  }

  /** How long such a request waits for its turn. */
  Duration turn() {
    return headers;
  }

  /** Whether so much in a time of waiting is too little. */
  boolean isTooSlow(long bytes, Duration waited) {
    return waited.compareTo(window) >= 0 && bytes * 1000 < least * waited.toMillis();
  }
}
