package debwright.gate;

import debwright.result.ItemKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/** What must be the same on both sides, so that the engine is all that differs. */
final class Conditions {
  private static final List<String> PINNED = List.of("index", "configuration", "jdk");

  private Conditions() {}

  /**
   * Compares what both runs are made of. Only a stored run's can differ: what is run now is run
   * alike.
   *
   * @throws GateException something differs that is not the engine
   */
  static void expectSame(Contender baseline, Contender candidate, Runner runner)
      throws GateException {
    SortedMap<String, String> before = baseline.inputs(runner);
    SortedMap<String, String> after = candidate.inputs(runner);
    List<String> differing = new ArrayList<>();
    for (String name : PINNED) {
      String one = before.getOrDefault(name, "none");
      String other = after.getOrDefault(name, "none");
      if (!one.equals(other)) {
        differing.add("%s (%s, %s)".formatted(name, brief(one), brief(other)));
      }
    }
    if (!differing.isEmpty()) {
      throw new GateException(
          "baseline and candidate differ in more than the engine: " + String.join(", ", differing),
          "run the stored one again under today's conditions; compare compares any two runs");
    }
  }

  /**
   * Compares what both are about, before anything is run.
   *
   * @throws GateException they have no item in common
   */
  static void expectSameCorpus(Contender baseline, Contender candidate, Runner runner)
      throws GateException {
    Set<ItemKey> before = baseline.items(runner);
    Set<ItemKey> after = candidate.items(runner);
    if (Collections.disjoint(before, after) && !before.isEmpty() && !after.isEmpty()) {
      throw new GateException(
          "baseline and candidate have no item in common; the baseline's are such as "
              + Collections.min(before)
              + ", the candidate's such as "
              + Collections.min(after),
          "name a run over the same corpora");
    }
  }

  private static String brief(String value) {
    return value.length() > 16 ? value.substring(0, 12) : value;
  }
}
