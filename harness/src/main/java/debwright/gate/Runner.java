package debwright.gate;

import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.FolderRemoval;
import debwright.run.Past;
import debwright.run.Progress;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.CacheEviction;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * Runs engines over the same materials in the same way.
 *
 * @param past what earlier runs left that saves these time
 * @param shelf where run folders are kept; each side of a comparison has its own below it, since
 *     two runs of one engine have one name
 */
record Runner(
    Materials materials, RunSettings settings, Past past, Path shelf, GateProgress progress) {

  Run run(Engine engine, String side) throws IOException, EngineException, InterruptedException {
    Path folder = shelf.resolve(side);
    Files.createDirectories(folder);
    CorpusRun run = of(engine);
    Run done = run.run(folder.resolve(run.name()), progress.run(engine.name()));
    CacheEviction.of(folder).run();
    return done;
  }

  /** What a new process of an engine says of some items, one after another. */
  Run again(Engine engine, String side, Set<ItemKey> keys)
      throws IOException, EngineException, InterruptedException {
    return aside(engine, side, keys, settings.withJobs(1));
  }

  /** What an engine says of some items. */
  Run some(Engine engine, String side, Set<ItemKey> keys)
      throws IOException, EngineException, InterruptedException {
    return aside(engine, side, keys, settings);
  }

  private Run aside(Engine engine, String side, Set<ItemKey> keys, RunSettings how)
      throws IOException, EngineException, InterruptedException {
    List<RunItem> items =
        materials.items().stream().filter(item -> keys.contains(item.key())).toList();
    CorpusRun run = new CorpusRun(engine, items, materials.indexes(), how, materials.scoring());
    Files.createDirectories(shelf.resolve(side));
    Path aside = Files.createTempDirectory(shelf.resolve(side), ".again-");
    try {
      return run.run(aside.resolve(run.name()), Progress.SILENT);
    } finally {
      FolderRemoval.remove(aside);
    }
  }

  /** All items, as a set of one's own. */
  Set<ItemKey> keys() {
    return materials.items().stream()
        .map(RunItem::key)
        .collect(Collectors.toCollection(HashSet::new));
  }

  /** What a run of that engine would be, which answers as another one did. */
  Run as(Engine engine, Run other) {
    CorpusRun run = of(engine);
    return new Run(
        run.name(),
        engine.name(),
        run.inputs(),
        other.circumstances(),
        other.results(),
        other.timings());
  }

  /** What goes into that engine's run. */
  SortedMap<String, String> inputs(Engine engine) {
    return of(engine).inputs();
  }

  private CorpusRun of(Engine engine) {
    return new CorpusRun(
        engine, materials.items(), materials.indexes(), settings, materials.scoring(), past);
  }
}
