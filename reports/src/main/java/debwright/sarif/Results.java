package debwright.sarif;

import debwright.comparison.Category;
import debwright.comparison.Cause;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.judgement.Judgement;
import debwright.judgement.WaiverUse;
import debwright.markdown.Markdown;
import debwright.result.ItemResult;
import debwright.text.Visible;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The results of a judgement, the most important first. */
final class Results {
  private final Map<String, String> reasons;
  private final List<Result> results = new ArrayList<>();

  private Results(List<WaiverUse> waivers) {
    this.reasons =
        waivers.stream().collect(Collectors.toMap(WaiverUse::id, WaiverUse::reason, (a, b) -> a));
  }

  static List<Result> of(Judgement judgement) {
    Results all = new Results(judgement.waivers());
    judgement.forecasts().forEach(all::criteria);
    judgement.waivers().forEach(all::waiver);
    judgement.comparison().ifPresentOrElse(all::differences, () -> all.failures(judgement));
    return List.copyOf(all.results);
  }

  private void criteria(Forecast forecast) {
    forecast.criteria().stream()
        .filter(each -> each.state() == State.MISSED)
        .forEach(each -> results.add(criterion(forecast, each)));
  }

  private static Result criterion(Forecast forecast, Judged missed) {
    String text = Visible.line(forecast.title() + ": " + missed.sentence());
    return new Result(
        Rule.CRITERION,
        missed.gates() ? Level.ERROR : Level.WARNING,
        missed.gates() ? BaselineState.NEW : BaselineState.UNCHANGED,
        text,
        Markdown.text(text),
        Optional.empty(),
        List.of(forecast.title(), missed.name()),
        Optional.empty(),
        properties("value", missed.value(), "target", missed.target(), "before", missed.before()));
  }

  private void waiver(WaiverUse use) {
    if (use.state() == WaiverUse.State.USED) {
      return;
    }
    String text = Visible.line("waiver %s is %s: %s".formatted(use.id(), use.state(), use.text()));
    results.add(
        new Result(
            Rule.WAIVER,
            use.state() == WaiverUse.State.FAULTY ? Level.ERROR : Level.NOTE,
            BaselineState.NEW,
            text,
            Markdown.text(text),
            Optional.empty(),
            List.of(use.id()),
            Optional.empty(),
            properties("owner", use.owner(), "expires", use.expires())));
  }

  private void differences(Comparison comparison) {
    for (Cause cause : Causes.of(comparison)) {
      if (Rule.shown(cause.category())) {
        cause.differences().forEach(each -> results.add(difference(each, cause.text())));
      }
    }
    comparison.of(Share.SAME).stream()
        .filter(each -> each.category() == Category.SAME_FAIL)
        .forEach(each -> results.add(difference(each, each.detail())));
  }

  private Result difference(Difference d, String cause) {
    String text = "%s: %s. %s";
    String meaning = d.category().meaning();
    return new Result(
        Rule.of(d.category()),
        Level.of(d),
        BaselineState.of(d.category()),
        Visible.line(text.formatted(d.key(), meaning, what(d, each -> each, each -> each))),
        text.formatted(
            Markdown.code(d.key().toString()), meaning, what(d, Markdown::code, Markdown::text)),
        Optional.of(d.key()),
        List.of(d.key().toString(), cause),
        d.waiver().isEmpty()
            ? Optional.empty()
            : Optional.of(reasons.getOrDefault(d.waiver(), "waiver " + d.waiver())),
        facts(d, cause));
  }

  private static String what(
      Difference d, UnaryOperator<String> asCode, UnaryOperator<String> asText) {
    String what =
        d.changes().isEmpty()
            ? asText.apply(d.detail())
            : d.changes().stream()
                .map(RelationChange::text)
                .map(asCode)
                .collect(Collectors.joining("; "));
    return d.repeats().isEmpty() ? what : what + ". " + d.repeats().text();
  }

  private static SortedMap<String, String> facts(Difference d, String cause) {
    return properties(
        "severity", d.severity().code(),
        "base_outcome", d.base().map(r -> r.outcome().code()).orElse(""),
        "candidate_outcome", d.candidate().map(r -> r.outcome().code()).orElse(""),
        "waiver", d.waiver(),
        "cause", cause);
  }

  private void failures(Judgement judgement) {
    for (Share share : List.of(Share.REGRESSED, Share.UNKNOWN)) {
      judgement.candidate().results().stream()
          .filter(each -> Verdict.shareByLabel(each) == share)
          .forEach(each -> results.add(failure(each, share)));
    }
  }

  private static Result failure(ItemResult failing, Share share) {
    Rule rule = share == Share.REGRESSED ? Rule.FAILING : Rule.UNKNOWN;
    String text =
        Visible.line("%s: %s %s".formatted(failing.key(), failing.outcome(), failing.reason()));
    return new Result(
        rule,
        rule.level(),
        BaselineState.NEW,
        text,
        Markdown.text(text),
        Optional.of(failing.key()),
        List.of(failing.key().toString(), failing.outcome().code(), failing.fingerprint()),
        Optional.empty(),
        properties("candidate_outcome", failing.outcome().code()));
  }

  /** Names and values by turns; values that are empty are left out. */
  private static SortedMap<String, String> properties(String... pairs) {
    SortedMap<String, String> properties = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      if (!pairs[i + 1].isEmpty()) {
        properties.put(pairs[i], Visible.line(pairs[i + 1]));
      }
    }
    return properties;
  }
}
