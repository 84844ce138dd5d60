package debwright.delivery;

import debwright.ledger.Event;
import debwright.trunk.Trunk;
import java.util.EnumSet;
import java.util.Set;

/**
 * Who does something.
 *
 * @param name {@code NAME <ADDRESS>}, as it stands in the ledger
 * @param roles what they may do
 */
public record Actor(String name, Set<Role> roles) {
  public Actor {
    roles = Set.copyOf(roles);
  }

  /** Who works in a clone with their own hands: whoever can write to it may do everything. */
  public static Actor of(Trunk trunk) {
    return new Actor(trunk.user(), EnumSet.allOf(Role.class));
  }

  /** Debwright itself. */
  public static Actor machine() {
    return new Actor(Event.MACHINE, EnumSet.allOf(Role.class));
  }

  /**
   * Does nothing where they have a role.
   *
   * @throws DeliveryException they have not
   */
  public void expect(Role role, String what) throws DeliveryException {
    if (!roles.contains(role)) {
      throw new DeliveryException(
          DeliveryException.Kind.FORBIDDEN,
          "%s may not %s: that needs the role '%s'".formatted(name, what, role),
          "ask whoever runs the server for a token with that role");
    }
  }
}
