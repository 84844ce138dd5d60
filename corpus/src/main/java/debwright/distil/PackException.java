package debwright.distil;

/** A pack is damaged; the message says what, where, expected and found. */
public final class PackException extends Exception {
  private static final long serialVersionUID = 1L;

  PackException(String where, long offset, String expected, String found) {
    super("%s at byte %d: expected %s, found %s".formatted(where, offset, expected, found));
  }

  PackException(String where, Throwable cause) {
    super("%s: expected a tar in zstd, found %s".formatted(where, cause.getMessage()), cause);
  }
}
