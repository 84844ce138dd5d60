package debwright.csv;

/** Text that is not the table that it should be. */
public final class CsvFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  private final long line;

  public CsvFormatException(long line, String message) {
    super(message);
    this.line = line;
  }

  /** Where it was seen, from 1. */
  public long line() {
    return line;
  }
}
