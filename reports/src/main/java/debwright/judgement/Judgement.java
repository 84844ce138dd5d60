package debwright.judgement;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
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
 * @param forecasts what each definition of done would say of the candidate, the project's first
 * @param waivers what became of each waiver and acceptance, in the order of their file
 */
public record Judgement(
    Run candidate,
    Optional<Comparison> comparison,
    Verdict verdict,
    List<String> notes,
    List<Forecast> forecasts,
    List<WaiverUse> waivers) {
  public Judgement {
    notes = List.copyOf(notes);
    forecasts = List.copyOf(forecasts);
    waivers = List.copyOf(waivers);
  }

  /** Judges two runs. */
  public static Judgement of(Comparison comparison, String... notes) {
    return new Judgement(
        comparison.candidate(),
        Optional.of(comparison),
        Verdict.of(comparison),
        List.of(notes),
        List.of(),
        List.of());
  }

  /** Judges one run by its labels alone. */
  public static Judgement ofLabels(Run run, String... notes) {
    return new Judgement(
        run, Optional.empty(), Verdict.ofLabels(run), List.of(notes), List.of(), List.of());
  }
}
