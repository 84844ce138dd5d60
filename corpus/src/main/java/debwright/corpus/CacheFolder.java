package debwright.corpus;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * Where things are kept that can be had again: {@code $DEBWRIGHT_CACHE}, else {@code
 * $XDG_CACHE_HOME/debwright}, else {@code ~/.cache/debwright}.
 */
public final class CacheFolder {
  private CacheFolder() {}

  /** By this process's environment. */
  public static Path standard() {
    return of(System.getenv(), Path.of(System.getProperty("user.home", ".")));
  }

  static Path of(Map<String, String> environment, Path home) {
    return set(environment, "DEBWRIGHT_CACHE")
        .or(() -> set(environment, "XDG_CACHE_HOME").map(xdg -> xdg.resolve("debwright")))
        .orElseGet(() -> home.resolve(".cache/debwright"))
        .toAbsolutePath();
  }

  private static Optional<Path> set(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(v -> !v.isEmpty()).map(Path::of);
  }
}
