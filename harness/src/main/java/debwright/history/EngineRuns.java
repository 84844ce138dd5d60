package debwright.history;

import debwright.gate.Materials;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.trunk.BuildProgress;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * Runs of many revisions' engines over the same items. An engine is built only if it has to be
 * asked about something.
 *
 * @param engines where they are built
 * @param past what earlier runs left
 */
public record EngineRuns(
    EngineCache engines, Materials materials, RunSettings settings, Past past) {

  /** The same, of other items. */
  public EngineRuns of(Materials others) {
    return new EngineRuns(engines, others, settings, past);
  }

  /** The same by other settings, and without what earlier runs left. */
  public EngineRuns afresh(RunSettings others) {
    return new EngineRuns(engines, materials, others, Past.none());
  }

  /** The name of an engine's run, without it. */
  public String name(EngineSource source) {
    return run(unbuilt(source)).name();
  }

  /** Digests of all that goes into an engine's run, by name, without it. */
  public SortedMap<String, String> inputs(EngineSource source) {
    return run(unbuilt(source)).inputs();
  }

  /**
   * The run of an engine, which is built if need be.
   *
   * @throws EngineException it does not build
   */
  public CorpusRun run(EngineSource source, BuildProgress progress)
      throws IOException, EngineException, TrunkException, InterruptedException {
    CorpusRun run = run(unbuilt(source));
    return run.asks() ? run(engines.provide(source, progress)) : run;
  }

  private CorpusRun run(Engine engine) {
    return new CorpusRun(
        engine, materials.items(), materials.indexes(), settings, materials.scoring(), past);
  }

  /** One that cannot be asked, but stands for all that is known of it. */
  private static Engine unbuilt(EngineSource source) {
    return new Engine(source.name(), source.digest(), source.config().worker(), Path.of(""));
  }
}
