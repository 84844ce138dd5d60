package debwright.bisect;

import debwright.gate.GateProgress;
import debwright.gate.Materials;
import debwright.history.EngineRuns;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.run.EngineException;
import debwright.run.FolderRemoval;
import debwright.run.Limits;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.EngineSource;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Builds revisions' engines and asks them.
 *
 * @param runs over all items
 * @param scratch a folder for what is soon removed
 */
public record EngineProber(Trunk trunk, EngineRuns runs, Path scratch, GateProgress progress)
    implements Prober {

  @Override
  public Set<ItemKey> items() {
    return runs.materials().items().stream().map(RunItem::key).collect(Collectors.toSet());
  }

  @Override
  public Probe ask(Step step, Set<ItemKey> items)
      throws IOException, TrunkException, InterruptedException {
    return ask(step, runs.of(only(items)));
  }

  @Override
  public Probe askAfresh(Step step, Set<ItemKey> items)
      throws IOException, TrunkException, InterruptedException {
    return ask(step, runs.of(only(items)).afresh(aloneEach(runs.settings())));
  }

  private Materials only(Set<ItemKey> items) {
    Materials all = runs.materials();
    return new Materials(
        all.items().stream().filter(item -> items.contains(item.key())).toList(),
        all.indexes(),
        all.scoring());
  }

  /** A worker is asked one question. */
  private static RunSettings aloneEach(RunSettings settings) {
    Limits limits = settings.limits();
    Limits one =
        new Limits(limits.perItem(), limits.start(), limits.answerBytes(), limits.logBytes(), 1);
    return new RunSettings(
        settings.strategy(), settings.dpkg(), settings.jobs(), one, settings.shard());
  }

  private Probe ask(Step step, EngineRuns asked)
      throws IOException, TrunkException, InterruptedException {
    if (step.digest().isEmpty()) {
      return new Probe.Broken(step.first() + " has no engine", "");
    }
    Files.createDirectories(scratch);
    Path folder = Files.createTempDirectory(scratch, "probe-");
    try {
      EngineSource source = trunk.engine(step.first());
      Run run =
          asked
              .run(source, progress.builds())
              .run(folder.resolve("run"), progress.run(source.name()));
      return seen(run);
    } catch (EngineException e) {
      return new Probe.Broken(e.explanation(), e.said());
    } finally {
      FolderRemoval.remove(folder);
    }
  }

  private static Probe seen(Run run) {
    Map<ItemKey, Signature> signatures = new TreeMap<>();
    for (ItemResult result : run.results()) {
      Signature.of(result).ifPresent(signature -> signatures.put(result.key(), signature));
    }
    return new Probe.Seen(signatures);
  }
}
