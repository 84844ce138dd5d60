package debwright.delivery;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What works behind the desk: the lane that lands proposals, and the deploys. */
public interface Works {
  /** Works on nothing: for whoever only looks. */
  Works NONE =
      new Works() {
        @Override
        public void wake() {}

        @Override
        public void land(Actor actor, String number) throws DeliveryException {
          throw idle();
        }

        @Override
        public DeployOrder deploy(
            Actor actor, String environment, Optional<String> revision, boolean first)
            throws DeliveryException {
          throw idle();
        }

        @Override
        public DeployOrder rollBack(Actor actor, String environment) throws DeliveryException {
          throw idle();
        }

        @Override
        public Optional<DeployOrder> order(String id) {
          return Optional.empty();
        }

        @Override
        public List<Running> running() {
          return List.of();
        }
      };

  private static DeliveryException idle() {
    return new DeliveryException(
        DeliveryException.Kind.REFUSED, "nothing lands or deploys here", "debwright serve does");
  }

  /**
   * What is done right now.
   *
   * @param what for people, such as {@code landing 7} or {@code deploy to staging}
   * @param proposals their numbers, where it is a landing
   * @param stage such as {@code tests}
   * @param since when the stage began
   */
  record Running(String what, List<String> proposals, String stage, Instant since) {
    public Running {
      proposals = List.copyOf(proposals);
    }
  }

  /** Something may have changed: whatever there is to do is done soon. */
  void wake();

  /**
   * Has a proposal tried at once, also by a lane that is stopped.
   *
   * @throws DeliveryException it is not approved, or the one who asks may not
   */
  void land(Actor actor, String number) throws DeliveryException;

  /**
   * Has a revision deployed, in its turn.
   *
   * @param revision a commit's name; the newest deployable one where empty
   * @param first whether it is the first deploy there, which nothing can block
   * @throws DeliveryException it cannot be deployed, or the one who asks may not
   */
  DeployOrder deploy(Actor actor, String environment, Optional<String> revision, boolean first)
      throws DeliveryException;

  /**
   * Has the deploy before the newest one brought back, in its turn.
   *
   * @throws DeliveryException there is none, or the one who asks may not
   */
  DeployOrder rollBack(Actor actor, String environment) throws DeliveryException;

  /** A deploy that was asked for, as it stands now; empty where it is not remembered. */
  Optional<DeployOrder> order(String id);

  /** What is done right now. */
  List<Running> running();
}
