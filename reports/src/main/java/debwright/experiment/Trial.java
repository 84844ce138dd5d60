package debwright.experiment;

import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.ArrayList;
import java.util.List;

/**
 * One item on both sides.
 *
 * @param turn what became of it
 * @param changes how the Depends of B differ from those of A; none where a side fails
 */
public record Trial(Turn turn, ItemResult a, ItemResult b, List<RelationChange> changes) {
  public Trial {
    changes = List.copyOf(changes);
  }

  static Trial of(Difference difference) {
    return new Trial(
        Turn.of(difference),
        difference.base().orElseThrow(),
        difference.candidate().orElseThrow(),
        difference.changes());
  }

  public ItemKey key() {
    return a.key();
  }

  /** The kind of its label, or empty. */
  public String label() {
    return a.score().map(ItemResult.Score::label).orElse("");
  }

  /** What its label says, or empty. */
  public String expected() {
    return a.score().map(ItemResult.Score::expected).orElse("");
  }

  /** The Depends of A, or how it fails. */
  public String answerOfA() {
    return answer(a);
  }

  /** The same of B. */
  public String answerOfB() {
    return answer(b);
  }

  private static String answer(ItemResult side) {
    return side.passes() ? side.depends() : (side.outcome() + " " + side.reason()).strip();
  }

  /** Whether either side maps nothing. */
  boolean fails() {
    return fails(a) || fails(b);
  }

  private static boolean fails(ItemResult side) {
    return side.outcome().conclusive() && !side.passes();
  }

  /** What changed, as others may have it too: a change of one package's relation, or of outcome. */
  List<String> causes() {
    List<String> causes = new ArrayList<>();
    changes.forEach(change -> causes.add(change.kind().word() + " " + change.packageName()));
    if (a.outcome() != b.outcome()) {
      causes.add(a.outcome() + " -> " + b.outcome());
    }
    return causes.isEmpty() ? List.of("other order or spelling") : causes;
  }

  /** How it fails, a text for each side that does. */
  List<String> failures() {
    List<String> failures = new ArrayList<>();
    if (fails(a)) {
      failures.add("A: " + failure(a));
    }
    if (fails(b)) {
      failures.add("B: " + failure(b));
    }
    return failures;
  }

  private static String failure(ItemResult side) {
    return (side.outcome() + " " + side.fingerprint()).strip();
  }
}
