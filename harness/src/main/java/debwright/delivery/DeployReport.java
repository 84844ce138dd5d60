package debwright.delivery;

import debwright.ledger.Stages;
import java.util.Optional;

/**
 * What became of a deploy.
 *
 * @param environment where
 * @param revision that was brought there, or was to be, 40 hex digits
 * @param before what stood there until then, 40 hex digits, or empty
 * @param back whether the revision is one that was there before, and was wanted back
 * @param success whether it came up and passed its check
 * @param rolledBack whether it did not, and what stood there before was put back
 * @param lost whether that could not be put back either: what runs there is not known
 * @param reason why it failed, with the lines of the log that tell, or empty
 * @param stages how long each part took
 * @param log the name of all that the commands wrote, or empty
 * @param event the id of the event that records it
 */
public record DeployReport(
    String environment,
    String revision,
    Optional<String> before,
    boolean back,
    boolean success,
    boolean rolledBack,
    boolean lost,
    String reason,
    Stages stages,
    String log,
    String event) {}
