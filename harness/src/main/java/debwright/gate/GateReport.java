package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.judgement.WaiverUse;
import debwright.result.Run;
import java.util.List;
import java.util.Optional;

/**
 * What the gate found.
 *
 * @param baseline what the candidate was compared with, and why that
 * @param subject what was judged
 * @param candidate its run
 * @param comparison with the baseline's run, or empty where there is no baseline
 * @param verdict of the comparison, or of the labels alone
 * @param forecasts what the definitions of done say of it, the project's first
 * @param waivers what became of each waiver
 * @param notes what else is to be known
 */
public record GateReport(
    Baseline baseline,
    Side subject,
    Run candidate,
    Optional<Comparison> comparison,
    Verdict verdict,
    List<Forecast> forecasts,
    List<WaiverUse> waivers,
    List<String> notes) {
  public GateReport {
    forecasts = List.copyOf(forecasts);
    waivers = List.copyOf(waivers);
    notes = List.copyOf(notes);
  }
}
