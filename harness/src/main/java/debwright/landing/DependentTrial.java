package debwright.landing;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryFile.DependentPlan;
import debwright.job.Job;
import debwright.job.JobResult;
import debwright.job.Logs;
import debwright.job.Telling;
import debwright.job.WorkTree;
import debwright.job.Workshop;
import debwright.ledger.DeliveryFact.DependentRun;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.trunk.GitCommand;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Runs the tests of a project that uses this one. One that fails with what is deployed, too, failed
 * before: that is no reason against a change.
 */
final class DependentTrial {
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private final Trunk trunk;
  private final Ledger ledger;
  private final Workshop workshop;
  private final Logs logs;

  DependentTrial(Trunk trunk, Ledger ledger, Workshop workshop, Logs logs) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.workshop = workshop;
    this.logs = logs;
  }

  /**
   * What came of it.
   *
   * @param failsNewly whether it fails with the change, and not without
   * @param reason the useful part of the failure, or a note, or empty
   */
  record Outcome(boolean failsNewly, String reason) {}

  /**
   * Runs them with a preview, and where they fail, with what is deployed.
   *
   * @param tree a work tree of the preview, in which its tests were run
   * @param deployed what users have, or trunk's tip
   * @throws LandingException the dependent cannot be had
   */
  Outcome run(DependentPlan plan, Revision preview, Path tree, Revision deployed)
      throws IOException, LandingException, TrunkException, LedgerException, InterruptedException {
    Path clone = workshop.folder().resolve("dependents").resolve(plan.name() + ".git");
    fetch(plan, clone);
    try (Trunk dependent = Trunk.open(clone)) {
      Revision commit = dependent.resolve("refs/heads/" + plan.branch());
      DependentRun now = run(plan, dependent, commit, preview, tree);
      if (now.passed()) {
        return new Outcome(false, "");
      }
      return passes(plan, dependent, commit, deployed)
          ? new Outcome(
              true,
              "%s fails with this change, not without:\n%s".formatted(plan.name(), now.reason()))
          : new Outcome(false, plan.name() + " fails, but it does so without this change, too");
    }
  }

  /** Whether it passes with what users have; what is known is not asked for again. */
  private boolean passes(DependentPlan plan, Trunk dependent, Revision commit, Revision deployed)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    for (Recorded<DependentRun> known : ledger.state().all(DependentRun.class)) {
      DependentRun run = known.fact();
      if (run.dependent().equals(plan.name())
          && run.commit().equals(commit.id())
          && run.revision().equals(deployed.id())) {
        return run.passed();
      }
    }
    Path tree = workshop.emptyFolder("deployed");
    WorkTree.checkOut(trunk, deployed, tree);
    return run(plan, dependent, commit, deployed, tree).passed();
  }

  private DependentRun run(
      DependentPlan plan, Trunk dependent, Revision commit, Revision revision, Path upstream)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    Path tree = workshop.emptyFolder("dependent-" + plan.name());
    WorkTree.checkOut(dependent, commit, tree);
    Map<String, String> variables =
        Map.of(
            "DEBWRIGHT_REVISION",
            commit.id(),
            "DEBWRIGHT_UPSTREAM",
            upstream.toString(),
            "DEBWRIGHT_UPSTREAM_REVISION",
            revision.id());
    Job job = new Job(plan.name(), plan.command(), tree, variables, plan.limit());
    Path log = workshop.folder().resolve("dependent.log");
    Files.deleteIfExists(log);
    JobResult result = workshop.run(job, log);
    DependentRun run =
        new DependentRun(
            plan.name(),
            commit.id(),
            revision.id(),
            result.succeeded(),
            result.took().toMillis(),
            result.succeeded() ? "" : (result.said() + "\n" + Telling.of(log)).strip());
    logs.keep(log);
    ledger.append(Actor.machine().name(), run);
    return run;
  }

  private static void fetch(DependentPlan plan, Path clone)
      throws IOException, LandingException, InterruptedException {
    GitCommand git = new GitCommand(clone, NETWORK);
    if (!Files.isDirectory(clone)) {
      Files.createDirectories(clone);
      expect(plan, git.run("init", "--quiet", "--bare", "--template="));
    }
    String branch = "refs/heads/" + plan.branch();
    expect(
        plan,
        git.run(
            "-c",
            "gc.auto=0",
            "fetch",
            "--quiet",
            "--no-tags",
            plan.repository(),
            "+" + branch + ":" + branch));
  }

  private static void expect(DependentPlan plan, GitCommand.Answer answer) throws LandingException {
    if (!answer.succeeded()) {
      throw new LandingException(
          false,
          "dependent %s: its repository cannot be fetched: %s"
              .formatted(plan.name(), answer.reason()),
          "see dependents in debwright.yaml");
    }
  }
}
