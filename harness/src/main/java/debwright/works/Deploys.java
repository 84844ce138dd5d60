package debwright.works;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.ledger.LedgerException;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/** Deploys as the foreman has them done. */
public interface Deploys {
  /** Puts back what was there before a deploy that was interrupted. */
  void recover() throws IOException, TrunkException, LedgerException, InterruptedException;

  /** The environments that get each landing, and have not been given trunk's tip yet. */
  List<String> behind() throws IOException, TrunkException, LedgerException;

  /** Deploys trunk's tip after a landing. */
  void follow(String environment)
      throws IOException, DeliveryException, TrunkException, LedgerException, InterruptedException;

  /**
   * Says what is wrong with a deploy before it is begun.
   *
   * @throws DeliveryException it cannot be
   */
  void expect(Actor actor, String environment, Optional<String> revision, boolean first)
      throws IOException, DeliveryException, TrunkException, LedgerException;

  /** Deploys as asked. */
  void deploy(Actor actor, String environment, Optional<String> revision, boolean first)
      throws IOException, DeliveryException, TrunkException, LedgerException, InterruptedException;

  /** Brings the deploy before the newest one back. */
  void rollBack(Actor actor, String environment)
      throws IOException, DeliveryException, TrunkException, LedgerException, InterruptedException;
}
