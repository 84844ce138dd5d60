package debwright.landing;

import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.DependentPlan;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.job.Logs;
import debwright.job.WorkTree;
import debwright.job.Workshop;
import debwright.landing.GateKeeper.Ruling;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.notify.NotifySection;
import debwright.run.WithheldVariables;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Tries one preview: its tests and the gate at once, then the projects that depend on this one. */
final class Trial {
  /** How long a pass of trunk's own tests proves that a later failure is not trunk's. */
  private static final Duration PROOF = Duration.ofHours(1);

  private final Trunk trunk;
  private final Ledger ledger;
  private final Workshop workshop;
  private final Logs logs;
  private final GateKeeper gate;
  private final LaneProgress progress;
  private final SuiteTrial suite;

  Trial(Trunk trunk, Ledger ledger, Means means, LaneProgress progress) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.workshop = means.workshop();
    this.logs = means.logs();
    this.gate = means.gate();
    this.progress = progress;
    this.suite = new SuiteTrial(ledger, workshop, logs);
  }

  /**
   * What is tried.
   *
   * @param proposals their numbers
   * @param items the backlog items that they are for
   * @param tip trunk's, which the preview is a merge into
   */
  record Subject(List<String> proposals, List<String> items, Revision tip, Revision preview) {
    Subject {
      proposals = List.copyOf(proposals);
      items = List.copyOf(items);
    }
  }

  /** Tries it. */
  Finding run(Subject subject, Stopwatch watch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    try {
      DeliveryFile file = DeliveryFile.of(trunk, subject.preview());
      expectProof(file);
      expectChannels(subject);
      Given given = given(subject.tip());
      WithheldVariables.add(given.withheld());
      progress.stage(subject.proposals(), "checkout");
      long start = System.nanoTime();
      Path tree = workshop.emptyFolder("preview");
      WorkTree.checkOut(trunk, subject.preview(), tree);
      watch.since("checkout", start);
      return run(subject, file, given, tree, watch);
    } catch (ProjectFileException e) {
      return failed(Attempt.PROJECT, e.told(), watch, "");
    } catch (LandingException e) {
      return failed(e.blames() ? Attempt.PROJECT : Attempt.TROUBLE, e.told(), watch, "");
    }
  }

  /** Trunk holds what was proved good, so something has to prove it. */
  private static void expectProof(DeliveryFile file) throws LandingException {
    if (file.landing().tests().isEmpty() && !file.landing().gate()) {
      throw new LandingException(
          true,
          "debwright.yaml has neither landing.tests nor an engine: nothing would prove the change",
          "landing: {tests: COMMAND}");
    }
  }

  /** What trunk's own file says already is not the change's fault. */
  private void expectChannels(Subject subject) throws IOException, ProjectFileException {
    String text = trunk.text(subject.preview(), ProjectFile.NAME).orElse("");
    if (!text.equals(trunk.text(subject.tip(), ProjectFile.NAME).orElse(""))) {
      NotifySection.parse(text, ProjectFile.NAME + " of " + subject.preview());
    }
  }

  /**
   * What trunk itself lets what is tried have: a proposal's own word for it would be that of
   * whoever wants to read it.
   *
   * @param variables that tests are given beside the usual ones
   * @param withheld that nothing of what is tried is given
   */
  private record Given(List<String> variables, List<String> withheld) {
    Given {
      variables = List.copyOf(variables);
      withheld = List.copyOf(withheld);
    }
  }

  /** A trunk whose project file is broken lets nobody have anything. */
  private Given given(Revision tip) throws IOException {
    try {
      DeliveryFile own = DeliveryFile.of(trunk, tip);
      return new Given(own.landing().environment(), own.secret());
    } catch (ProjectFileException e) {
      return new Given(List.of(), List.of());
    }
  }

  private Finding run(Subject subject, DeliveryFile file, Given given, Path tree, Stopwatch watch)
      throws IOException, TrunkException, LandingException, LedgerException, InterruptedException {
    String cause = "landing " + String.join(" ", subject.proposals());
    DeliveryFile.LandingPlan plan = file.landing().given(given.variables());
    progress.stage(subject.proposals(), plan.gate() ? "tests and gate" : "tests");
    try (SideBySide both =
        new SideBySide(
            timed("tests", watch, () -> suite.run(subject.preview(), plan, tree, cause)),
            plan.gate()
                ? Optional.of(
                    timed("gate", watch, () -> gate.judge(subject.preview(), subject.items())))
                : Optional.empty())) {
      Optional<Finding> early = both.gateFailure().map(why -> failed(why, watch));
      if (early.isPresent()) {
        return early.get();
      }
      SuiteTrial.Outcome tested = both.tested();
      if (!tested.passed()) {
        return failedTests(subject, file, tested, both.besideFailedTests(), watch);
      }
      Ruling judged = both.judged();
      if (!judged.passes()) {
        return failed(Attempt.GATE, judged.reason(), watch, tested.log());
      }
      return withDependents(subject, file, tree, watch, tested.log(), judged);
    }
  }

  private static Finding failed(SideBySide.GateFailure why, Stopwatch watch) {
    return failed(why.outcome(), why.reason(), watch, "");
  }

  /** What is stopped has taken no time that anybody could compare. */
  private static <T> Callable<T> timed(String stage, Stopwatch watch, Callable<T> work) {
    return () -> {
      long start = System.nanoTime();
      T done = work.call();
      watch.since(stage, start);
      return done;
    };
  }

  private Finding withDependents(
      Subject subject, DeliveryFile file, Path tree, Stopwatch watch, String log, Ruling judged)
      throws IOException, TrunkException, LandingException, LedgerException, InterruptedException {
    DependentTrial dependents = new DependentTrial(trunk, ledger, workshop, logs);
    Revision deployed = deployed(subject.tip());
    for (DependentPlan plan : file.dependents()) {
      progress.stage(subject.proposals(), "dependent " + plan.name());
      long start = System.nanoTime();
      DependentTrial.Outcome outcome = dependents.run(plan, subject.preview(), tree, deployed);
      watch.since("dependent." + plan.name(), start);
      if (outcome.failsNewly()) {
        return failed(Attempt.DEPENDENTS, outcome.reason(), watch, log);
      }
      if (!outcome.reason().isEmpty()) {
        progress.note(outcome.reason());
      }
    }
    return new Finding(
        Attempt.LANDED, judged.reason(), watch.stages(), log, false, judged.forecasts());
  }

  /** What users have; trunk's tip where nobody knows. */
  private Revision deployed(Revision tip) throws IOException, TrunkException, LedgerException {
    State state = ledger.state();
    Optional<String> id = state.deployed("production").map(each -> each.fact().revision());
    return id.isPresent() && trunk.has(id.get()) ? trunk.resolve(id.get()) : tip;
  }

  /** A change is to blame where trunk itself passes; what is not known of trunk is found out. */
  private Finding failedTests(
      Subject subject, DeliveryFile file, SuiteTrial.Outcome tested, String beside, Stopwatch watch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    String reason = tested.reason() + beside;
    Finding finding = failed(Attempt.TESTS, reason, watch, tested.log());
    if (subject.proposals().size() > 1 || provedGood(subject.tip())) {
      return finding;
    }
    progress.stage(subject.proposals(), "tests of trunk itself");
    long start = System.nanoTime();
    Path tree = workshop.emptyFolder("trunk");
    WorkTree.checkOut(trunk, subject.tip(), tree);
    SuiteTrial.Outcome own =
        suite.run(subject.tip(), landing(subject.tip(), file), tree, "is trunk itself broken?");
    watch.since("tests.of.trunk", start);
    if (own.passed()) {
      return failed(Attempt.TESTS, reason, watch, tested.log());
    }
    return new Finding(Attempt.TROUBLE, own.reason(), watch.stages(), own.log(), true, List.of());
  }

  private DeliveryFile.LandingPlan landing(Revision tip, DeliveryFile preview) throws IOException {
    try {
      return DeliveryFile.of(trunk, tip).landing();
    } catch (ProjectFileException e) {
      return preview.landing().given(List.of());
    }
  }

  private boolean provedGood(Revision tip) throws IOException, LedgerException {
    Instant since = Instant.now().minus(PROOF);
    List<Recorded<SuiteRun>> runs =
        ledger.state().all(SuiteRun.class).stream()
            .filter(run -> run.fact().revision().equals(tip.id()))
            .toList();
    return !runs.isEmpty()
        && runs.get(runs.size() - 1).fact().passed()
        && runs.get(runs.size() - 1).event().time().isAfter(since);
  }

  private static Finding failed(Attempt outcome, String reason, Stopwatch watch, String log) {
    return new Finding(outcome, reason, watch.stages(), log, false, List.of());
  }
}
