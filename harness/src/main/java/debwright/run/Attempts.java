package debwright.run;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The attempts of a run so far, by item and input. */
final class Attempts {
  private final Map<Object, Attempt> byItem = new HashMap<>();

  /** Those of an earlier run that say something about the engine: the others are made again. */
  static Attempts conclusive(List<Attempt> earlier) {
    Attempts attempts = new Attempts();
    earlier.stream()
        .filter(attempt -> attempt.answer().outcome().conclusive())
        .forEach(attempts::add);
    return attempts;
  }

  void add(Attempt attempt) {
    byItem.put(List.of(attempt.key(), attempt.inputDigest()), attempt);
  }

  Optional<Attempt> of(RunItem item) {
    return Optional.ofNullable(byItem.get(List.of(item.key(), item.inputDigest())));
  }

  /** All of them, in no order. */
  Collection<Attempt> all() {
    return byItem.values();
  }
}
