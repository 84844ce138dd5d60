package debwright.cli;

import debwright.gate.ProjectFile;
import debwright.gate.RunsSection;
import debwright.history.TrunkBranch;
import debwright.history.TrunkRuns;
import debwright.history.TrunkRuns.Done;
import debwright.ledger.Ledger;
import debwright.ledger.RunStore;
import debwright.ledger.RunsPlace;
import debwright.trunk.CacheEviction;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright trunk run}: a corpus over each revision that landed. */
@CommandLine.Command(
    name = "run",
    header = "Run a corpus with the engine of each revision that landed, oldest first.",
    description = {
      "",
      "Each engine is built and run once, and its run recorded in the ledger for all revisions that",
      "have it. One that does not build is told and passed over. Killed and started again, it goes on",
      "where it was."
    },
    footer = {"  debwright trunk run", "  debwright trunk run --since HEAD~20 --tier smoke"})
final class TrunkRunCommand implements Command {
  private static final int KEPT = 1000;

  private final Console console;

  @Option(
      names = "--since",
      paramLabel = "REVISION",
      description =
          "Those after this one. Default: what is deployed everywhere, or the baseline of debwright.yaml.")
  private Optional<String> since = Optional.empty();

  @Option(names = "--push", description = "Give the ledger to the remote at the end.")
  private boolean push;

  @Mixin private TrunkOptions options = new TrunkOptions();

  TrunkRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    return show(done());
  }

  private List<Done> done() throws Exception {
    try (Trunk trunk = options.open();
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Ledger ledger = Ledger.of(trunk);
      if (!options.offline()) {
        LedgerSync.fetch(ledger, console);
      }
      TrunkRuns runs = runs(trunk, ledger, talk);
      List<Done> done = runs.run(revisions(trunk, ledger));
      evict(runs.shelf());
      runs.store().note().ifPresent(note -> console.say("note: " + note));
      if (push) {
        LedgerSync.push(ledger, console);
      }
      return done;
    }
  }

  /** What goes can be run again, or is kept elsewhere. */
  private static void evict(Path shelf) throws IOException {
    if (Files.isDirectory(shelf)) {
      new CacheEviction(shelf, KEPT, Duration.ofDays(90)).run();
    }
  }

  private List<Revision> revisions(Trunk trunk, Ledger ledger) throws Exception {
    Revision first = options.since(since, "--since", trunk, ledger.state(), console);
    Revision tip = TrunkBranch.of(trunk).tip();
    List<Revision> revisions =
        new ArrayList<>(trunk.landed(tip, Optional.of(first), Integer.MAX_VALUE));
    Collections.reverse(revisions);
    return revisions;
  }

  private TrunkRuns runs(Trunk trunk, Ledger ledger, GateTalk talk) throws Exception {
    Path shelf = console.cache().resolve("runs").resolve("trunk");
    Revision tip = TrunkBranch.of(trunk).tip();
    RunStore store = RunStore.of(place(trunk, tip), trunk, trunk.place(), shelf);
    return new TrunkRuns(
        trunk, ledger, options.runs(trunk, tip, console, talk), shelf, store, talk);
  }

  private static RunsPlace place(Trunk trunk, Revision tip) throws Exception {
    String text = trunk.text(tip, ProjectFile.NAME).orElse("");
    return RunsSection.parse(text, ProjectFile.NAME + " of " + tip);
  }

  private ExitCode show(List<Done> done) throws Exception {
    for (Done each : done) {
      if (!each.succeeded()) {
        each.said().lines().forEach(line -> console.say("  " + line));
        console.say("%s: %s".formatted(each.revision(), each.why()));
      }
    }
    console.out().print(options.json() ? TrunkRunText.json(done) : TrunkRunText.text(done));
    return done.stream().allMatch(Done::succeeded) ? ExitCode.YES : ExitCode.NO;
  }
}
