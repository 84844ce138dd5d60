package debwright.landing;

import debwright.comparison.Difference;
import debwright.comparison.Verdict;
import debwright.completion.Findings;
import debwright.gate.Gate;
import debwright.gate.GateException;
import debwright.gate.GateReport;
import debwright.gate.GateRequest;
import debwright.gate.ProjectFileException;
import debwright.judgement.Judgement;
import debwright.ledger.LedgerException;
import debwright.report.ReportFolder;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.run.RunSettings;
import debwright.trunk.Revision;
import debwright.trunk.TrunkException;
import debwright.waiver.WaiverException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The gate as a lane asks it, which keeps its reports.
 *
 * @param reports where a folder for each revision is made
 */
public record JudgingGate(Gate gate, RunSettings settings, Path reports) implements GateKeeper {
  private static final int SHOWN = 10;

  @Override
  public Ruling judge(Revision preview, List<String> items)
      throws IOException, LandingException, InterruptedException {
    try {
      GateReport report =
          gate.judge(
              new GateRequest(
                  Optional.empty(), preview.id(), items, settings, LocalDate.now(ZoneOffset.UTC)));
      ReportFolder.write(reports.resolve(preview.id()), judgement(report));
      Verdict verdict = report.verdict();
      boolean certain = verdict.word() != Verdict.Word.INCONCLUSIVE;
      return new Ruling(verdict.exitCode() == 0, certain, reason(report), forecasts(report, items));
    } catch (GateException | ProjectFileException | WaiverException e) {
      throw new LandingException(true, e.explanation(), e.hint());
    } catch (EngineException e) {
      // An engine that does not build is the change's: the deployed one was built before.
      throw new LandingException(true, e.explanation() + "\n" + e.said().strip(), e.hint());
    } catch (TrunkException | LedgerException e) {
      throw new LandingException(false, e.explanation(), e.hint());
    } catch (RunFormatException e) {
      throw new LandingException(false, String.valueOf(e.getMessage()), e.hint());
    }
  }

  private static Judgement judgement(GateReport report) {
    return new Judgement(
        report.candidate(),
        report.comparison(),
        report.verdict(),
        report.notes(),
        report.forecasts(),
        report.waivers());
  }

  /** The verdict, and where it is no pass, the items that make it so. */
  private static String reason(GateReport report) {
    Verdict verdict = report.verdict();
    List<String> lines = new ArrayList<>(List.of(verdict.line()));
    if (verdict.exitCode() != 0) {
      lines.add(verdict.next());
      List<Difference> gating =
          report.comparison().stream()
              .flatMap(each -> each.differences().stream())
              .filter(Difference::gates)
              .toList();
      gating.stream().limit(SHOWN).map(JudgingGate::line).forEach(lines::add);
      if (gating.size() > SHOWN) {
        lines.add("and %d more".formatted(gating.size() - SHOWN));
      }
    }
    return String.join("\n", lines).strip();
  }

  private static String line(Difference difference) {
    return "%s %s %s"
        .formatted(difference.key(), difference.category().code(), difference.detail())
        .strip();
  }

  /** The project's own definition is the first, and that of no item. */
  private static List<Forecast> forecasts(GateReport report, List<String> items) {
    List<Forecast> forecasts = new ArrayList<>();
    int own = report.forecasts().size() - items.size();
    for (int i = 0; i < items.size(); i++) {
      forecasts.add(new Forecast(items.get(i), Findings.text(report.forecasts().get(own + i))));
    }
    return forecasts;
  }
}
