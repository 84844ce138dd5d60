package debwright.mutants;

import debwright.corpus.CacheFolder;
import debwright.corpus.Corpus;
import debwright.corpus.Digests;
import debwright.corpus.Tier;
import debwright.gate.Materials;
import debwright.index.Indexes;
import debwright.materials.CorpusMaterials;
import debwright.materials.DistilledBytes;
import debwright.materials.InstalledIndexes;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.Limits;
import debwright.run.Progress;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Runs engines over one selection of items, without answers of earlier runs. */
final class Bench {
  /** So many items without an answer, and an engine is judged by {@link #FEW} items. */
  private static final int PATIENCE = 3;

  /** So often an item is asked about again that has no answer. */
  private static final int TIMES = 2;

  private static final int FEW = 4;

  private static final String ALL = "all";
  private static final String FEW_ITEMS = "few";
  private static final String FEW_BASE = "few-base";
  private static final RunSettings SETTINGS =
      new RunSettings(
          "symbols",
          Optional.empty(),
          1,
          new Limits(Duration.ofSeconds(10), Duration.ofSeconds(60), 16 << 20, 64 << 10));

  private final Materials materials;
  private final List<RunItem> all;
  private final Path packager;

  private Bench(Materials materials, List<RunItem> all, Path packager) {
    this.materials = materials;
    this.all = all;
    this.packager = packager;
  }

  /**
   * A bench.
   *
   * @param packager the folder with the built classes and libraries of the engine
   */
  static Bench of(List<Selection> selections, long seed, Path packager) throws Exception {
    Path cache = CacheFolder.standard();
    CorpusMaterials usual =
        new CorpusMaterials(
            new DistilledBytes(cache),
            new InstalledIndexes(new Indexes(cache.resolve("index"), cache)),
            Tier.FULL);
    List<Corpus> corpora = new ArrayList<>();
    List<RunItem> items = new ArrayList<>();
    for (Selection selection : selections) {
      Corpus corpus = Corpus.embedded(selection.corpus());
      corpora.add(corpus);
      items.addAll(selection.of(usual.of(List.of(corpus)).items(), seed));
    }
    return new Bench(usual.of(corpora), items, packager);
  }

  int items() {
    return all.size();
  }

  Path classes() {
    return packager.resolve("classes");
  }

  /**
   * A run that took place.
   *
   * @param base the engine's own run over the same few items, where many had no answer
   */
  record Ran(Path folder, Optional<Path> base) {
    boolean few() {
      return base.isPresent();
    }
  }

  /**
   * Runs an engine over all items, or over a few of them where it hangs or ends on many.
   *
   * @param before folders before those of the engine on the class path
   * @param folder for both kinds of runs
   * @throws EngineException no worker starts
   */
  Ran run(List<Path> before, Path folder)
      throws IOException, EngineException, InterruptedException {
    Impatience impatience = new Impatience(Thread.currentThread());
    try {
      run(engine(before, ""), all, folder.resolve(ALL), impatience);
      return new Ran(folder.resolve(ALL), Optional.empty());
    } catch (InterruptedException e) {
      List<RunItem> few = few(impatience.lost);
      run(engine(List.of(), ""), few, folder.resolve(FEW_BASE), Progress.SILENT);
      run(engine(before, ""), few, folder.resolve(FEW_ITEMS), Progress.SILENT);
      return new Ran(folder.resolve(FEW_ITEMS), Optional.of(folder.resolve(FEW_BASE)));
    }
  }

  /** The run that took place in a folder before, if it ended. */
  static Optional<Ran> ran(Path folder) {
    if (Files.exists(folder.resolve(FEW_ITEMS).resolve("run.json"))) {
      return Optional.of(new Ran(folder.resolve(FEW_ITEMS), Optional.of(folder.resolve(FEW_BASE))));
    }
    return Files.exists(folder.resolve(ALL).resolve("run.json"))
        ? Optional.of(new Ran(folder.resolve(ALL), Optional.empty()))
        : Optional.empty();
  }

  /** Those without an answer, and others up to {@link #FEW}. */
  private List<RunItem> few(Set<ItemKey> lost) {
    return Stream.concat(
            all.stream().filter(item -> lost.contains(item.key())),
            all.stream().filter(item -> !lost.contains(item.key())))
        .limit(FEW)
        .toList();
  }

  /**
   * What new workers say of the first of these items, each time alone.
   *
   * @return the folders of the runs
   */
  List<Path> again(List<Path> before, List<ItemKey> keys, Path folder)
      throws IOException, EngineException, InterruptedException {
    Set<ItemKey> asked = new HashSet<>(keys.subList(0, Math.min(FEW, keys.size())));
    List<RunItem> items = all.stream().filter(item -> asked.contains(item.key())).toList();
    List<Path> runs = new ArrayList<>();
    for (int i = 1; i <= TIMES; i++) {
      runs.add(folder.resolve("again-" + i));
      run(engine(before, ""), items, folder.resolve("again-" + i), Progress.SILENT);
    }
    return runs;
  }

  /** The lines of the engine that run; kept in the folder. */
  Lines lines(Path folder) throws IOException, EngineException, InterruptedException {
    Marking marking = new Marking();
    Path marked = Files.createDirectories(folder.resolve("marked"));
    marking.copy(classes(), marked);
    Path marks = folder.resolve("marks");
    marking.writeMarks(marks);
    String options =
        "-XX:+UnlockDiagnosticVMOptions -XX:-BytecodeVerificationRemote '-Ddebwright.seen="
            + marks
            + "'";
    run(engine(List.of(marked), options), all, folder.resolve("run"), Progress.SILENT);
    return marking.ran(marks);
  }

  private void run(Engine engine, List<RunItem> items, Path folder, Progress progress)
      throws IOException, EngineException, InterruptedException {
    new CorpusRun(engine, items, materials.indexes(), SETTINGS, materials.scoring())
        .run(folder, progress);
  }

  private Engine engine(List<Path> before, String options) {
    StringBuilder path = new StringBuilder();
    before.forEach(each -> path.append(each.toAbsolutePath()).append(':'));
    path.append("classes:lib/*");
    String command =
        "exec java -Xmx512m -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -Xshare:auto %s -cp '%s' debwright.worker.Worker"
            .formatted(options, path);
    return new Engine("engine", Digests.of(command), command, packager.toAbsolutePath());
  }

  /** Stops a run in which many items have no answer. */
  private static final class Impatience implements Progress {
    private final Thread runner;
    private final Set<ItemKey> lost = new HashSet<>();

    Impatience(Thread runner) {
      this.runner = runner;
    }

    @Override
    public void started(int total, int resumed) {}

    @Override
    public void done(ItemKey key, Outcome outcome) {
      boolean none = outcome.kind() == Outcome.Kind.LIMIT || outcome == Outcome.EXIT;
      if (none && lost.add(key) && lost.size() == PATIENCE) {
        runner.interrupt();
      }
    }

    @Override
    public void finished() {}
  }
}
