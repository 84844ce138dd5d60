package debwright.experiment;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.tuple;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Samples;
import debwright.result.Timing;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final String LABEL = "libc6 (>= 2.34), zlib1g";

  @Test
  void tellsWhatBecameOfEachItem() {
    assertThat(turn(labelled("libc6"), labelled(LABEL))).isEqualTo(Turn.GAINED);
    assertThat(turn(labelled(LABEL), labelled("libc6"))).isEqualTo(Turn.LOST);
    assertThat(turn(labelled(LABEL), labelled(LABEL))).isEqualTo(Turn.SAME);
    assertThat(turn(labelled("libc6"), labelled("libc6, zlib1g"))).isEqualTo(Turn.NEARER);
    assertThat(turn(labelled("libc6, zlib1g"), labelled("libc6"))).isEqualTo(Turn.FARTHER);
    assertThat(turn(labelled("zlib1g"), labelled("zlib1g"))).isEqualTo(Turn.SAME);
    assertThat(turn(failed(), labelled(LABEL))).isEqualTo(Turn.GAINED);
    assertThat(turn(failed(), labelled("libc6"))).isEqualTo(Turn.NEARER);
    assertThat(turn(Samples.ok("x", "libc6"), Samples.ok("x", "libc7"))).isEqualTo(Turn.UNLABELLED);
    assertThat(turn(Samples.ok("x", "libc6"), Samples.ok("x", "libc6"))).isEqualTo(Turn.SAME);
    assertThat(turn(labelled(LABEL), Samples.result("x", Outcome.IO, ""))).isEqualTo(Turn.UNKNOWN);
  }

  @Test
  void groupsWhatHasTheSameCause() {
    Run a = Samples.run(item("a", "libc6"), item("b", "libc6, libm"), item("c", LABEL));
    Run b = Samples.run(item("a", LABEL), item("b", LABEL), item("c", LABEL));
    List<Section> sections = Experiment.of(arm(a), arm(b)).sections();
    assertThat(sections).extracting(Section::code).containsExactly("gained");
    assertThat(sections.get(0).groups())
        .extracting(group -> group.cause() + " " + group.trials().size())
        .as("an item with several changes is in several groups, the largest first")
        .containsExactly("gained zlib1g 2", "raised libc6 2", "lost libm 1");
    assertThat(sections.get(0).groups().get(0).exemplar().key().item())
        .as("the one with the fewest other changes")
        .isEqualTo("a");
  }

  @Test
  void showsFailuresOfEitherSide() {
    Run a = Samples.run(failed());
    Run b = Samples.run(labelled(LABEL));
    Section failed = last(Experiment.of(arm(a), arm(b)).sections());
    assertThat(failed.code()).isEqualTo("failed");
    assertThat(failed.groups().get(0).cause())
        .isEqualTo("A: fail:map:unresolved-library fingerprint");
  }

  @Test
  void addsUp() {
    Run a = Samples.run(item("a", "libc6"), item("b", LABEL), item("c", LABEL));
    Run b = Samples.run(item("a", LABEL), item("b", "libc6"), item("c", LABEL));
    assertThat(Experiment.of(arm(a), arm(b)).sum()).isEqualTo("1 lost + 1 gained + 1 same = 3");
  }

  @Test
  void countsRightPackagesWhateverTheVersions() {
    ItemResult lacking = Samples.missing(item("b", "libc6"), "zlib1g");
    Marks marks =
        requireNonNull(Marks.of(Samples.run(item("a", "libc6, zlib1g"), lacking)).get("shlibdeps"));
    assertThat(marks.rightPackages()).isEqualTo(1);
    assertThat(marks.score().exact()).isZero();
  }

  @Test
  void measuresOnlyWhatWasAskedAbout() {
    Run run = hundred();
    Set<ItemKey> asked = new TreeSet<>(keys(run).subList(0, 20));
    Cost cost = Cost.of(run, asked);
    assertThat(cost.asked()).isEqualTo(20);
    assertThat(cost.cpu().toMillis()).as("30 ms of each of 20").isEqualTo(600);
    assertThat(List.of(cost.medianMs(), cost.p95Ms())).containsExactly(10L, 19L);
    assertThat(new Experiment(new Arm("a", run, asked), arm(run), List.of()).notes()).hasSize(1);
  }

  @Test
  void takesTheNearestRank() {
    Run run = hundred();
    Cost cost = Cost.of(run, Set.copyOf(keys(run)));
    assertThat(List.of(cost.medianMs(), cost.p95Ms())).containsExactly(50L, 95L);
  }

  @Test
  void measuresNothingWhereAllAnswersWereKnown() {
    Run run = Samples.run(labelled(LABEL));
    Arm known = new Arm("a", run, Set.of());
    assertThat(Experiment.of(known, arm(run)).figures())
        .filteredOn(figure -> figure.name().equals("wall time"))
        .extracting(Figure::a, Figure::b)
        .containsExactly(tuple("not measured", "2.0 s"));
  }

  @Test
  void refusesRunsOfOtherItems() {
    Arm a = arm(Samples.run(item("a", "libc6")));
    Arm b = arm(Samples.run(item("b", "libc6")));
    assertThatIllegalArgumentException().isThrownBy(() -> Experiment.of(a, b));
  }

  /** Durations of 1 to 100 ms, the shortest first. */
  private static Run hundred() {
    Run run =
        Samples.run(
            IntStream.rangeClosed(1, 100).mapToObj(i -> item("%03d".formatted(i), LABEL)).toList());
    List<Timing> timings =
        IntStream.rangeClosed(1, 100)
            .mapToObj(i -> new Timing(Samples.key("%03d".formatted(i)), 1, i, 30))
            .toList();
    return new Run(
        run.name(), run.engine(), run.inputs(), run.circumstances(), run.results(), timings);
  }

  private static Turn turn(ItemResult a, ItemResult b) {
    return Experiment.of(arm(Samples.run(a)), arm(Samples.run(b))).trials().get(0).turn();
  }

  private static Arm arm(Run run) {
    return new Arm("strategy=x", run, Set.copyOf(keys(run)));
  }

  private static List<ItemKey> keys(Run run) {
    return run.results().stream().map(ItemResult::key).toList();
  }

  private static ItemResult labelled(String depends) {
    return item("x", depends);
  }

  private static ItemResult item(String item, String depends) {
    return Samples.labelled(Samples.ok(item, depends), "shlibdeps", LABEL);
  }

  private static ItemResult failed() {
    ItemResult failed = Samples.result("x", Outcome.UNRESOLVED_LIBRARY, "");
    return Samples.labelled(failed, "shlibdeps", LABEL);
  }

  private static Section last(List<Section> sections) {
    return sections.get(sections.size() - 1);
  }
}
