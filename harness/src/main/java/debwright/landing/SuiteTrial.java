package debwright.landing;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryFile.LandingPlan;
import debwright.job.Job;
import debwright.job.JobResult;
import debwright.job.Logs;
import debwright.job.Telling;
import debwright.job.Workshop;
import debwright.landing.TestReport.Failure;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.trunk.Revision;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Runs a project's tests in a work tree, and records what came of it. */
final class SuiteTrial {
  private static final int SHOWN = 10;
  private static final int NAMED = 100;

  private final Ledger ledger;
  private final Workshop workshop;
  private final Logs logs;

  SuiteTrial(Ledger ledger, Workshop workshop, Logs logs) {
    this.ledger = ledger;
    this.workshop = workshop;
    this.logs = logs;
  }

  /**
   * What came of it.
   *
   * @param reason the useful part of a failure, or empty
   * @param log its name, or empty
   */
  record Outcome(SuiteRun run, String reason, String log) {
    boolean passed() {
      return run.passed();
    }
  }

  /**
   * Runs them.
   *
   * @param tree a work tree of the revision
   * @param cause why, for people
   */
  Outcome run(Revision revision, LandingPlan plan, Path tree, String cause)
      throws IOException, LedgerException, InterruptedException {
    Job job =
        new Job(
            "tests",
            plan.tests().orElse("true"),
            tree,
            variables(workshop, plan, revision),
            plan.limit());
    Path log = workshop.folder().resolve("tests.log");
    Files.deleteIfExists(log);
    JobResult result = workshop.run(job, log);
    TestReport report = TestReport.read(tree, plan.reports());
    String name = logs.keep(result.log());
    String reason = result.succeeded() ? "" : reason(result, report);
    SuiteRun run =
        new SuiteRun(
            revision.id(),
            cause,
            result.succeeded(),
            result.took().toMillis(),
            report.tests(),
            report.failures().size(),
            report.flaky(),
            result.succeeded() ? "" : first(reason),
            report.failures().stream().map(Failure::test).distinct().limit(NAMED).toList());
    ledger.append(Actor.machine().name(), run);
    return new Outcome(run, reason, name);
  }

  /** What commands are told beside the usual variables. */
  static Map<String, String> variables(Workshop workshop, LandingPlan plan, Revision revision) {
    Map<String, String> variables = new TreeMap<>();
    for (String name : plan.environment()) {
      Optional.ofNullable(workshop.outside().get(name)).ifPresent(v -> variables.put(name, v));
    }
    variables.put("DEBWRIGHT_REVISION", revision.id());
    return variables;
  }

  private String reason(JobResult result, TestReport report) throws IOException {
    if (report.failures().isEmpty() || result.late()) {
      return result.said() + "\n" + Telling.of(result.log());
    }
    String more =
        report.failures().size() > SHOWN
            ? "\nand %d more".formatted(report.failures().size() - SHOWN)
            : "";
    String shown =
        report.failures().stream()
            .limit(SHOWN)
            .map(Failure::said)
            .collect(Collectors.joining("\n"));
    return "%d of %d tests failed:\n%s%s"
        .formatted(report.failures().size(), report.tests(), shown, more);
  }

  private static String first(String reason) {
    return reason.lines().skip(1).findFirst().orElse(reason);
  }
}
