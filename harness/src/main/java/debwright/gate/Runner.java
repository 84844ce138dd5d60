package debwright.gate;

import debwright.result.Run;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.RunSettings;
import debwright.trunk.CacheEviction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;

/**
 * Runs engines over the same materials in the same way.
 *
 * @param shelf where run folders are kept; each side of a comparison has its own below it, since
 *     two runs of one engine have one name
 */
record Runner(Materials materials, RunSettings settings, Path shelf, GateProgress progress) {

  Run run(Engine engine, String side) throws IOException, EngineException, InterruptedException {
    Path folder = shelf.resolve(side);
    Files.createDirectories(folder);
    CorpusRun run = of(engine);
    Run done = run.run(folder.resolve(run.name()), progress.run(engine.name()));
    CacheEviction.of(folder).run();
    return done;
  }

  /** What goes into that engine's run. */
  SortedMap<String, String> inputs(Engine engine) {
    return of(engine).inputs();
  }

  private CorpusRun of(Engine engine) {
    return new CorpusRun(
        engine, materials.items(), materials.indexes(), settings, materials.scoring());
  }
}
