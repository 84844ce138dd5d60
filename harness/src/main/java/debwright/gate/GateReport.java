package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.result.Run;
import java.util.Optional;

/**
 * What the gate found.
 *
 * @param baseline what the candidate was compared with, and why that
 * @param subject what was judged
 * @param candidate its run
 * @param comparison with the baseline's run, or empty where there is no baseline
 * @param verdict of the comparison, or of the labels alone
 */
public record GateReport(
    Baseline baseline,
    Side subject,
    Run candidate,
    Optional<Comparison> comparison,
    Verdict verdict) {}
