package debwright.result;

import java.nio.file.Path;

/**
 * A run folder that is not what it should be: which file and line, what was expected and what was
 * found.
 */
public final class RunFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final String where;
  private final String hint;

  private RunFormatException(String where, String problem, String hint) {
    super(where + ": " + problem);
    this.where = where;
    this.hint = hint;
  }

  static RunFormatException at(Path file, long line, String problem) {
    return new RunFormatException(
        file + ":" + line,
        problem,
        "a run folder is never edited: run again, or restore the folder");
  }

  /**
   * A file that is not as it should be, as a whole.
   *
   * @param problem what was expected and what was found
   * @param hint what may help, or empty
   */
  public static RunFormatException in(Path file, String problem, String hint) {
    return new RunFormatException(file.toString(), problem, hint);
  }

  /** The file, and the line after a colon where there is one. */
  public String where() {
    return where;
  }

  /** What may help, as a sentence. */
  public String hint() {
    return hint;
  }
}
