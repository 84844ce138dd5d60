package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Repeats;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.run.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Asks both sides again about the items whose difference may be noise, each time in a new process
 * that works alone.
 */
record Again(Contender baseline, Contender candidate, Runner runner) {
  private static final int TIMES = 2;

  /** Where so many differ, it is no noise; the others count as they are. */
  private static final int MOST = 100;

  /** The comparison, with what came when it was asked again. */
  Comparison of(Comparison first, Run base, Run head)
      throws IOException, EngineException, InterruptedException {
    List<ItemKey> doubtful = first.doubtful().stream().limit(MOST).toList();
    if (doubtful.isEmpty() || !baseline.isLive() || !candidate.isLive()) {
      return first;
    }
    runner.progress().again(doubtful.size(), TIMES);
    Set<ItemKey> keys = new HashSet<>(doubtful);
    Map<ItemKey, List<ItemResult>> before = new HashMap<>();
    Map<ItemKey, List<ItemResult>> after = new HashMap<>();
    for (int i = 0; i < TIMES; i++) {
      add(before, baseline.again(runner, keys));
      add(after, candidate.again(runner, keys));
    }
    Map<ItemKey, Repeats> repeats = new HashMap<>();
    for (ItemKey key : keys) {
      repeats.put(
          key,
          new Repeats(before.getOrDefault(key, List.of()), after.getOrDefault(key, List.of())));
    }
    return Comparison.of(base, head, repeats);
  }

  private static void add(Map<ItemKey, List<ItemResult>> results, Optional<Run> run) {
    run.stream()
        .flatMap(each -> each.results().stream())
        .forEach(each -> results.computeIfAbsent(each.key(), key -> new ArrayList<>()).add(each));
  }
}
