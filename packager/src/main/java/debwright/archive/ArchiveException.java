package debwright.archive;

import debwright.plan.Outcome;
import java.util.Optional;

/**
 * An app that is not read: damaged, of no understood format, over a limit, or reaching out of its
 * own tree. The message says which archive, where in it, what was expected and what was found.
 */
public final class ArchiveException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Outcome outcome;
  private final String hint;

  ArchiveException(Outcome outcome, String message, String hint) {
    super(message);
    this.outcome = outcome;
    this.hint = hint;
  }

  /** One of CORRUPT_ARCHIVE, UNSUPPORTED_FORMAT, TOO_BIG, PATH_ESCAPE. */
  public Outcome outcome() {
    return outcome;
  }

  /** What the user can do about it, where there is something. */
  public Optional<String> hint() {
    return hint.isEmpty() ? Optional.empty() : Optional.of(hint);
  }
}
