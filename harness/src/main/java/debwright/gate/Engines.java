package debwright.gate;

import debwright.result.Run;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Builds engines, unless they were built before. */
record Engines(Path cache, GateProgress progress) {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  Engine provide(EngineSource source)
      throws IOException, EngineException, TrunkException, InterruptedException {
    return built().provide(source, progress.builds());
  }

  /** The engine that made a run, if it was built here and is still there. */
  Optional<Engine> known(Run run) throws IOException, TrunkException {
    String digest = run.inputs().getOrDefault("engine", "");
    return built().known(digest).map(engine -> engine.named(run.engine()));
  }

  private EngineCache built() {
    return new EngineCache(cache, BUILD_LIMIT);
  }
}
