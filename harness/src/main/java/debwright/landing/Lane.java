package debwright.landing;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryFile;
import debwright.delivery.LaneState;
import debwright.delivery.Proposal;
import debwright.delivery.Proposals;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.job.SoleLock;
import debwright.landing.GateKeeper.Forecast;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.Forecasted;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The one way onto trunk. Proposals that are approved are tried one after the other, several
 * together where several wait; what passes lands as exactly the commit that was tried, if trunk is
 * where it was.
 *
 * <p>Whatever it is interrupted at, its next round goes on from what the ledger and trunk say.
 */
public final class Lane {
  /** How long a proposal rests that the machine had trouble with. */
  public static final Duration REST = Duration.ofMinutes(5);

  private static final String MACHINE = Actor.machine().name();

  private final Trunk trunk;
  private final Ledger ledger;
  private final LaneProgress progress;
  private final Trial trial;
  private final UpstreamTrial upstreams;

  public Lane(Trunk trunk, Ledger ledger, Means means, LaneProgress progress) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.progress = progress;
    this.trial = new Trial(trunk, ledger, means, progress);
    SuiteTrial suite = new SuiteTrial(ledger, means.workshop(), means.logs());
    this.upstreams = new UpstreamTrial(trunk, ledger, means.workshop(), suite, means.snapshots());
  }

  /**
   * Tries what waits now, one attempt; a batch that fails is tried again in parts at once.
   *
   * @return whether there was anything to try
   * @throws TrunkException the repository cannot be used
   * @throws LedgerException the ledger cannot be used
   */
  public boolean round() throws IOException, TrunkException, LedgerException, InterruptedException {
    return alone(this::next);
  }

  /** What one lane of a repository does at a time. */
  private interface Work<X extends Exception> {
    boolean run() throws IOException, TrunkException, LedgerException, InterruptedException, X;
  }

  private <X extends Exception> boolean alone(Work<X> work)
      throws IOException, TrunkException, LedgerException, InterruptedException, X {
    Path file = trunk.gitFolder().resolve("debwright").resolve("lane.lock");
    Optional<SoleLock> sole = SoleLock.take(file);
    if (sole.isEmpty()) {
      progress.note("another lane is at work in " + trunk.place());
      return false;
    }
    try {
      return work.run();
    } finally {
      sole.get().close();
    }
  }

  private boolean next() throws IOException, TrunkException, LedgerException, InterruptedException {
    reconcile();
    Situation now = situation();
    if (now.lane.stopped().isPresent()) {
      return false;
    }
    List<Proposal> waiting =
        now.queue.stream().filter(each -> !troubled(each, now.branch.tip())).toList();
    if (waiting.isEmpty()) {
      return false;
    }
    attempt(waiting.subList(0, Math.min(now.batch, waiting.size())));
    return true;
  }

  /**
   * Whether the machine had trouble with it a moment ago: what a full disk or a dead network does
   * to one attempt, it does to the next.
   */
  private static boolean troubled(Proposal proposal, Revision tip) {
    List<Recorded<Tried>> attempts = proposal.attempts();
    if (attempts.isEmpty()) {
      return false;
    }
    Recorded<Tried> last = attempts.get(attempts.size() - 1);
    return last.fact().outcome() == Attempt.TROUBLE
        && last.fact().tip().equals(tip.id())
        && last.event().time().isAfter(proposal.approved().orElse(Instant.MAX))
        && last.event().time().plus(REST).isAfter(Instant.now());
  }

  /**
   * Tries one proposal before all others, also where the lane is stopped.
   *
   * @return whether it is on trunk now
   */
  public boolean land(String number)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    return alone(() -> landAlone(number));
  }

  private boolean landAlone(String number)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    reconcile();
    List<Proposal> asked =
        situation().queue.stream().filter(each -> each.number().equals(number)).toList();
    if (!asked.isEmpty()) {
      attempt(asked);
    }
    return Proposals.of(ledger.state()).all().stream()
        .anyMatch(each -> each.number().equals(number) && each.revision().isPresent());
  }

  /**
   * How things stand.
   *
   * @param queue what waits, the one that waits longest first
   */
  private record Situation(TrunkBranch branch, LaneState lane, List<Proposal> queue, int batch) {
    Situation {
      queue = List.copyOf(queue);
    }
  }

  private Situation situation() throws IOException, TrunkException, LedgerException {
    TrunkBranch branch = branch();
    State state = ledger.state();
    List<Proposal> queue =
        Proposals.of(state).queue().stream()
            .filter(each -> each.trunk().equals(branch.name()))
            .toList();
    return new Situation(branch, LaneState.of(state, branch.tip().id()), queue, batch(branch));
  }

  /**
   * Looks at what the project uses, and runs its tests on trunk where that has changed.
   *
   * @throws ProjectFileException trunk's own is not as it should be
   */
  public void lookUpstream()
      throws IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    alone(
        () -> {
          Revision tip = branch().tip();
          upstreams.run(tip, DeliveryFile.of(trunk, tip), progress).forEach(progress::note);
          return true;
        });
  }

  /** A trunk whose project file is broken can still be mended by what lands. */
  private int batch(TrunkBranch branch) throws IOException {
    try {
      return DeliveryFile.of(trunk, branch.tip()).landing().batch();
    } catch (ProjectFileException e) {
      progress.note(e.told());
      return 1;
    }
  }

  private TrunkBranch branch() throws IOException, TrunkException {
    try {
      return TrunkBranch.of(trunk);
    } catch (ProjectFileException e) {
      throw new TrunkException(e.explanation(), e.hint());
    }
  }

  /**
   * Records what the ledger missed: a head that is on trunk has landed, by whomever, and whoever
   * was killed before they could say so.
   */
  public void reconcile()
      throws IOException, TrunkException, LedgerException, InterruptedException {
    TrunkBranch branch = branch();
    List<Fact> missed = new ArrayList<>();
    for (Proposal proposal : Proposals.of(ledger.state()).all()) {
      if (proposal.state().open() && trunk.has(proposal.head())) {
        Revision head = trunk.resolve(proposal.head());
        if (trunk.isAncestor(head, branch.tip())) {
          missed.add(new Landed(proposal.number(), head.id(), arrival(head, branch.tip()).id()));
        }
      }
    }
    if (!missed.isEmpty()) {
      ledger.decide(MACHINE, state -> missed);
    }
  }

  /** The oldest revision of trunk that has a head. */
  private Revision arrival(Revision head, Revision tip) throws IOException {
    Revision arrival = tip;
    Optional<Revision> before = trunk.firstParent(tip);
    while (before.isPresent() && trunk.isAncestor(head, before.get())) {
      arrival = before.get();
      before = trunk.firstParent(arrival);
    }
    return arrival;
  }

  private void attempt(List<Proposal> batch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    List<Proposal> waiting = still(batch);
    if (waiting.isEmpty()) {
      return;
    }
    Stopwatch watch = new Stopwatch();
    waited(waiting, watch);
    try {
      Merge merge = merge(waiting, watch);
      if (!merge.proposals.isEmpty()) {
        tryMerge(merge, watch);
      }
    } finally {
      progress.idle();
    }
  }

  /** Those that are still approved, at the same head. */
  private List<Proposal> still(List<Proposal> batch)
      throws IOException, TrunkException, LedgerException {
    List<Proposal> queue = situation().queue;
    return batch.stream()
        .filter(
            each ->
                queue.stream()
                    .anyMatch(
                        now ->
                            now.number().equals(each.number()) && now.head().equals(each.head())))
        .toList();
  }

  private static void waited(List<Proposal> batch, Stopwatch watch) {
    Instant approved = batch.get(0).approved().orElseThrow();
    Duration waited = Duration.between(approved, Instant.now());
    watch.add("waited", waited.isNegative() ? Duration.ZERO : waited);
  }

  /**
   * A merge of proposals into trunk's tip.
   *
   * @param proposals those that merge with each other
   */
  private record Merge(
      TrunkBranch branch,
      List<Proposal> proposals,
      List<Revision> heads,
      Optional<Revision> preview) {
    Merge {
      proposals = List.copyOf(proposals);
      heads = List.copyOf(heads);
    }

    List<String> numbers() {
      return proposals.stream().map(Proposal::number).toList();
    }
  }

  /** What conflicts with trunk comes back; what conflicts with another of the batch waits. */
  private Merge merge(List<Proposal> batch, Stopwatch watch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    progress.stage(batch.stream().map(Proposal::number).toList(), "merge");
    long start = System.nanoTime();
    TrunkBranch branch = branch();
    List<Proposal> good = new ArrayList<>();
    List<Revision> heads = new ArrayList<>();
    Optional<Revision> preview = Optional.empty();
    for (Proposal proposal : batch) {
      try {
        heads.add(trunk.resolve(proposal.head()));
        good.add(proposal);
        preview = Optional.of(trunk.preview(branch.tip(), heads, MergeMessage.of(good)));
      } catch (TrunkException e) {
        good.remove(proposal);
        if (good.isEmpty()) {
          heads.clear();
          String reason = e.told();
          record(
              new Merge(branch, List.of(proposal), List.of(), Optional.empty()),
              new Finding(Attempt.CONFLICT, reason, watch.stages(), "", false, List.of()),
              Attempt.CONFLICT);
        } else {
          heads.remove(heads.size() - 1);
        }
      }
    }
    watch.since("merge", start);
    return new Merge(branch, good, heads, preview);
  }

  private void tryMerge(Merge merge, Stopwatch watch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    Revision preview = merge.preview.orElseThrow();
    trunk.keep(preview.id());
    List<String> items =
        merge.proposals.stream()
            .map(Proposal::item)
            .filter(item -> !item.isEmpty())
            .distinct()
            .toList();
    Trial.Subject subject = new Trial.Subject(merge.numbers(), items, merge.branch.tip(), preview);
    Finding finding = trial.run(subject, watch);
    if (finding.passes()) {
      land(merge, finding, watch);
    } else if (finding.trunkBroken()) {
      record(merge, finding, finding.outcome());
      ledger.append(MACHINE, new LaneStopped(merge.branch.tip().id(), finding.reason()));
    } else if (merge.proposals.size() == 1 || finding.outcome() == Attempt.TROUBLE) {
      record(merge, finding, finding.outcome());
    } else {
      record(merge, finding, Attempt.BATCH);
      int half = (merge.proposals.size() + 1) / 2;
      attempt(merge.proposals.subList(0, half));
      attempt(merge.proposals.subList(half, merge.proposals.size()));
    }
  }

  private void land(Merge merge, Finding finding, Stopwatch watch)
      throws IOException, TrunkException, LedgerException, InterruptedException {
    long start = System.nanoTime();
    Revision preview = merge.preview.orElseThrow();
    // Somebody may have said no, or moved a head, while it was tried.
    boolean wanted = still(merge.proposals).size() == merge.proposals.size();
    if (!wanted || !move(merge.branch, preview)) {
      String why =
          wanted
              ? merge.branch.name() + " moved while it was tried"
              : "a proposal changed while it was tried";
      record(
          merge,
          new Finding(Attempt.MOVED, why, watch.stages(), finding.log(), false, List.of()),
          Attempt.MOVED);
      return;
    }
    watch.since("land", start);
    List<Fact> facts = new ArrayList<>();
    for (int i = 0; i < merge.proposals.size(); i++) {
      Proposal proposal = merge.proposals.get(i);
      facts.add(new Landed(proposal.number(), proposal.head(), preview.id()));
    }
    for (Forecast forecast : finding.forecasts()) {
      facts.add(new Forecasted(forecast.item(), preview.id(), forecast.text()));
    }
    facts.add(
        tried(
            merge,
            new Finding(
                Attempt.LANDED, finding.reason(), watch.stages(), finding.log(), false, List.of()),
            Attempt.LANDED));
    ledger.decide(MACHINE, state -> facts);
  }

  /** The forge's trunk first, where the project has one: others see that one. */
  private boolean move(TrunkBranch branch, Revision preview)
      throws IOException, TrunkException, InterruptedException {
    Optional<ForgeTrunk> forge = forge(branch, preview);
    if (forge.isPresent() && !forge.get().push(branch.tip(), preview)) {
      forge.get().follow();
      return false;
    }
    return trunk.move(branch.name(), branch.tip(), preview);
  }

  /** As a revision says: one that was tried has a project file that can be read. */
  private Optional<ForgeTrunk> forge(TrunkBranch branch, Revision revision)
      throws IOException, TrunkException {
    try {
      return DeliveryFile.of(trunk, revision)
          .forge()
          .map(plan -> new ForgeTrunk(trunk, branch.name(), plan.repository()));
    } catch (ProjectFileException e) {
      throw new TrunkException(e.explanation(), e.hint());
    }
  }

  /**
   * Brings trunk to where the forge's is, where the project has one: somebody may have merged
   * there.
   */
  public void followForge()
      throws IOException, TrunkException, LedgerException, InterruptedException {
    TrunkBranch branch = branch();
    Optional<ForgeTrunk> forge = forge(branch, branch.tip());
    if (forge.isPresent()) {
      forge.get().follow();
      reconcile();
    }
  }

  private void record(Merge merge, Finding finding, Attempt outcome)
      throws IOException, LedgerException, InterruptedException {
    ledger.append(MACHINE, tried(merge, finding, outcome));
  }

  private static Tried tried(Merge merge, Finding finding, Attempt outcome) {
    return new Tried(
        merge.numbers(),
        merge.proposals.stream().map(Proposal::head).toList(),
        merge.branch.tip().id(),
        merge.preview.map(Revision::id).orElse(""),
        outcome,
        finding.reason(),
        finding.stages(),
        finding.log());
  }
}
