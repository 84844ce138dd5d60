package debwright.cli;

import debwright.comparison.Comparison;
import debwright.completion.Completion;
import debwright.completion.CompletionReport;
import debwright.completion.CompletionSubject;
import debwright.completion.NextWork;
import debwright.delivery.Actor;
import debwright.delivery.Board;
import debwright.delivery.BoardReader;
import debwright.gate.Gate;
import debwright.gate.GateReport;
import debwright.judgement.Judgement;
import debwright.ledger.Ledger;
import debwright.report.ReportFolder;
import debwright.run.Past;
import debwright.trunk.Trunk;
import debwright.users.UserReport;
import debwright.users.UserReports;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright done}: did users get what an item was for? */
@CommandLine.Command(
    name = "done",
    header =
        "Judge whether a backlog item is done: deployed, and its definition of done met by what is.",
    description = {
      "",
      "What is deployed now is held against what was deployed before the item, by the item's own",
      "criteria; each is told beside what was forecast when it landed. What came of it is recorded:",
      "done, or back to work. Where no results can tell, as in a project without an engine, a person",
      "says it: --accept or --reject."
    },
    footer = {
      "  debwright done exact-depends",
      "  debwright done new-menu --accept -m 'Ann and two users see their entries'"
    })
final class DoneCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "ITEM", description = "The id of a backlog item.")
  private String item = "";

  @Option(
      names = "--environment",
      paramLabel = "ENV",
      description = "Where users are: production unless given.")
  private Optional<String> environment = Optional.empty();

  @Option(
      names = "--accept",
      description =
          "The value has come, as somebody saw who says so with -m; no criterion is missed.")
  private boolean accept;

  @Option(names = "--reject", description = "The value did not come, as somebody says with -m.")
  private boolean reject;

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Who saw what.")
  private String message = "";

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write the gate's reports of that comparison there.")
  private Optional<Path> report = Optional.empty();

  @Option(
      names = "--offline",
      description = "Use the ledger as it is here; don't ask the remote for news, nor tell it any.")
  private boolean offline;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  @Mixin private RunOptions options = new RunOptions();

  @Mixin private ServerOption server = new ServerOption();

  DoneCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    Optional<Completion.Word> word = word();
    try (Trunk trunk = Clones.open(options.repository(), server.named(), console);
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Ledger ledger = Ledger.of(trunk);
      if (!offline) {
        LedgerSync.fetch(trunk, ledger, console);
      }
      Optional<ServerClient> there = offline ? Optional.empty() : server.of(trunk, console);
      CompletionReport found = judge(trunk, ledger, talk, word, there);
      if (!offline && there.isEmpty()) {
        LedgerSync.push(ledger, console);
      }
      if (report.isPresent() && found.gate().isPresent()) {
        write(report.get(), found.gate().get());
      }
      NextWork next = new TrunkHints(trunk, ledger, console.cache());
      DoneText text =
          new DoneText(
              found,
              next.lines(new BoardReader(trunk, ledger).read(1)),
              next.notes(),
              answered(trunk, found));
      console.out().print(format == TrunkFormat.JSON ? text.json() : text.text());
      next.notes().forEach(note -> console.say("note: " + note));
      if (found.done().isEmpty()) {
        console.say(
            "hint: what no results tell, a person says: --accept -m TEXT, or --reject -m TEXT");
      }
      return found.done().orElse(false) ? ExitCode.YES : ExitCode.NO;
    }
  }

  private Optional<Completion.Word> word() throws Failure {
    if (accept && reject) {
      throw Failure.input("--accept and --reject exclude each other", "give one");
    }
    if ((accept || reject) == message.isBlank()) {
      throw Failure.input(
          "-m goes with --accept or --reject, and they with it", "say who saw what, with -m");
    }
    return accept || reject ? Optional.of(new Completion.Word(accept, message)) : Optional.empty();
  }

  private CompletionReport judge(
      Trunk trunk,
      Ledger ledger,
      GateTalk talk,
      Optional<Completion.Word> word,
      Optional<ServerClient> there)
      throws Exception {
    Path cache = console.cache();
    Gate gate = new Gate(trunk, cache, options.materials(console, talk), Past.in(cache), talk);
    Completion completion =
        there.isPresent()
            ? new Completion(trunk, gate, options.settings(), Completion.Recorder.NONE)
            : new Completion(trunk, ledger, gate, options.settings());
    Board board = new BoardReader(trunk, ledger).read(1);
    String where = UsualEnvironment.of(environment, trunk, board.state());
    CompletionSubject subject = completion.find(board, item, where);
    CompletionReport found =
        completion.judge(Actor.of(trunk), subject, word, LocalDate.now(ZoneOffset.UTC));
    return there.isPresent() ? new HandedIn(there.get(), ledger, console).of(found) : found;
  }

  /** What users reported, and have a package for now. */
  private static List<UserReport> answered(Trunk trunk, CompletionReport found) throws Exception {
    Optional<Comparison> comparison = found.gate().flatMap(GateReport::comparison);
    return comparison.isPresent()
        ? UserReports.answered(UserReports.at(trunk, found.subject().revision()), comparison.get())
        : List.of();
  }

  private void write(Path folder, GateReport found) throws Exception {
    Judgement judgement =
        new Judgement(
            found.candidate(),
            found.comparison(),
            found.verdict(),
            List.of(GateTalk.text(found.baseline())),
            found.forecasts(),
            found.waivers());
    console.say("report: " + ReportFolder.write(folder, judgement));
  }
}
