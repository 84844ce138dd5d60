package debwright.elf;

import java.io.IOException;

/**
 * A read touched bytes that a distilled file left out: its answer would be made up, so there is
 * none.
 */
public final class HoleException extends IOException {
  private static final long serialVersionUID = 1L;

  public HoleException(long offset, int length) {
    super(
        "bytes %d to %d were left out when the file was distilled"
            .formatted(offset, offset + length));
  }
}
