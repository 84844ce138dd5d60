package debwright.forge;

import debwright.forge.ForgeException.Reason;
import debwright.forge.ForgeHook.Headers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/** The two ways in which GitLab shows that a message is its own. */
sealed interface GitlabToken {
  String PREFIX = "whsec_";

  void check(Headers headers, byte[] body) throws ForgeException;

  Optional<String> id(Headers headers);

  /**
   * That of a webhook.
   *
   * @throws IllegalArgumentException a signing token that is not whole
   */
  static GitlabToken of(String token, Clock clock) {
    if (!token.startsWith(PREFIX)) {
      return new Plain(token);
    }
    try {
      return new Signing(Base64.getDecoder().decode(token.substring(PREFIX.length())), clock);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a signing token is whsec_ and then base64", e);
    }
  }

  private static String needed(Headers headers, String name) throws ForgeException {
    return Optional.ofNullable(headers.get(name))
        .orElseThrow(
            () ->
                new ForgeException(
                    Reason.UNSIGNED,
                    name + " is missing",
                    "give the webhook at GitLab the token that is known here"));
  }

  /** A secret token, which comes with each message as it is. */
  record Plain(String token) implements GitlabToken {
    private static final String HEADER = "X-Gitlab-Token";

    @Override
    public void check(Headers headers, byte[] body) throws ForgeException {
      if (!Signatures.same(token, needed(headers, HEADER))) {
        throw new ForgeException(
            Reason.UNSIGNED,
            HEADER + " is another one",
            "the secret token here and at GitLab must be the same");
      }
    }

    /** The newer header stays the same when a message is sent again. */
    @Override
    public Optional<String> id(Headers headers) {
      return Optional.ofNullable(headers.get("Idempotency-Key"))
          .or(() -> Optional.ofNullable(headers.get("X-Gitlab-Event-UUID")));
    }
  }

  /**
   * A signing token: {@code webhook-signature} has, among others, {@code v1,} and the base64 of the
   * HMAC-SHA256 of {@code webhook-id.webhook-timestamp.body} (Standard Webhooks 1.0.0).
   */
  final class Signing implements GitlabToken {
    private static final String ID = "webhook-id";
    private static final String TIME = "webhook-timestamp";
    private static final String SIGNATURE = "webhook-signature";
    private static final Duration TOLERANCE = Duration.ofMinutes(5);
    private static final Pattern SECONDS = Pattern.compile("[0-9]{1,12}");
    private static final Pattern BLANKS = Pattern.compile(" +");

    private final byte[] key;
    private final Clock clock;

    Signing(byte[] key, Clock clock) {
      this.key = key;
      this.clock = clock;
    }

    @Override
    public void check(Headers headers, byte[] body) throws ForgeException {
      String id = needed(headers, ID);
      String time = needed(headers, TIME);
      byte[] signed = (id + "." + time + ".").getBytes(StandardCharsets.UTF_8);
      String good = "v1," + Base64.getEncoder().encodeToString(Signatures.hmac(key, signed, body));
      if (BLANKS
          .splitAsStream(needed(headers, SIGNATURE))
          .noneMatch(given -> Signatures.same(good, given))) {
        throw new ForgeException(
            Reason.UNSIGNED,
            SIGNATURE + " does not fit the body",
            "the signing token here and at GitLab must be the same");
      }
      if (!SECONDS.matcher(time).matches() || age(time).compareTo(TOLERANCE) > 0) {
        throw new ForgeException(
            Reason.UNSIGNED,
            TIME + ": expected a time at most 5 minutes away, found '" + Payload.shown(time) + "'",
            "a message that was sent again by somebody else, or clocks that differ");
      }
    }

    private Duration age(String seconds) {
      return Duration.between(Instant.ofEpochSecond(Long.parseLong(seconds)), Instant.now(clock))
          .abs();
    }

    @Override
    public Optional<String> id(Headers headers) {
      return Optional.ofNullable(headers.get(ID));
    }
  }
}
