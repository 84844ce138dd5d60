package debwright.web;

import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Recorded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * How the project's tests do, by their newest runs.
 *
 * @param runs how many were looked at, 100 at most
 * @param failed how many of them failed
 * @param flakyRuns how many of them a flaky test spoiled: one that failed and passed in that run,
 *     or that failed in it, where another run of the very same revision passed
 * @param flaky how many runs each of those did that to, most first
 * @param median how long one takes, or empty where there is none
 * @param before the median of those before the newest ten, or empty
 */
record SuiteHealth(
    int runs,
    int failed,
    int flakyRuns,
    List<Map.Entry<String, Integer>> flaky,
    Optional<Duration> median,
    Optional<Duration> before) {
  private static final int LOOKED_AT = 100;
  private static final int NEW = 10;

  static SuiteHealth of(List<Recorded<SuiteRun>> newestFirst) {
    List<Recorded<SuiteRun>> runs = newestFirst.subList(0, Math.min(LOOKED_AT, newestFirst.size()));
    Map<String, List<SuiteRun>> byRevision =
        runs.stream().map(Recorded::fact).collect(Collectors.groupingBy(SuiteRun::revision));
    List<Set<String>> flakyOfRuns =
        runs.stream()
            .map(
                run -> flaky(run.fact(), byRevision.getOrDefault(run.fact().revision(), List.of())))
            .toList();
    Map<String, Integer> flaky = new TreeMap<>();
    flakyOfRuns.forEach(tests -> tests.forEach(test -> flaky.merge(test, 1, Integer::sum)));
    List<Map.Entry<String, Integer>> most = new ArrayList<>(flaky.entrySet());
    most.sort(Map.Entry.<String, Integer>comparingByValue().reversed());
    List<Recorded<SuiteRun>> news = runs.subList(0, Math.min(NEW, runs.size()));
    return new SuiteHealth(
        runs.size(),
        (int) runs.stream().filter(run -> !run.fact().passed()).count(),
        (int) flakyOfRuns.stream().filter(tests -> !tests.isEmpty()).count(),
        most,
        median(news),
        median(runs.subList(news.size(), runs.size())));
  }

  /** The flaky tests of a run, which is one of several of its revision. */
  private static Set<String> flaky(SuiteRun run, List<SuiteRun> ofRevision) {
    Set<String> flaky = new TreeSet<>(run.flaky());
    if (ofRevision.stream().anyMatch(SuiteRun::passed)) {
      flaky.addAll(run.failures());
    }
    return flaky;
  }

  private static Optional<Duration> median(List<Recorded<SuiteRun>> runs) {
    List<Duration> times =
        runs.stream().map(run -> Duration.ofMillis(run.fact().millis())).toList();
    return quantile(times, 0.5);
  }

  /** The value that a share of all is not above; empty where there are none. */
  static Optional<Duration> quantile(List<Duration> all, double share) {
    if (all.isEmpty()) {
      return Optional.empty();
    }
    List<Duration> sorted = new ArrayList<>(all);
    Collections.sort(sorted);
    int place = (int) Math.ceil(share * sorted.size()) - 1;
    return Optional.of(sorted.get(Math.max(0, place)));
  }

  /** Such as {@code 2 of 40 runs failed, 1 was flaky, half take 42 s or less}. */
  String line() {
    if (runs == 0) {
      return "no run of the tests is recorded yet";
    }
    String time = median.map(each -> ", half take " + Show.took(each) + " or less").orElse("");
    return "%d of the newest %s failed, %d had flaky tests%s"
        .formatted(failed, Show.count(runs, "run"), flakyRuns, time);
  }
}
