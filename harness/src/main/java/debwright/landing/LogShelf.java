package debwright.landing;

import java.io.IOException;
import java.nio.file.Path;

/** Where logs are kept. */
public interface LogShelf {
  /** Keeps a log for good, and gives its name. */
  String keep(Path log) throws IOException;

  /** The part of a log that tells why a command failed; several lines at most. */
  String telling(Path log) throws IOException;
}
