package debwright.cli;

import debwright.bisect.Answer;
import debwright.bisect.Bisect;
import debwright.bisect.BisectProgress;
import debwright.bisect.BisectReport;
import debwright.bisect.EngineProber;
import debwright.bisect.Prober;
import debwright.bisect.Step;
import debwright.history.TrunkBranch;
import debwright.ledger.Ledger;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright trunk bisect}: which revision changed an item? */
@CommandLine.Command(
    name = "bisect",
    header = "Find the revision that changed an item's result, be it for worse or for better.",
    description = {
      "",
      "All items share the engines that are built. A result is another one if its class, its Depends",
      "or the fingerprint of its failure is. Before a revision is named, it and its parent are asked",
      "again in processes of their own."
    },
    footer = {
      "  debwright trunk bisect bookworm/git",
      "  debwright trunk bisect --all --good HEAD~40 --format json"
    })
final class TrunkBisectCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "ITEM",
      arity = "0..*",
      description = "Ids of the corpus; all releases and architectures of each are looked at.")
  private List<String> items = new ArrayList<>();

  @Option(names = "--all", description = "Every item whose result is not the same at both ends.")
  private boolean all;

  @Option(
      names = "--good",
      paramLabel = "REVISION",
      description =
          "The older end. Default: what is deployed everywhere, or the baseline of debwright.yaml.")
  private Optional<String> good = Optional.empty();

  @Option(
      names = "--bad",
      paramLabel = "REVISION",
      description = "The newer end: the newest revision of trunk unless given.")
  private Optional<String> bad = Optional.empty();

  @Mixin private TrunkOptions options = new TrunkOptions();

  TrunkBisectCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (all != items.isEmpty()) {
      throw Failure.input(
          all ? "--all and items exclude each other" : "no item named",
          "name items of the corpus, or give --all");
    }
    BisectReport report = bisect();
    console.out().print(options.json() ? BisectText.json(report) : BisectText.text(report));
    return report.answers().stream().allMatch(Answer::found) ? ExitCode.YES : ExitCode.NO;
  }

  private BisectReport bisect() throws Exception {
    try (Trunk trunk = options.open();
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      return bisect(trunk, talk);
    }
  }

  private BisectReport bisect(Trunk trunk, GateTalk talk) throws Exception {
    Revision newer = bad.isPresent() ? trunk.resolve(bad.get()) : TrunkBranch.of(trunk).tip();
    Revision older = options.since(good, "--good", trunk, state(trunk), console);
    List<Step> steps = Step.between(trunk, older, newer);
    Path scratch = console.cache().resolve("runs").resolve("probes");
    Prober prober =
        new EngineProber(trunk, options.runs(trunk, newer, console, talk), scratch, talk);
    BisectProgress progress =
        (step, why) ->
            talk.note("%s: %s (%s)".formatted(why, step.first(), step.first().subject()));
    return new Bisect(steps, prober, progress).run(items);
  }

  /** Only asked where a default comes from it. */
  private State state(Trunk trunk) throws Exception {
    Ledger ledger = Ledger.of(trunk);
    if (good.isEmpty() && !options.offline()) {
      LedgerSync.fetch(ledger, console);
    }
    return ledger.state();
  }
}
