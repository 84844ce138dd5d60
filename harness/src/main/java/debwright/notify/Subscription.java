package debwright.notify;

import java.util.List;
import java.util.Set;

/**
 * Who is told of what.
 *
 * @param kinds of notices; all where it is empty
 */
public record Subscription(Channel channel, Set<String> kinds) {

  public Subscription {
    kinds = Set.copyOf(kinds);
  }

  /** Whether a notice goes there. */
  public boolean wants(Notice notice) {
    return (kinds.isEmpty() || kinds.contains(notice.kind())) && channel.concerns(notice);
  }

  /** The environment variables that it needs and that are not set. */
  public List<String> unset() {
    return channel.secrets().stream()
        .filter(secret -> !secret.isSet())
        .map(Secret::variable)
        .toList();
  }
}
