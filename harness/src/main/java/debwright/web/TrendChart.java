package debwright.web;

import debwright.delivery.Board;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Recorded;
import debwright.trunk.Revision;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The newest revisions of trunk, oldest first, with what is known of each.
 *
 * @param columns one a revision
 * @param tests how long the tests took on each
 * @param delivery from approval to staging
 */
record TrendChart(List<Column> columns, Chart tests, Chart delivery) {
  static final int REVISIONS = 200;

  TrendChart {
    columns = List.copyOf(columns);
  }

  /**
   * A revision.
   *
   * @param x where it is
   * @param verdict the newest one's word, or empty
   * @param line of the verdict, for people, or empty
   * @param tests how long they took, or empty
   * @param delivery from approval to staging, or empty
   * @param deploys where it was deployed
   * @param users whether users got it
   */
  record Column(
      Revision revision,
      String x,
      String verdict,
      String line,
      Optional<Recorded<SuiteRun>> tests,
      Optional<Duration> delivery,
      List<String> deploys,
      boolean users) {
    Badge badge() {
      return Badge.verdict(verdict);
    }

    boolean empty() {
      return verdict.isEmpty() && tests.isEmpty() && delivery.isEmpty() && deploys.isEmpty();
    }
  }

  /**
   * That of some revisions.
   *
   * @param newestFirst of trunk
   */
  static TrendChart of(Board board, Landings landings, List<Revision> newestFirst) {
    Map<String, Duration> delivery = new HashMap<>();
    for (Landing each : landings.all()) {
      each.took().ifPresent(took -> delivery.merge(each.revision(), took, TrendChart::longer));
    }
    Map<String, Recorded<SuiteRun>> suites = new HashMap<>();
    board.state().all(SuiteRun.class).forEach(run -> suites.put(run.fact().revision(), run));
    List<Revision> known = new ArrayList<>(newestFirst);
    while (!known.isEmpty()
        && column(board, known.get(known.size() - 1), 0, suites, delivery).empty()) {
      known.remove(known.size() - 1);
    }
    List<Column> columns = new ArrayList<>();
    int last = Math.max(1, known.size() - 1);
    for (int i = known.size() - 1; i >= 0; i--) {
      double place = (double) columns.size() / last;
      columns.add(column(board, known.get(i), place, suites, delivery));
    }
    List<Chart.Deploy> deploys =
        columns.stream()
            .filter(Column::users)
            .map(each -> new Chart.Deploy(each.x(), each.revision().shortId() + " deployed"))
            .toList();
    return new TrendChart(columns, tests(columns, deploys), delivery(columns, deploys));
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  private static Column column(
      Board board,
      Revision revision,
      double place,
      Map<String, Recorded<SuiteRun>> suites,
      Map<String, Duration> delivery) {
    List<Recorded<VerdictGiven>> verdicts = board.state().verdicts(revision.id());
    Optional<VerdictGiven> verdict =
        verdicts.isEmpty()
            ? Optional.empty()
            : Optional.of(verdicts.get(verdicts.size() - 1).fact());
    List<String> deploys =
        board.state().deploys(revision.id()).stream()
            .map(Recorded::fact)
            .filter(Deployed::success)
            .map(Deployed::environment)
            .distinct()
            .toList();
    return new Column(
        revision,
        Chart.x(place),
        verdict.map(VerdictGiven::word).orElse(""),
        verdict.map(VerdictGiven::line).orElse(""),
        Optional.ofNullable(suites.get(revision.id())),
        Optional.ofNullable(delivery.get(revision.id())),
        deploys,
        board.production().filter(each -> deploys.contains(each.name())).isPresent());
  }

  private static Chart tests(List<Column> columns, List<Chart.Deploy> deploys) {
    List<Chart.Sample> samples = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      double place = place(i, columns);
      String label = columns.get(i).revision().shortId();
      columns
          .get(i)
          .tests()
          .map(Recorded::fact)
          .ifPresent(
              run ->
                  samples.add(
                      new Chart.Sample(
                          place, Duration.ofMillis(run.millis()), label, run.passed())));
    }
    return new Chart("test time", samples, Optional.empty(), deploys);
  }

  private static Chart delivery(List<Column> columns, List<Chart.Deploy> deploys) {
    List<Chart.Sample> samples = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      double place = place(i, columns);
      String label = columns.get(i).revision().shortId();
      columns
          .get(i)
          .delivery()
          .ifPresent(
              took ->
                  samples.add(
                      new Chart.Sample(place, took, label, took.compareTo(Landing.TARGET) <= 0)));
    }
    return new Chart("from approval to staging", samples, Optional.of(Landing.TARGET), deploys);
  }

  private static double place(int number, List<Column> columns) {
    return (double) number / Math.max(1, columns.size() - 1);
  }

  /** Those that users got. */
  List<Column> deployed() {
    return columns.stream().filter(Column::users).toList();
  }

  List<Column> judged() {
    return columns.stream().filter(each -> !each.verdict().isEmpty()).toList();
  }

  long passed() {
    return judged().stream().filter(each -> each.verdict().startsWith("PASS")).count();
  }
}
