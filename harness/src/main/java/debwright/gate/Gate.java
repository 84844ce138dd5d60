package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.trunk.EngineCache;
import debwright.trunk.EngineSource;
import debwright.trunk.TreeCache;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * Judges a candidate: builds both engines, runs both over the candidate's corpus with one index,
 * and compares.
 *
 * <p>An engine that equals its baseline is run all the same: a difference then is a finding, as the
 * engine is meant to be deterministic.
 */
public final class Gate {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  private final Trunk trunk;
  private final Path cache;
  private final MaterialsSource source;
  private final GateProgress progress;

  /**
   * A gate of a repository.
   *
   * @param cache where all caches of Debwright live
   */
  public Gate(Trunk trunk, Path cache, MaterialsSource source, GateProgress progress) {
    this.trunk = trunk;
    this.cache = cache;
    this.source = source;
    this.progress = progress;
  }

  /**
   * Judges.
   *
   * @throws TrunkException a revision is missing or has no engine
   * @throws GateException what was asked makes no sense, a corpus is not as it should be, or a
   *     stored run was made under other conditions
   * @throws ProjectFileException the candidate's project file is not as it should be
   * @throws EngineException an engine cannot be built or driven, on either side
   * @throws RunFormatException a run folder is not as it should be
   */
  public GateReport judge(GateRequest request)
      throws IOException,
          TrunkException,
          GateException,
          ProjectFileException,
          EngineException,
          RunFormatException,
          InterruptedException {
    Side subject = Side.of(request.candidate(), trunk);
    Path tree = tree(subject);
    ProjectFile project = ProjectFile.read(tree);
    Baseline baseline = Baseline.choose(request.baseline(), project, subject, trunk);
    progress.comparing(baseline, subject);
    Contender after = contender(subject, "candidate");
    Optional<Contender> before = contender(baseline);
    BaselineRows rows = rows(baseline);
    Materials materials = source.find(tree, project, rows);
    Runner runner = new Runner(materials, request.settings(), cache.resolve("runs"), progress);
    if (before.isEmpty()) {
      return alone(baseline, subject, after.run(runner));
    }
    Conditions.expectSame(before.get(), after, runner);
    Run base = before.get().run(runner);
    Run candidate = after.run(runner);
    return compared(baseline, subject, rows.addTo(base, candidate), candidate);
  }

  /** The tree whose corpora and project file hold. */
  private Path tree(Side side) throws IOException, TrunkException, InterruptedException {
    return side instanceof Side.AtRevision at
        ? new TreeCache(cache).provide(trunk, at.revision())
        : trunk.root();
  }

  /** What the baseline's own manifests hold; a stored run's rows are its results. */
  private BaselineRows rows(Baseline baseline)
      throws IOException, TrunkException, GateException, InterruptedException {
    Optional<Side> side = baseline.side().filter(s -> !(s instanceof Side.StoredRun));
    if (side.isEmpty()) {
      return BaselineRows.NONE;
    }
    Path tree = tree(side.get());
    PastProject project = PastProject.parse(Files.readString(tree.resolve(ProjectFile.NAME)));
    return source.rows(tree, project.corpora());
  }

  private Optional<Contender> contender(Baseline baseline)
      throws IOException,
          TrunkException,
          EngineException,
          RunFormatException,
          InterruptedException {
    return baseline.side().isPresent()
        ? Optional.of(contender(baseline.side().get(), "baseline"))
        : Optional.empty();
  }

  private Contender contender(Side side, String role)
      throws IOException,
          TrunkException,
          EngineException,
          RunFormatException,
          InterruptedException {
    if (side instanceof Side.StoredRun stored) {
      return new Contender.Stored(RunFolder.read(stored.folder()));
    }
    EngineSource engine =
        side instanceof Side.AtRevision at ? trunk.engine(at.revision()) : trunk.worktreeEngine();
    EngineCache engines = new EngineCache(cache, BUILD_LIMIT);
    return new Contender.Built(engines.provide(engine, progress.builds()), role);
  }

  private static GateReport alone(Baseline baseline, Side subject, Run run) {
    return new GateReport(baseline, subject, run, Optional.empty(), Verdict.ofLabels(run));
  }

  private static GateReport compared(Baseline baseline, Side subject, Run before, Run after) {
    Comparison comparison = Comparison.of(before, after);
    return new GateReport(
        baseline, subject, after, Optional.of(comparison), Verdict.of(comparison));
  }
}
