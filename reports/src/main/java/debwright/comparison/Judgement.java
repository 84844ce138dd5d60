package debwright.comparison;

import debwright.result.Run;
import java.util.List;
import java.util.Optional;

/**
 * What a report is about: a run, what it was compared with if anything, and the verdict.
 *
 * @param candidate the run that is judged
 * @param comparison with the baseline, empty where there is none
 * @param verdict the answer
 * @param notes sentences for the reader, such as where the baseline was taken from
 */
public record Judgement(
    Run candidate, Optional<Comparison> comparison, Verdict verdict, List<String> notes) {
  public Judgement {
    notes = List.copyOf(notes);
  }

  /** Judges two runs. */
  public static Judgement of(Comparison comparison, String... notes) {
    return new Judgement(
        comparison.candidate(), Optional.of(comparison), Verdict.of(comparison), List.of(notes));
  }

  /** Judges one run by its labels alone. */
  public static Judgement ofLabels(Run run, String... notes) {
    return new Judgement(run, Optional.empty(), Verdict.ofLabels(run), List.of(notes));
  }
}
