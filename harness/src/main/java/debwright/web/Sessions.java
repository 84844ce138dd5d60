package debwright.web;

import debwright.access.AccessException;
import debwright.access.Token;
import debwright.access.Tokens;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Browsers that gave a token. They are forgotten when the server ends. */
final class Sessions {
  /** How long one lasts. */
  static final Duration LASTS = Duration.ofHours(12);

  private static final int MOST = 1_000;
  private static final int BYTES = 32;
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Tokens tokens;
  private final Clock clock;

  /** By the session's id; the oldest goes when there are too many. */
  private final Map<String, Session> all =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Session> eldest) {
          return size() > MOST;
        }
      };

  Sessions(Tokens tokens, Clock clock) {
    this.tokens = tokens;
    this.clock = clock;
  }

  private record Session(String digest, String csrf, Instant ends) {}

  /** Begins one, and gives its id. */
  synchronized String begin(Token token) {
    String id = random();
    all.put(id, new Session(token.digest(), random(), clock.instant().plus(LASTS)));
    return id;
  }

  synchronized void end(String id) {
    all.remove(id);
  }

  /** Who it is; empty where the session, or the token that began it, has ended. */
  Optional<Visitor> visitor(String id) throws IOException, AccessException {
    Optional<Session> found = find(id);
    if (found.isEmpty()) {
      return Optional.empty();
    }
    return tokens
        .byDigest(found.get().digest())
        .map(token -> new Visitor(token.actor(), found.get().csrf()));
  }

  private synchronized Optional<Session> find(String id) {
    Optional<Session> found = Optional.ofNullable(all.get(id));
    if (found.isPresent() && !clock.instant().isBefore(found.get().ends())) {
      all.remove(id);
      return Optional.empty();
    }
    return found;
  }

  private static String random() {
    byte[] bytes = new byte[BYTES];
    RANDOM.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
