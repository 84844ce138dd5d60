package debwright.works;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.delivery.DeployOrder;
import debwright.delivery.DeployReport;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Proposals;
import debwright.delivery.Role;
import debwright.delivery.Works;
import debwright.deploy.DeployProgress;
import debwright.deploy.Deployer;
import debwright.deploy.Orders;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.landing.Lane;
import debwright.landing.LaneProgress;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Mark;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Has everything done that there is to do, one thing after the other, whenever somebody says that
 * something may have changed: landings, the deploys that follow them, deploys that were asked for.
 * What it was told and did not do before it was killed, it finds in the ledger when it starts.
 */
public final class Foreman implements Works, AutoCloseable {
  /** Wakes it; what else it is told are pieces of work. */
  private static final Work WAKE = () -> {};

  private final Trunk trunk;
  private final Ledger ledger;
  private final Deployer deployer;
  private final Crew crew;
  private final BlockingQueue<Work> orders = new LinkedBlockingQueue<>();
  private final OrderBook book = new OrderBook();
  private final Activity activity;
  private final Thread thread;
  private final Lane lane;
  private boolean laneMoved;

  /** Whatever fails then, fails since it is interrupted. */
  private volatile boolean closing;

  /** Something to do. */
  private interface Work {
    void run()
        throws IOException,
            DeliveryException,
            TrunkException,
            ProjectFileException,
            LedgerException,
            InterruptedException;
  }

  /** Something to find out, or to do and tell of. */
  private interface Task<T> {
    T run()
        throws IOException,
            DeliveryException,
            TrunkException,
            ProjectFileException,
            LedgerException,
            InterruptedException;
  }

  /**
   * Who works for it.
   *
   * @param lane made with what is told of its progress
   * @param deployer likewise
   * @param changed told whenever there may be something new to see
   * @param pruning of what the work leaves behind
   * @param trouble told, in one line, of what could not be done
   */
  public record Crew(
      Function<LaneProgress, Lane> lane,
      Function<DeployProgress, Deployer> deployer,
      Runnable changed,
      Pruning pruning,
      Consumer<String> trouble,
      Clock clock) {}

  /** A foreman, who begins to work when started. */
  public Foreman(Trunk trunk, Ledger ledger, Crew crew) {
    this.ledger = ledger;
    this.trunk = trunk;
    this.crew = crew;
    this.activity = new Activity(crew.changed());
    this.lane = crew.lane().apply(progress());
    this.deployer = crew.deployer().apply(deploying());
    this.thread = new Thread(this::work, "foreman");
  }

  /** Begins with what was left. */
  public void start() {
    orders.add(deployer::recover);
    orders.add(this::queueWaiting);
    followForge();
    lookUpstream();
    thread.start();
  }

  private LaneProgress progress() {
    return new LaneProgress() {
      @Override
      public void stage(List<String> proposals, String stage) {
        activity.run(
            new Running("landing " + String.join(", ", proposals), proposals, stage, now()));
      }

      @Override
      public void idle() {
        activity.rest();
      }

      @Override
      public void note(String what) {
        crew.trouble().accept(what);
      }
    };
  }

  private Instant now() {
    return crew.clock().instant();
  }

  private DeployProgress deploying() {
    return (environment, revision, stage) ->
        activity.run(new Running("deploy to " + environment, List.of(), stage, now()));
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Work> order =
            Optional.ofNullable(orders.poll(patience().toMillis(), TimeUnit.MILLISECONDS));
        attempt(order.orElse(WAKE));
        rounds();
        attempt(crew.pruning()::now);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rounds() throws InterruptedException {
    while (attempt(this::round) && laneMoved && orders.isEmpty()) {
      laneMoved = false;
    }
    activity.rest();
  }

  /** Does all that there is to do now, by whoever calls it, and comes back. */
  public void workOff() throws InterruptedException {
    attempt(deployer::recover);
    rounds();
  }

  /** Trouble passes by itself; everything else says when it has changed. */
  private static Duration patience() {
    return Lane.REST.plusSeconds(1);
  }

  private void round()
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    laneMoved = lane.round();
    Revision tip = TrunkBranch.of(trunk).tip();
    for (EnvironmentPlan plan : deployer.behind(ledger.state(), tip)) {
      boolean first = ledger.state().deployed(plan.name()).isEmpty();
      DeployReport report =
          deployer.deploy(Actor.machine(), plan.name(), Optional.of(tip.id()), first);
      if (!report.success()) {
        doubt(tip, plan.name());
      }
    }
  }

  /** What shows no difference to the gate is harmless, until it does not come up somewhere. */
  private void doubt(Revision revision, String environment)
      throws IOException, LedgerException, InterruptedException {
    ledger.append(
        Actor.machine().name(),
        new Marked(
            revision.id(),
            Mark.NEEDS_CHECK,
            Optional.empty(),
            "its deploy to %s failed".formatted(environment)));
  }

  /** Whether it was done; what was not is told, and the work goes on. */
  private boolean attempt(Work work) throws InterruptedException {
    try {
      work.run();
      return true;
    } catch (DeliveryException | TrunkException | ProjectFileException | LedgerException e) {
      tell(e.told());
    } catch (IOException e) {
      tell("the repository cannot be used: " + e);
    } catch (RuntimeException e) {
      // A bug in one piece of work is no reason to do no other.
      tell("this is a bug in debwright: " + e);
    }
    return false;
  }

  private void tell(String trouble) {
    if (!closing) {
      crew.trouble().accept(trouble);
    }
  }

  @Override
  public void wake() {
    // One that waits already is enough.
    if (!orders.contains(WAKE)) {
      orders.add(WAKE);
    }
  }

  /** The forge's trunk may have moved. */
  public void followForge() {
    orders.add(lane::followForge);
  }

  /** What the project uses may have changed. */
  public void lookUpstream() {
    orders.add(lane::lookUpstream);
  }

  @Override
  public void land(Actor actor, String number) throws DeliveryException {
    actor.expect(Role.LAND, "land proposals");
    asked(() -> expectApproved(Proposals.of(ledger.state()).get(number)));
    orders.add(() -> lane.land(number));
  }

  private static Proposal expectApproved(Proposal proposal) throws DeliveryException {
    if (proposal.state() != ProposalState.APPROVED) {
      throw new DeliveryException(
          Kind.REFUSED,
          "%s is %s, not approved".formatted(proposal.called(), proposal.state()),
          "debwright review %s --approve".formatted(proposal.number()));
    }
    return proposal;
  }

  @Override
  public DeployOrder deploy(
      Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException {
    return queued(asked(() -> asking().deploy(actor, environment, revision, first)));
  }

  @Override
  public DeployOrder rollBack(Actor actor, String environment) throws DeliveryException {
    return queued(asked(() -> asking().rollBack(actor, environment)));
  }

  private Orders asking() throws IOException {
    return deployer.orders(crew.clock());
  }

  private DeployOrder queued(DeployOrder order) {
    book.add(order);
    orders.add(() -> carryOut(order.id()));
    return order;
  }

  /** What was asked for before we were started, and has not begun. */
  private void queueWaiting() throws IOException, LedgerException {
    for (String id : asking().waiting()) {
      if (book.find(id).isEmpty()) {
        asking().find(id).ifPresent(this::queued);
      }
    }
  }

  private void carryOut(String id)
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    if (!asking().waiting().contains(id)) {
      // Another process was faster, and the ledger tells what became of it.
      book.forgetWaiting(id);
      return;
    }
    book.begin(id);
    DeliveryException why =
        new DeliveryException(
            Kind.REFUSED, "it could not be carried out", "whoever runs the server sees why");
    try {
      book.done(id, asking().carryOut(id));
    } catch (DeliveryException e) {
      why = e;
      throw e;
    } finally {
      refuseUndone(id, why);
      crew.changed().run();
    }
  }

  private void refuseUndone(String id, DeliveryException why)
      throws IOException, LedgerException, InterruptedException {
    if (closing) {
      // The next one does it, or puts back what was begun.
      book.forget(id);
      return;
    }
    if (book.find(id).filter(each -> each.stage() == DeployOrder.Stage.RUNNING).isPresent()) {
      book.refuse(id, why);
      asking().drop(id, why);
    }
  }

  @Override
  public Optional<DeployOrder> order(String id) {
    Optional<DeployOrder> known = book.find(id);
    try {
      return known.isPresent() ? known : asking().find(id);
    } catch (IOException | LedgerException e) {
      crew.trouble().accept("orders cannot be read: " + e.getMessage());
      return Optional.empty();
    }
  }

  /** What cannot be is said at once, not when it is its turn. */
  private static <T> T asked(Task<T> task) throws DeliveryException {
    try {
      return task.run();
    } catch (TrunkException e) {
      throw new DeliveryException(Kind.UNKNOWN, e.explanation(), e.hint());
    } catch (IOException | ProjectFileException | LedgerException e) {
      throw unusable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable(e);
    }
  }

  private static DeliveryException unusable(Exception why) {
    return new DeliveryException(
        Kind.REFUSED, "the repository cannot be used: " + why.getMessage(), "");
  }

  @Override
  public List<Running> running() {
    return activity.running();
  }

  /** Stops where it is; what it was at is begun again by the next. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(20));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
