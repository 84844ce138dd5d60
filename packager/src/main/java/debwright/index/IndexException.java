package debwright.index;

import debwright.plan.Shown;
import java.nio.file.Path;

/** An index file that can't be used: not one, of another format, or damaged. */
public final class IndexException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String fact;

  public IndexException(Path file, String fact) {
    super("index %s: %s".formatted(file, Shown.line(fact)));
    this.fact = fact;
  }

  public IndexException(String fact) {
    super(Shown.line(fact));
    this.fact = fact;
  }

  /** The same, with the file named. */
  IndexException in(Path file) {
    return new IndexException(file, fact);
  }
}
