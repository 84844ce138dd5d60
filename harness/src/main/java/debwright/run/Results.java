package debwright.run;

import debwright.corpus.Digests;
import debwright.plan.Outcome;
import debwright.result.ItemResult;
import java.util.Optional;

/** Makes results of attempts. */
final class Results {
  private static final String NEVER_ASKED = "the run ended before it";

  private Results() {}

  static ItemResult of(RunItem item, Optional<Attempt> attempt, Scoring scoring) {
    return attempt
        .map(made -> of(item, made.answer(), scoring))
        .orElseGet(
            () ->
                ItemResult.without(
                    item.key(), item.inputDigest(), item.tier(), Outcome.NOT_RUN, NEVER_ASKED));
  }

  private static ItemResult of(RunItem item, Answer answer, Scoring scoring) {
    return new ItemResult(
        item.key(),
        item.inputDigest(),
        item.tier(),
        answer.outcome(),
        answer.reason(),
        answer.fingerprint(),
        answer.depends(),
        answer.plan().isEmpty() ? "" : Digests.of(answer.plan().text()),
        answer.objects(),
        score(item, answer, scoring),
        answer.plan());
  }

  /** An item that fails never meets its label, even one that says "needs nothing". */
  private static Optional<ItemResult.Score> score(RunItem item, Answer answer, Scoring scoring) {
    Optional<ItemResult.Score> score = scoring.score(item, answer.depends());
    return answer.outcome().kind().passes() ? score : score.map(Results::missed);
  }

  private static ItemResult.Score missed(ItemResult.Score score) {
    return new ItemResult.Score(
        score.label(), score.expected(), false, score.f1(), score.missing(), score.extra());
  }
}
