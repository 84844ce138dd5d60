package debwright.gate;

import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/** Builds engines, unless they were built before. */
record Engines(Path cache, GateProgress progress) {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  Engine provide(EngineSource source)
      throws IOException, EngineException, TrunkException, InterruptedException {
    return new EngineCache(cache, BUILD_LIMIT).provide(source, progress.builds());
  }
}
