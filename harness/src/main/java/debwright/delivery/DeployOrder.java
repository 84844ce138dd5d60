package debwright.delivery;

import java.util.Locale;
import java.util.Optional;

/**
 * A deploy that somebody asked for, or a rollback, and how far it is.
 *
 * @param id of the event that records it, 32 hex digits
 * @param environment where
 * @param revision that was to be brought there when it was asked for, 40 hex digits
 * @param begun whether its turn has come
 * @param report what became of it, or empty
 * @param refusal why it could not be when its turn came, or empty
 */
public record DeployOrder(
    String id,
    String environment,
    String revision,
    boolean begun,
    Optional<DeployReport> report,
    Optional<DeliveryException> refusal) {

  /** How far it is. */
  public enum Stage {
    WAITING,
    RUNNING,
    DONE,
    REFUSED;

    /** Such as {@code waiting}. */
    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** One that waits. */
  public static DeployOrder of(String id, String environment, String revision) {
    return new DeployOrder(id, environment, revision, false, Optional.empty(), Optional.empty());
  }

  /** How far it is. */
  public Stage stage() {
    if (report.isPresent()) {
      return Stage.DONE;
    }
    if (refusal.isPresent()) {
      return Stage.REFUSED;
    }
    return begun ? Stage.RUNNING : Stage.WAITING;
  }

  /** The same, at work. */
  public DeployOrder begin() {
    return new DeployOrder(id, environment, revision, true, report, refusal);
  }

  /** The same, done. */
  public DeployOrder done(DeployReport what) {
    return new DeployOrder(id, environment, revision, true, Optional.of(what), Optional.empty());
  }

  /** The same, given up. */
  public DeployOrder refused(DeliveryException why) {
    return new DeployOrder(id, environment, revision, true, Optional.empty(), Optional.of(why));
  }
}
