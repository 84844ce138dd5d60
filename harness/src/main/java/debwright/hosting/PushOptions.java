package debwright.hosting;

import debwright.delivery.DeliveryException;
import debwright.delivery.Desk;
import debwright.plan.Suggestion;
import debwright.trunk.Revision;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a push says with {@code -o}.
 *
 * @param values by name: {@code item}, {@code title}, {@code message}, {@code proposal}
 */
record PushOptions(Map<String, String> values) {
  private static final List<String> KNOWN = List.of("item", "message", "proposal", "title");

  PushOptions {
    values = Map.copyOf(values);
  }

  /**
   * Reads {@code name=value}s.
   *
   * @throws DeliveryException there is no such option
   */
  static PushOptions parse(List<String> options) throws DeliveryException {
    Map<String, String> values = new HashMap<>();
    for (String option : options) {
      int equals = option.indexOf('=');
      String name = equals < 0 ? option : option.substring(0, equals);
      if (equals < 0 || !KNOWN.contains(name)) {
        throw new DeliveryException(
            DeliveryException.Kind.REFUSED,
            "no option '%s' of a proposal".formatted(option),
            Suggestion.nearest(name, KNOWN)
                .map(nearest -> "did you mean -o " + nearest + "=VALUE?")
                .orElse("known are -o item=ID, title=TEXT, message=TEXT, proposal=N"));
      }
      values.put(name, option.substring(equals + 1));
    }
    return new PushOptions(values);
  }

  Desk.Wish wish(Revision head) {
    return new Desk.Wish(
        head,
        Optional.ofNullable(values.get("proposal")),
        values.getOrDefault("item", ""),
        values.getOrDefault("title", ""),
        values.getOrDefault("message", ""));
  }
}
