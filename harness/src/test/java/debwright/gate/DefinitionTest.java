package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Comparison;
import debwright.done.Definition;
import debwright.done.Evidence;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.plan.Outcome;
import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Timing;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class DefinitionTest {
  private static final String LABELLED = "{label: shlibdeps}";

  @Test
  void readsWhyAssumptionsAndCriteria() throws Exception {
    Definition done =
        definition(
            """
            done:
              why: People get packages that run.
              assumptions:
                - Maintainers are right.
                - text: Most apps are labelled.
                  check: {metric: count, where: {label: "*"}, at-least: 1}
              criteria:
                - name: nobody loses
                  regressions: none
                - metric: exact-rate
                  where: {label: shlibdeps, release: "debian:12"}
                  at-least: 99 %
                - items: [a, b*]
                  outcome: ok
                - budget: median-time
                  at-most: 2 s
            """);
    assertThat(done.why()).isEqualTo("People get packages that run.");
    assertThat(done.assumptions()).extracting(Definition.Assumption::text).hasSize(2);
    assertThat(done.criteria().stream().map(each -> each.name()))
        .containsExactly("nobody loses", "exact-rate", "a, b*", "median-time");
  }

  @Test
  void namesEverythingThatIsWrongWithItsLine() {
    assertThat(
            problems(
                """
                done:
                  - metric: exact-rat
                    at-least: 1
                  - metric: exact-rate
                    at-least: 99 ms
                  - budget: median-time
                    at-most: 80
                  - items: [a]
                    metric: count
                  - metric: count
                  - metric: count
                    at-leest: 3
                  - metric: count
                    where: {releas: x}
                    at-least: 3
                """))
        .containsExactly(
            "debwright.yaml:2: unknown metric 'exact-rat'",
            "debwright.yaml:5: 'at-least': expected a share such as 99 % or 0.99, found '99 ms'",
            "debwright.yaml:7: 'at-most': expected a time such as 80 ms or 2 s, found '80'",
            "debwright.yaml:8: a criterion is one of regressions, metric, items, budget, found metric, items",
            "debwright.yaml:10: a figure needs one of at-least, at-most and better-by",
            "debwright.yaml:11: a figure needs one of at-least, at-most and better-by",
            "debwright.yaml:12: unknown key 'at-leest' in a criterion",
            "debwright.yaml:14: unknown key 'releas' in where");
  }

  @Test
  void saysEachCriterionSoThatItCanBeReadAloud() throws Exception {
    Judged judged =
        judge(
            "{metric: exact-rate, name: Exact answers, where: " + LABELLED + ", at-least: 99 %}",
            run(labelled("a", true), labelled("b", true)),
            run(labelled("a", true), labelled("b", false)));
    assertThat(judged.sentence())
        .isEqualTo(
            "Exact answers: answers that meet their label exactly, with label shlibdeps: 50.0 %,"
                + " wanted at least 99.0 %; the previous deploy has 100.0 %: missed.");
    assertThat(judged.items()).containsExactly(key("b"));
    assertThat(judged.gates()).isTrue();
  }

  @Test
  void whatThePreviousDeployMissedTooDoesNotGate() throws Exception {
    String criterion = "{metric: exact-rate, at-least: 99 %}";
    Judged judged = judge(criterion, run(labelled("a", false)), run(labelled("a", false)));
    assertThat(judged.state()).isEqualTo(State.MISSED);
    assertThat(judged.gates()).isFalse();
  }

  @Test
  void timeInformsAndNeverGates() throws Exception {
    Judged judged =
        judge(
            "{budget: median-time, at-most: 10 ms}",
            timed(run(ok("a"), ok("b")), 1, 3),
            timed(run(ok("a"), ok("b")), 20, 30));
    assertThat(judged.value()).isEqualTo("25 ms");
    assertThat(judged.before()).isEqualTo("2 ms");
    assertThat(judged.state()).isEqualTo(State.MISSED);
    assertThat(judged.gates()).isFalse();
  }

  @Test
  void betterThanBeforeNeedsABefore() throws Exception {
    String criterion = "{metric: pass-rate, better-by: 10 %}";
    Run half = run(ok("a"), fails("b"));
    assertThat(judge(criterion, half, run(ok("a"), ok("b"))).state()).isEqualTo(State.MET);
    assertThat(judge(criterion, half, half).state()).isEqualTo(State.MISSED);
    Forecast alone =
        definition("done:\n  - " + criterion + "\n").judge(new Evidence(half, Optional.empty()));
    assertThat(alone.criteria().get(0).state()).isEqualTo(State.UNKNOWN);
    assertThat(alone.done()).isFalse();
  }

  @Test
  void namedItemsReachTheirOutcomeOrAreNamed() throws Exception {
    String criterion = "{items: [\"a*\", c], outcome: \"ok*\"}";
    Judged judged =
        judge(criterion, run(fails("a1"), ok("c")), run(fails("a1"), ok("a2"), ok("c")));
    assertThat(judged.value()).isEqualTo("2 of 3");
    assertThat(judged.items()).containsExactly(key("a1"));
    assertThat(judge(criterion, run(ok("a")), run(ok("a"))).sentence())
        .contains("not in the corpus: c");
    assertThat(judge(criterion, run(ok("a")), run(ok("a"))).state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void anAssumptionWithoutACheckIsNeitherTrueNorFalse() throws Exception {
    Run run = run(ok("a"));
    Forecast forecast =
        definition(
                """
                done:
                  assumptions:
                    - Maintainers are right.
                    - text: There are hundreds.
                      check: {metric: count, at-least: 100}
                """)
            .judge(new Evidence(run, Optional.of(Comparison.of(run, run))));
    assertThat(forecast.assumptions())
        .extracting(Forecast.Assumed::state)
        .containsExactly(State.UNKNOWN, State.MISSED);
  }

  private static Definition definition(String done) throws ProjectFileException {
    return ProjectFile.parse(done, "debwright.yaml").done().orElseThrow();
  }

  private static List<String> problems(String done) {
    return catchThrowableOfType(ProjectFileException.class, () -> definition(done))
        .problems()
        .stream()
        .map(ProjectFileException.Problem::message)
        .toList();
  }

  private static Judged judge(String criterion, Run base, Run candidate) throws Exception {
    return definition("done:\n  - " + criterion + "\n")
        .judge(new Evidence(candidate, Optional.of(Comparison.of(base, candidate))))
        .criteria()
        .get(0);
  }

  private static ItemKey key(String item) {
    return new ItemKey(item, "debian:12", "amd64");
  }

  private static ItemResult ok(String item) {
    return ItemResult.without(key(item), "d", "full", Outcome.OK, "");
  }

  private static ItemResult fails(String item) {
    return ItemResult.without(key(item), "d", "full", Outcome.UNRESOLVED_LIBRARY, "no libx");
  }

  private static ItemResult labelled(String item, boolean exact) {
    ItemResult.Score score =
        new ItemResult.Score("shlibdeps", "x", exact, OptionalDouble.of(1), List.of(), List.of());
    return new ItemResult(
        key(item), "d", "full", Outcome.OK, "", "", "x", "p", 1, Optional.of(score), "{}");
  }

  private static Run run(ItemResult... results) {
    Circumstances now = new Circumstances(new TreeMap<>(), Instant.EPOCH, Instant.EPOCH);
    return new Run("r", "e", new TreeMap<>(), now, Arrays.asList(results), List.of());
  }

  private static Run timed(Run run, long... millis) {
    List<Timing> timings =
        List.of(
            new Timing(run.results().get(0).key(), 1, millis[0], millis[0]),
            new Timing(run.results().get(1).key(), 1, millis[1], millis[1]));
    return new Run(
        run.name(), run.engine(), run.inputs(), run.circumstances(), run.results(), timings);
  }
}
