package debwright.junit;

import debwright.comparison.Category;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.judgement.Judgement;
import debwright.judgement.WaiverUse;
import debwright.junit.TestCase.Attempt;
import debwright.junit.TestCase.State;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** A judgement as test cases. */
final class TestCases {
  private final Map<String, String> reasons;

  private TestCases(List<WaiverUse> waivers) {
    this.reasons =
        waivers.stream().collect(Collectors.toMap(WaiverUse::id, WaiverUse::reason, (a, b) -> a));
  }

  /** Every item, criterion and waiver. */
  static List<TestCase> of(Judgement judgement) {
    TestCases cases = new TestCases(judgement.waivers());
    List<TestCase> all = new ArrayList<>();
    judgement
        .comparison()
        .map(Comparison::differences)
        .ifPresentOrElse(
            differences -> differences.stream().map(cases::of).forEach(all::add),
            () -> judgement.candidate().results().stream().map(TestCases::of).forEach(all::add));
    for (Forecast forecast : judgement.forecasts()) {
      forecast.criteria().forEach(each -> all.add(of(forecast, each)));
    }
    judgement.waivers().forEach(each -> all.add(of(each)));
    return all;
  }

  private TestCase of(Difference d) {
    String message = (d.severity().code() + " " + d.category() + ": " + whatChanged(d)).strip();
    boolean waived = !d.waiver().isEmpty();
    String waiver = waived ? "waived by " + d.waiver() + ": " + reason(d) + " · " : "";
    return TestCase.ofItem(
        d.key(), stateOf(d), d.category().code(), waiver + message, lines(d), attempts(d));
  }

  private String reason(Difference d) {
    return reasons.getOrDefault(d.waiver(), "no reason is known");
  }

  private static String whatChanged(Difference d) {
    return d.changes().isEmpty()
        ? d.detail()
        : d.changes().stream().map(RelationChange::text).collect(Collectors.joining("; "));
  }

  private static State stateOf(Difference d) {
    if (d.gates()) {
      return State.FAILED;
    }
    boolean passed = d.category().share() != Share.UNKNOWN && d.waiver().isEmpty();
    return passed ? State.PASSED : State.SKIPPED;
  }

  private static List<String> lines(Difference d) {
    List<String> lines = new ArrayList<>();
    lines.addAll(side("baseline", d.base()));
    lines.addAll(side("candidate", d.candidate()));
    if (!d.repeats().isEmpty()) {
      lines.add(d.repeats().text());
    }
    return lines;
  }

  private static List<String> side(String name, Optional<ItemResult> result) {
    return result
        .map(r -> List.of("%s: %s %s".formatted(name, r.outcome(), r.depends()).strip()))
        .orElse(List.of(name + ": nothing"));
  }

  /** What failed again, or the one answer that did not hold. */
  private static List<Attempt> attempts(Difference d) {
    if (d.category() == Category.FLAKY_BASE || d.category() == Category.UNREPRODUCED) {
      return d.candidate().map(TestCases::attempt).map(List::of).orElse(List.of());
    }
    return d.gates()
        ? d.repeats().candidate().stream()
            .filter(each -> d.base().filter(base -> alike(base, each)).isEmpty())
            .map(TestCases::attempt)
            .toList()
        : List.of();
  }

  private static boolean alike(ItemResult a, ItemResult b) {
    return a.outcome() == b.outcome()
        && a.depends().equals(b.depends())
        && a.fingerprint().equals(b.fingerprint());
  }

  private static Attempt attempt(ItemResult r) {
    String message = "%s %s %s".formatted(r.outcome(), r.depends(), r.reason());
    return new Attempt(r.outcome().code(), message.strip());
  }

  private static TestCase of(ItemResult result) {
    State state =
        switch (Verdict.shareByLabel(result)) {
          case REGRESSED -> State.FAILED;
          case UNKNOWN -> State.SKIPPED;
          case FIXED, CHANGED, SAME -> State.PASSED;
        };
    String code = result.outcome().code();
    return TestCase.ofItem(
        result.key(),
        state,
        code,
        code + ": " + result.reason(),
        side("candidate", Optional.of(result)),
        List.of());
  }

  private static TestCase of(Forecast forecast, Judged criterion) {
    State state =
        switch (criterion.state()) {
          case MET -> State.PASSED;
          case MISSED, UNKNOWN -> criterion.gates() ? State.FAILED : State.SKIPPED;
        };
    List<String> lines = new ArrayList<>(List.of(criterion.sentence()));
    criterion.items().forEach(item -> lines.add("missed by " + item));
    return TestCase.of(
        "definition of done: " + forecast.title(),
        criterion.name(),
        state,
        "criterion-missed",
        criterion.sentence(),
        lines);
  }

  private static TestCase of(WaiverUse use) {
    State state =
        switch (use.state()) {
          case USED -> State.PASSED;
          case STALE -> State.SKIPPED;
          case FAULTY -> State.FAILED;
        };
    List<String> lines =
        List.of("reason: " + use.reason(), "owner: " + use.owner(), "expires: " + use.expires());
    return TestCase.of("waivers", use.id(), state, "waiver-not-in-order", use.text(), lines);
  }
}
