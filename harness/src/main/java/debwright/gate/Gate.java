package debwright.gate;

import debwright.comparison.Comparison;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.ledger.LedgerException;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.trunk.EngineSource;
import debwright.trunk.Revision;
import debwright.trunk.TreeCache;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.waiver.WaiverException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Judges a candidate: builds both engines, runs both over the candidate's corpus with one index,
 * and compares.
 *
 * <p>Answers that an engine gave before need not be asked for again. What would gate is: noise is
 * told from a change by what new processes say of it.
 */
public final class Gate {
  private final Trunk trunk;
  private final Path cache;
  private final MaterialsSource source;
  private final Past past;
  private final GateProgress progress;
  private final Engines engines;

  /**
   * A gate of a repository.
   *
   * @param cache where all caches of Debwright live
   * @param past what earlier runs left that saves these time
   */
  public Gate(Trunk trunk, Path cache, MaterialsSource source, Past past, GateProgress progress) {
    this.trunk = trunk;
    this.cache = cache;
    this.source = source;
    this.past = past;
    this.progress = progress;
    this.engines = new Engines(cache, progress);
  }

  /**
   * Judges.
   *
   * @throws TrunkException a revision is missing or has no engine
   * @throws GateException what was asked makes no sense, a corpus or backlog item is not as it
   *     should be, or a stored run was made under other conditions
   * @throws ProjectFileException the candidate's project file is not as it should be
   * @throws LedgerException the ledger of deploys is damaged
   * @throws WaiverException its waivers are not as they should be
   * @throws EngineException an engine cannot be built or driven, on either side
   * @throws RunFormatException a run folder is not as it should be
   */
  public GateReport judge(GateRequest request)
      throws IOException,
          TrunkException,
          GateException,
          ProjectFileException,
          WaiverException,
          LedgerException,
          EngineException,
          RunFormatException,
          InterruptedException {
    Side subject = Side.of(request.candidate(), trunk);
    Path tree = tree(subject);
    ProjectFile project = ProjectFile.read(tree);
    Bar bar = Bar.read(tree, project, request.items());
    Baseline baseline = Baseline.choose(request.baseline(), project, subject, trunk);
    progress.comparing(baseline, subject);
    Contenders both = contenders(subject, baseline);
    Contender after = both.candidate();
    Optional<Contender> before = both.baseline();
    BaselineRows rows = rows(baseline);
    Runner runner = runner(source.find(tree, project, rows), request.settings());
    if (before.isEmpty()) {
      Run candidate = after.run(runner);
      return recorded(
          report(baseline, subject, candidate, bar.of(candidate, request.today()), List.of()));
    }
    Conditions.expectSame(before.get(), after, runner);
    Conditions.expectSameCorpus(before.get(), after, runner);
    Runs runs = Runs.of(before.get(), after, runner);
    Run base = runs.base();
    Run candidate = runs.candidate();
    Run held = rows.addTo(base, candidate);
    Comparison settled =
        new Again(before.get(), after, runner).of(Comparison.of(held, candidate), held, candidate);
    Pace pace =
        request.counted() ? Pace.take(before.get(), after, runner, tree, cache) : Pace.NOT_TAKEN;
    Optional<Attribution> attribution = attribution(settled, subject, base, runner);
    Comparison attributed = attribution.map(each -> each.of(settled)).orElse(settled);
    return recorded(
        report(
            baseline,
            subject,
            candidate,
            bar.of(attributed, pace.faults(), request.today()),
            Stream.concat(
                    attribution.map(each -> each.note(settled)).stream(), pace.notes().stream())
                .toList()));
  }

  private GateReport recorded(GateReport report)
      throws IOException, LedgerException, InterruptedException {
    new Minutes(trunk).keep(report);
    return report;
  }

  private static GateReport report(
      Baseline baseline, Side subject, Run candidate, Bar.Found found, List<String> notes) {
    return new GateReport(
        baseline,
        subject,
        candidate,
        found.comparison(),
        found.verdict(),
        found.forecasts(),
        found.waivers(),
        notes);
  }

  /**
   * Runs the deployed engine twice, each time anew: whatever differs is noise of the engine or of
   * the machine, and no verdict of either can be trusted.
   *
   * @throws GateException there is no baseline, or it is a stored run
   */
  public GateReport checkSelf(GateRequest request)
      throws IOException,
          TrunkException,
          GateException,
          ProjectFileException,
          LedgerException,
          EngineException,
          RunFormatException,
          InterruptedException {
    Side subject = Side.of(request.candidate(), trunk);
    Path tree = tree(subject);
    ProjectFile project = ProjectFile.read(tree);
    Baseline baseline = Baseline.choose(request.baseline(), project, subject, trunk);
    Side deployed =
        baseline
            .side()
            .filter(side -> !(side instanceof Side.StoredRun))
            .orElseThrow(
                () ->
                    new GateException(
                        "no deployed engine to check: " + baseline.reason(),
                        "name a revision with --baseline"));
    progress.comparing(baseline, deployed);
    Materials materials = source.find(tree, project, rows(baseline));
    Runner runner =
        new Runner(
            materials, request.settings(), past.withoutAnswers(), cache.resolve("runs"), progress);
    Run one = contender(deployed, "baseline").run(runner);
    Run other = contender(deployed, "candidate").run(runner);
    Comparison comparison = Comparison.of(one, other);
    Bar.Found found =
        new Bar.Found(
            Optional.of(comparison), Verdict.ofSelfCheck(comparison), List.of(), List.of());
    return report(baseline, deployed, other, found, List.of());
  }

  private Runner runner(Materials materials, RunSettings settings) {
    return new Runner(materials, settings, past, cache.resolve("runs"), progress);
  }

  /** The first parent's part in it; empty where nothing differs, or it is one of both sides. */
  private Optional<Attribution> attribution(
      Comparison comparison, Side subject, Run base, Runner runner)
      throws IOException, TrunkException, InterruptedException {
    if (comparison.totals().of(Share.SAME) == comparison.totals().all()) {
      return Optional.empty();
    }
    Parent parents = new Parent(trunk, engines);
    Optional<Revision> parent = parents.of(subject);
    if (parent.isEmpty()) {
      return Optional.empty();
    }
    try {
      String digest = trunk.engine(parent.get()).digest();
      return digest.equals(base.inputs().get("engine"))
          ? Optional.empty()
          : Optional.of(Attribution.by(parent.get(), parents.run(parent.get(), runner)));
    } catch (TrunkException e) {
      return Optional.of(Attribution.missing(parent.get(), e.explanation()));
    } catch (EngineException e) {
      return Optional.of(Attribution.missing(parent.get(), e.explanation()));
    }
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

  private record Contenders(Contender candidate, Optional<Contender> baseline) {}

  private Contenders contenders(Side subject, Baseline baseline)
      throws IOException,
          TrunkException,
          EngineException,
          RunFormatException,
          InterruptedException {
    BuildAhead ahead = ahead(subject, baseline);
    try {
      return new Contenders(contender(subject, "candidate"), contender(baseline));
    } finally {
      ahead.close();
    }
  }

  /** Two engines are built at a time. */
  private BuildAhead ahead(Side subject, Baseline baseline) throws IOException, TrunkException {
    Optional<Side> base = baseline.side();
    if (base.isEmpty()
        || base.get() instanceof Side.StoredRun
        || subject instanceof Side.StoredRun) {
      return BuildAhead.NOTHING;
    }
    EngineSource source = source(base.get());
    return source.digest().equals(source(subject).digest())
        ? BuildAhead.NOTHING
        : BuildAhead.of(source, engines);
  }

  private EngineSource source(Side side) throws IOException, TrunkException {
    return side instanceof Side.AtRevision at
        ? trunk.engine(at.revision())
        : trunk.worktreeEngine();
  }

  private Contender contender(Side side, String role)
      throws IOException,
          TrunkException,
          EngineException,
          RunFormatException,
          InterruptedException {
    if (side instanceof Side.StoredRun stored) {
      Run run = RunFolder.read(stored.folder());
      return new Contender.Stored(run, engines.known(run));
    }
    return new Contender.Built(engines.provide(source(side)), role);
  }
}
