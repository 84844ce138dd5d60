package debwright.run;

import debwright.result.ItemKey;
import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Brings the bytes of those items that the engine is to be asked about, lot by lot. */
public final class Deliveries {
  private Deliveries() {}

  /** The same items in the same order, each with its bytes or why there are none. */
  public static List<RunItem> of(Collection<RunItem> items) throws IOException {
    Map<RunItem.Lot, Set<ItemKey>> wanted = new LinkedHashMap<>();
    for (RunItem item : items) {
      if (item.input() instanceof RunItem.Deferred deferred) {
        wanted.computeIfAbsent(deferred.lot(), lot -> new TreeSet<>()).add(item.key());
      }
    }
    Map<ItemKey, RunItem.Input> brought = new HashMap<>();
    for (Map.Entry<RunItem.Lot, Set<ItemKey>> lot : wanted.entrySet()) {
      brought.putAll(lot.getKey().bring(lot.getValue()));
    }
    return items.stream().map(item -> delivered(item, brought)).toList();
  }

  private static RunItem delivered(RunItem item, Map<ItemKey, RunItem.Input> brought) {
    return item.input() instanceof RunItem.Deferred
        ? item.with(brought.getOrDefault(item.key(), item.input()))
        : item;
  }
}
