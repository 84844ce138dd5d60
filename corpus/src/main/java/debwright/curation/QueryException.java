package debwright.curation;

/** What was asked for can't be added to a corpus; the message has a line for each problem. */
public final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  public QueryException(String message) {
    super(message);
  }
}
