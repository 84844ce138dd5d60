package debwright.mirror;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;

/** A server's answer that it can't give the file now, but may later. */
final class Refusal extends IOException {
  private static final long serialVersionUID = 1L;

  private final Duration wait;

  private Refusal(String message, Duration wait) {
    super(message);
    this.wait = wait;
  }

  /**
   * What an answer other than a success means.
   *
   * @return that the server may give it later
   * @throws MirrorException when there is no use in asking again
   */
  static Refusal of(Answer answer, String where) throws MirrorException {
    int status = answer.status();
    String said = "the server answers " + status;
    if (status / 100 == 5 || status == 429 || status == 408) {
      return new Refusal(said, wait(answer.header("Retry-After").orElse(""), Instant.now()));
    }
    throw MirrorException.notFound(where, said);
  }

  /** The value of the header {@code Retry-After} (RFC 9110): seconds or a date. */
  static Duration wait(String header, Instant now) {
    if (header.matches("\\d{1,9}")) {
      return Duration.ofSeconds(Long.parseLong(header));
    }
    try {
      Instant until = ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      return until.isAfter(now) ? Duration.between(now, until) : Duration.ZERO;
    } catch (DateTimeException e) {
      return Duration.ZERO;
    }
  }

  /** How long it asks to wait; zero where it does not say. */
  Duration asked() {
    return wait;
  }
}
