package debwright.bisect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.bisect.Answer.Certainty;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.trunk.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BisectTest {
  private static final Signature GOOD = new Signature(Outcome.OK, "libc6", "", "");
  private static final Signature BAD =
      new Signature(Outcome.UNRESOLVED_LIBRARY, "", "no libz.so.1", "no libz.so.1");
  private static final ItemKey GIT = new ItemKey("git", "debian:12", "amd64");
  private static final ItemKey VIM = new ItemKey("vim", "debian:12", "amd64");

  private final List<Step> steps = IntStream.range(0, 20).mapToObj(BisectTest::step).toList();
  private final Trial trial = new Trial();

  private static Step step(int i) {
    Revision revision = new Revision("%040x".formatted(i), "Revision " + i, Instant.EPOCH);
    return new Step(List.of(revision), Optional.of("%064x".formatted(i)));
  }

  private static int number(Step step) {
    return Integer.parseInt(step.first().id(), 16);
  }

  /** Engines whose answers are known. */
  private static final class Trial implements Prober {
    private final Map<ItemKey, Signature[]> answers = new TreeMap<>();
    private final Map<Integer, Probe> instead = new HashMap<>();
    private final Map<Integer, Signature> again = new HashMap<>();
    private final List<Integer> afresh = new ArrayList<>();

    void change(ItemKey item, int at) {
      answers.put(
          item,
          IntStream.range(0, 20).mapToObj(i -> i < at ? GOOD : BAD).toArray(Signature[]::new));
    }

    @Override
    public Set<ItemKey> items() {
      return answers.keySet();
    }

    @Override
    public Probe ask(Step step, Set<ItemKey> items) {
      Map<ItemKey, Signature> seen = new TreeMap<>();
      answers.forEach((item, all) -> seen.put(item, all[number(step)]));
      seen.keySet().retainAll(items);
      return instead.getOrDefault(number(step), new Probe.Seen(seen));
    }

    @Override
    public Probe askAfresh(Step step, Set<ItemKey> items) {
      afresh.add(number(step));
      Signature other = again.get(number(step));
      return other == null ? ask(step, items) : new Probe.Seen(Map.of(GIT, other));
    }
  }

  private BisectReport run(String... items) throws Exception {
    return new Bisect(steps, trial, (step, why) -> {}).run(List.of(items));
  }

  private Answer answer(String... items) throws Exception {
    return run(items).answers().get(0);
  }

  @Test
  void namesTheCulpritItsParentAndWhatChanged() throws Exception {
    trial.change(GIT, 13);
    Answer answer = answer("git");
    assertThat(answer.certainty()).isEqualTo(Certainty.CONFIRMED);
    assertThat(answer.culprits()).containsExactly(steps.get(13).first());
    assertThat(answer.parent()).contains(steps.get(12).first());
    assertThat(answer.before()).contains(GOOD);
    assertThat(answer.after()).contains(BAD);
    assertThat(answer.change()).isEqualTo("regressed");
    assertThat(answer.probes()).isLessThanOrEqualTo(5);
    assertThat(trial.afresh).as("asked again, twice each").containsExactly(12, 12, 13, 13);
  }

  @Test
  void findsAllThatMoved() throws Exception {
    trial.change(GIT, 3);
    trial.change(VIM, 20);
    assertThat(run().answers()).hasSize(1);
    trial.answers.put(VIM, new Signature[] {BAD});
    trial.change(VIM, 3);
    BisectReport report = run();
    assertThat(report.answers()).hasSize(2).allMatch(Answer::found);
    assertThat(report.probes()).isLessThanOrEqualTo(5);
    assertThat(report.confirmations()).isEqualTo(2);
  }

  @Test
  void aResultThatDoesNotRepeatBlamesNobody() throws Exception {
    trial.change(GIT, 13);
    trial.again.put(12, BAD);
    Answer answer = answer("git");
    assertThat(answer.certainty()).isEqualTo(Certainty.FLAKY);
    assertThat(answer.culprits()).isEmpty();
    assertThat(answer.note())
        .isEqualTo(
            "revision 0000000000 does not repeat: first \"ok, libc6\", then"
                + " \"fail:map:unresolved-library, no libz.so.1\"");
  }

  @Test
  void namesTheRangeWhereTheRestDoesNotBuild() throws Exception {
    trial.change(GIT, 10);
    IntStream.range(8, 12).forEach(i -> trial.instead.put(i, new Probe.Broken("no", "")));
    BisectReport report = run("git");
    Answer answer = report.answers().get(0);
    assertThat(answer.certainty()).isEqualTo(Certainty.RANGE);
    assertThat(answer.culprits().stream().map(Revision::subject))
        .containsExactly("Revision 8", "Revision 9", "Revision 10", "Revision 11", "Revision 12");
    assertThat(report.broken()).hasSize(4);
  }

  @Test
  void whatSaysNothingOfAnItemIsPassedOver() throws Exception {
    trial.change(GIT, 10);
    trial.instead.put(10, new Probe.Seen(Map.of()));
    assertThat(answer("git").culprits().stream().map(Revision::subject))
        .containsExactly("Revision 10", "Revision 11");
    trial.instead.put(19, new Probe.Seen(Map.of()));
    assertThat(answer("git").certainty()).isEqualTo(Certainty.UNKNOWN);
  }

  @Test
  void saysWhenNothingChanged() throws Exception {
    trial.change(GIT, 20);
    assertThat(answer("git").certainty()).isEqualTo(Certainty.UNCHANGED);
    assertThat(run("git").probes()).isZero();
  }

  @Test
  void saysWhatMakesNoSense() {
    trial.change(GIT, 10);
    assertThat(failure("emacs").explanation()).isEqualTo("no item emacs in the corpus");
    trial.instead.put(0, new Probe.Broken("the build failed", "no javac"));
    BisectException failure = failure("git");
    assertThat(failure.explanation())
        .isEqualTo("revision 0000000000 cannot be an end of the search: the build failed");
    assertThat(failure.said()).isEqualTo("no javac");
  }

  private BisectException failure(String item) {
    return catchThrowableOfType(BisectException.class, () -> run(item));
  }
}
