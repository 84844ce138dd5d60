package debwright.deploy;

import debwright.delivery.Actor;
import java.util.Optional;

/**
 * Who wants a deploy.
 *
 * @param order the id of the event by which they asked for it, or empty where they wait for it
 * @param stood what must stand there still, 40 hex digits, or empty where that does not matter
 */
record Ask(Actor actor, String order, Optional<String> stood) {
  static Ask of(Actor actor) {
    return new Ask(actor, "", Optional.empty());
  }
}
