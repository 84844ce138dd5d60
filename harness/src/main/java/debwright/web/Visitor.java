package debwright.web;

import debwright.delivery.Actor;
import debwright.delivery.Role;

/**
 * Somebody who looks at pages and may do something.
 *
 * @param csrf goes into each form, so that no other site can send one in their name
 */
record Visitor(Actor actor, String csrf) {
  boolean may(Role role) {
    return actor.roles().contains(role);
  }
}
