package debwright.trunk;

import java.nio.file.Path;
import java.time.Duration;

/** Told what happens until an engine is there. */
public interface BuildProgress {
  /** Tells nobody. */
  BuildProgress SILENT =
      new BuildProgress() {
        @Override
        public void cached(EngineSource engine) {}

        @Override
        public void waiting(EngineSource engine) {}

        @Override
        public void building(EngineSource engine, Path log) {}

        @Override
        public void built(EngineSource engine, Duration time) {}
      };

  /** The engine was built before. */
  void cached(EngineSource engine);

  /** Another process builds the same engine. */
  void waiting(EngineSource engine);

  /** Its build begins; the log grows meanwhile. */
  void building(EngineSource engine, Path log);

  void built(EngineSource engine, Duration time);
}
