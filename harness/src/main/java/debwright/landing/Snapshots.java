package debwright.landing;

import java.io.IOException;
import java.util.Optional;

/** What is known of index snapshots. */
public interface Snapshots {
  /** Knows none. */
  Snapshots NONE = release -> Optional.empty();

  /** The digest of a release's snapshots, or empty where there are none. */
  Optional<String> digest(String release) throws IOException;
}
