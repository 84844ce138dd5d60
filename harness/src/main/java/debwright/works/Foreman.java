package debwright.works;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.Proposal;
import debwright.delivery.ProposalState;
import debwright.delivery.Proposals;
import debwright.delivery.Role;
import debwright.delivery.Works;
import debwright.landing.Lane;
import debwright.landing.LaneProgress;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.State;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Has everything done that there is to do, one thing after the other, whenever somebody says that
 * something may have changed: landings, the deploys that follow them, deploys that were asked for.
 * What it was told and did not do before it was killed, it finds in the ledger when it starts.
 */
public final class Foreman implements Works, AutoCloseable {
  /** Wakes it; what else it is told are pieces of work. */
  private static final Work WAKE = () -> {};

  private final Ledger ledger;
  private final Deploys deploys;
  private final Crew crew;
  private final BlockingQueue<Work> orders = new LinkedBlockingQueue<>();
  private final List<Running> running = new ArrayList<>();
  private final Thread thread;
  private final Lane lane;
  private boolean laneMoved;

  /** Something to do. */
  private interface Work {
    void run()
        throws IOException,
            DeliveryException,
            TrunkException,
            LedgerException,
            InterruptedException;
  }

  /**
   * Who works for it.
   *
   * @param lane made with what is told of its progress
   * @param changed told whenever there may be something new to see
   * @param trouble told, in one line, of what could not be done
   */
  public record Crew(
      java.util.function.Function<LaneProgress, Lane> lane,
      Runnable changed,
      Consumer<String> trouble,
      Clock clock) {}

  /** A foreman, who begins to work when started. */
  public Foreman(Ledger ledger, Deploys deploys, Crew crew) {
    this.ledger = ledger;
    this.deploys = deploys;
    this.crew = crew;
    this.lane = crew.lane().apply(progress());
    this.thread = new Thread(this::work, "foreman");
  }

  /** Begins with what was left. */
  public void start() {
    orders.add(deploys::recover);
    thread.start();
  }

  private LaneProgress progress() {
    return new LaneProgress() {
      @Override
      public void stage(List<String> proposals, String stage) {
        run(new Running("landing " + String.join(", ", proposals), proposals, stage, now()));
      }

      @Override
      public void idle() {
        rest();
      }

      @Override
      public void note(String what) {
        crew.trouble().accept(what);
      }
    };
  }

  private java.time.Instant now() {
    return crew.clock().instant();
  }

  private void run(Running what) {
    synchronized (running) {
      running.clear();
      running.add(what);
    }
    crew.changed().run();
  }

  private void rest() {
    synchronized (running) {
      running.clear();
    }
    crew.changed().run();
  }

  /** Told of the stages of a deploy. */
  public void deploying(String environment, String stage) {
    run(new Running("deploy to " + environment, List.of(), stage, now()));
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        Optional<Work> order =
            Optional.ofNullable(orders.poll(patience().toMillis(), TimeUnit.MILLISECONDS));
        attempt(order.orElse(WAKE));
        while (attempt(this::round) && laneMoved && orders.isEmpty()) {
          laneMoved = false;
        }
        rest();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Trouble passes by itself; everything else says when it has changed. */
  private static Duration patience() {
    return Lane.REST.plusSeconds(1);
  }

  private void round()
      throws IOException, DeliveryException, TrunkException, LedgerException, InterruptedException {
    laneMoved = lane.round();
    for (String environment : deploys.behind()) {
      deploys.follow(environment);
    }
  }

  /** Whether it was done; what was not is told, and the work goes on. */
  private boolean attempt(Work work) throws InterruptedException {
    try {
      work.run();
      return true;
    } catch (DeliveryException e) {
      crew.trouble().accept(told(e.explanation(), e.hint()));
    } catch (TrunkException e) {
      crew.trouble().accept(told(e.explanation(), e.hint()));
    } catch (LedgerException e) {
      crew.trouble().accept(told(e.explanation(), e.hint()));
    } catch (IOException e) {
      crew.trouble().accept("the repository cannot be used: " + e);
    }
    return false;
  }

  private static String told(String what, String hint) {
    return hint.isEmpty() ? what : what + " (" + hint + ")";
  }

  @Override
  public void wake() {
    // One that waits already is enough.
    if (!orders.contains(WAKE)) {
      orders.add(WAKE);
    }
  }

  @Override
  public void land(Actor actor, String number) throws DeliveryException {
    expect(actor, Role.LAND, "land proposals");
    Proposal proposal = Proposals.of(state()).get(number);
    if (proposal.state() != ProposalState.APPROVED) {
      throw new DeliveryException(
          Kind.REFUSED,
          "%s is %s, not approved".formatted(proposal.called(), proposal.state()),
          "debwright review %s --approve".formatted(number));
    }
    orders.add(() -> lane.land(number));
  }

  @Override
  public void deploy(Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException {
    expect(actor, Role.DEPLOY, "deploy");
    asked(() -> deploys.expect(actor, environment, revision, first));
    orders.add(() -> deploys.deploy(actor, environment, revision, first));
  }

  @Override
  public void rollBack(Actor actor, String environment) throws DeliveryException {
    expect(actor, Role.DEPLOY, "roll back");
    orders.add(() -> deploys.rollBack(actor, environment));
  }

  private static void expect(Actor actor, Role role, String what) throws DeliveryException {
    if (!actor.roles().contains(role)) {
      throw new DeliveryException(
          Kind.FORBIDDEN,
          "%s may not %s: that needs the role '%s'".formatted(actor.name(), what, role),
          "ask whoever runs the server for a token with that role");
    }
  }

  private State state() throws DeliveryException {
    try {
      return ledger.state();
    } catch (IOException e) {
      throw unusable(e.getMessage());
    } catch (LedgerException e) {
      throw unusable(e.explanation());
    }
  }

  private static void asked(Work work) throws DeliveryException {
    try {
      work.run();
    } catch (IOException e) {
      throw unusable(e.getMessage());
    } catch (TrunkException e) {
      throw new DeliveryException(Kind.UNKNOWN, e.explanation(), e.hint());
    } catch (LedgerException e) {
      throw unusable(e.explanation());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unusable("the server is being stopped");
    }
  }

  private static DeliveryException unusable(@org.jspecify.annotations.Nullable String why) {
    return new DeliveryException(Kind.REFUSED, "the repository cannot be used: " + why, "");
  }

  @Override
  public List<Running> running() {
    synchronized (running) {
      return List.copyOf(running);
    }
  }

  /** Stops where it is; what it was at is begun again by the next. */
  @Override
  public void close() throws InterruptedException {
    thread.interrupt();
    thread.join(TimeUnit.SECONDS.toMillis(20));
  }
}
