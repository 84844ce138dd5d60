package debwright.source;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * How bytes are fetched and kept.
 *
 * @param cache the folder that all is kept below
 * @param mirror where packages of archives are, or empty for the system's own apt sources
 * @param storeLimit bytes that the store may have before what was not used for long is removed
 * @param environment of the process, which may name proxies
 */
public record FetchSettings(
    Path cache, Optional<String> mirror, long storeLimit, Map<String, String> environment) {
  /** 20 GB. */
  public static final long USUAL_LIMIT = 20_000_000_000L;

  public FetchSettings {
    environment = Map.copyOf(environment);
  }

  /** The usual ones. */
  public static FetchSettings of(Path cache, Optional<String> mirror) {
    return new FetchSettings(cache, mirror, USUAL_LIMIT, System.getenv());
  }
}
