package debwright.access;

import debwright.delivery.Actor;
import debwright.delivery.Role;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What is kept of a token: never the token itself.
 *
 * @param name by which it is removed: the first digits of the digest
 * @param digest the token's SHA-256, 64 hex digits
 * @param person {@code NAME <ADDRESS>}
 * @param roles what the person may do with it
 * @param created when it was made
 * @param expires when it ends, or empty
 */
public record Token(
    String name,
    String digest,
    String person,
    SortedSet<Role> roles,
    Instant created,
    Optional<Instant> expires) {
  public Token {
    roles = Collections.unmodifiableSortedSet(new TreeSet<>(roles));
  }

  /** Whether it is good at a moment. */
  public boolean good(Instant now) {
    return expires.isEmpty() || now.isBefore(expires.get());
  }

  /** The one that acts by it. */
  public Actor actor() {
    return new Actor(person, roles);
  }
}
