package debwright.source;

import debwright.mirror.Patience;
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
 * @param patience how long a web server is waited for
 * @param apt whether packages of archives are fetched by apt, or else over HTTP from the mirror
 */
public record FetchSettings(
    Path cache,
    Optional<String> mirror,
    long storeLimit,
    Map<String, String> environment,
    Patience patience,
    boolean apt) {
  /** 20 GB. */
  public static final long USUAL_LIMIT = 20_000_000_000L;

  public FetchSettings {
    environment = Map.copyOf(environment);
  }

  /** The usual ones. */
  public static FetchSettings of(Path cache, Optional<String> mirror) {
    return of(cache, mirror, USUAL_LIMIT, System.getenv());
  }

  /** The usual patience, and apt where this system has it. */
  public static FetchSettings of(
      Path cache, Optional<String> mirror, long storeLimit, Map<String, String> environment) {
    return new FetchSettings(
        cache, mirror, storeLimit, environment, Patience.USUAL, Command.exists("apt-get"));
  }
}
