package debwright.spark;

import debwright.run.EngineException;
import java.util.Optional;

/**
 * Why an executor cannot ask about items at all. Spark brings it to the driver, after it tried
 * other executors.
 */
final class ExecutorException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final String explanation;
  private final String said;
  private final String hint;

  /**
   * An executor's failure.
   *
   * @param host the executor's machine
   */
  ExecutorException(String host, EngineException cause) {
    this(host, cause.explanation(), cause.said(), cause.hint());
  }

  ExecutorException(String host, String what, String said, String hint) {
    super("the executor on " + host + ": " + what);
    this.explanation = "the executor on " + host + ": " + what;
    this.said = said;
    this.hint = hint;
  }

  /** The one that a job failed for. */
  static Optional<ExecutorException> in(Throwable failure) {
    Throwable each = failure;
    for (int depth = 0; each != null && depth < 20; depth++) {
      if (each instanceof ExecutorException found) {
        return Optional.of(found);
      }
      each = each.getCause();
    }
    return Optional.empty();
  }

  EngineException toEngineException() {
    return new EngineException(explanation, said, hint);
  }
}
