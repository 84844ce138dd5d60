package debwright.cli;

import debwright.comparison.Verdict;
import debwright.corpus.Corpus;
import debwright.gate.Gate;
import debwright.gate.GateReport;
import debwright.gate.GateRequest;
import debwright.gate.MaterialsSource;
import debwright.gate.Side;
import debwright.judgement.Judgement;
import debwright.materials.CorpusMaterials;
import debwright.report.ReportFolder;
import debwright.report.TextReport;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright gate}: may this change land? */
@CommandLine.Command(
    name = "gate",
    header =
        "Judge a change: run the corpus through the baseline's engine and through the new one.",
    description = {
      "",
      "The baseline is what is deployed, as the ledger tells, else what debwright.yaml names, unless --baseline",
      "does. The candidate is the work tree, with all that is not committed. Without a baseline the candidate is",
      "judged by the corpus's labels. Differences that a person accepts are in the file that waivers: names."
    },
    footer = {"  debwright gate", "  debwright gate --baseline HEAD~1 --report /tmp/report"})
final class GateCommand implements Command {
  private final Console console;
  private final Debwright debwright;

  @Option(
      names = "--baseline",
      paramLabel = "deploy[:ENV]|REVISION|RUN",
      description =
          "What to compare with: what is deployed to an environment, a commit, or the folder of a run.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--candidate",
      paramLabel = "worktree|REVISION|RUN",
      description = "What to judge: worktree (default), a commit, or the folder of a run.")
  private String candidate = "worktree";

  @Option(
      names = "--merge",
      paramLabel = "BRANCH",
      description =
          "Judge what trunk would be if that branch were merged into it, without touching any files.")
  private Optional<String> merge = Optional.empty();

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Default: those of debwright.yaml.")
  private List<String> corpora = new ArrayList<>();

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Where the reports go: debwright-report unless given.")
  private Path report = Path.of("debwright-report");

  @Option(
      names = "--for",
      paramLabel = "ITEM",
      description = "A backlog item that the change is for: whether it would be done is told.")
  private List<String> items = new ArrayList<>();

  @Option(
      names = "--speed",
      description =
          "Count, too, if the engine does more for the same items, and fail if so; half a minute.")
  private boolean counted;

  @Option(
      names = "--self-check",
      description = "Run the baseline's engine twice instead, and fail if anything at all differs.")
  private boolean selfCheck;

  @Option(
      names = "--no-cache",
      description =
          "Ask about every item, also where the same engine answered about the same bytes before.")
  private boolean anew;

  @Mixin private RunOptions options = new RunOptions();

  GateCommand(Console console, Debwright debwright) {
    this.console = console;
    this.debwright = debwright;
  }

  @Override
  public ExitCode run() throws Exception {
    GateReport found = judge(options.settings());
    List<String> notes = new ArrayList<>(List.of(GateTalk.text(found.baseline())));
    notes.addAll(found.notes());
    found.comparison().map(CompareCommand::stillFailing).ifPresent(notes::addAll);
    Judgement judgement =
        new Judgement(
            found.candidate(),
            found.comparison(),
            found.verdict(),
            notes,
            found.forecasts(),
            found.waivers());
    Path page = ReportFolder.write(report, judgement);
    console.say("report: " + page);
    console.out().print(TextReport.render(judgement, debwright.style()));
    return exit(found.verdict());
  }

  private GateReport judge(RunSettings settings) throws Exception {
    try (Trunk trunk = Trunk.open(options.repository());
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Path cache = console.cache();
      Past past = Past.in(cache);
      Gate gate =
          new Gate(
              trunk,
              cache,
              materials(options.materials(console, talk)),
              anew ? past.withoutAnswers() : past,
              talk);
      GateRequest request =
          new GateRequest(
              baseline,
              merge.map(branch -> Side.MERGE + branch).orElse(candidate),
              items,
              settings,
              counted,
              LocalDate.now(ZoneOffset.UTC));
      return selfCheck ? gate.checkSelf(request) : gate.judge(request);
    }
  }

  private MaterialsSource materials(CorpusMaterials usual) throws Exception {
    if (corpora.isEmpty()) {
      return usual;
    }
    List<Corpus> named = new ArrayList<>();
    for (String name : corpora) {
      named.add(Corpora.find(name));
    }
    return (tree, project) -> usual.of(named);
  }

  private static ExitCode exit(Verdict verdict) {
    return verdict.exitCode() == 0 ? ExitCode.YES : ExitCode.NO;
  }
}
