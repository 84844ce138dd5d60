package debwright.source;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What packages depend on: of each group of Pre-Depends and Depends the first alternative, and so
 * on from there. A virtual package stands for its provider with the shortest name.
 */
public final class Closure {
  private static final Comparator<Available> SHORTEST =
      Comparator.comparing((Available p) -> p.name().length()).thenComparing(Available::name);

  private final Map<String, Available> real = new HashMap<>();
  private final Map<String, Available> virtual = new HashMap<>();

  public Closure(Collection<Available> packages) {
    for (Available available : packages) {
      real.put(available.name(), available);
      names(available.provides())
          .forEach(
              name ->
                  virtual.merge(name, available, (a, b) -> SHORTEST.compare(a, b) <= 0 ? a : b));
    }
  }

  /** Everything that those packages need, sorted by name; each of them only if another needs it. */
  public List<Available> of(Collection<Available> packages) {
    Map<String, Available> found = new TreeMap<>();
    Deque<Available> open = new ArrayDeque<>(packages);
    while (!open.isEmpty()) {
      for (Available needed : neededBy(open.remove())) {
        if (found.putIfAbsent(needed.name(), needed) == null) {
          open.add(needed);
        }
      }
    }
    return List.copyOf(found.values());
  }

  private List<Available> neededBy(Available available) {
    return Stream.concat(names(available.preDepends()), names(available.depends()))
        .flatMap(name -> find(name).stream())
        .toList();
  }

  private Optional<Available> find(String name) {
    return Optional.ofNullable(real.get(name)).or(() -> Optional.ofNullable(virtual.get(name)));
  }

  /** The first name of every group, without version and architecture. */
  private static Stream<String> names(String field) {
    return Arrays.stream(field.split(",", -1))
        .map(group -> group.strip().replaceFirst("[\\s(:\\[|].*", ""))
        .filter(name -> !name.isEmpty());
  }
}
