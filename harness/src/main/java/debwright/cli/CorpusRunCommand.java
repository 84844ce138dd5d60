package debwright.cli;

import debwright.corpus.Corpus;
import debwright.gate.Materials;
import debwright.materials.CorpusName;
import debwright.result.Run;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.RunSettings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright corpus run}: what one engine makes of a corpus. */
@CommandLine.Command(
    name = "run",
    header = "Run a corpus through an engine, and keep the results in a folder.",
    description = {"", "A run that was killed goes on where it was."},
    footer = {
      "  debwright corpus run -o runs/symbols",
      "  debwright corpus run --engine HEAD~3 --strategy names --tier smoke -o runs/names"
    })
final class CorpusRunCommand implements Command {
  private final Console console;

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Default: bookworm.")
  private List<String> names = List.of(CorpusName.USUAL);

  @Option(
      names = "--engine",
      paramLabel = "worktree|REVISION|jar:FILE|cmd:COMMAND",
      description =
          "What to run: the work tree (default), a commit, the packager's jar, or a command that speaks the protocol.")
  private String engine = EngineChoice.WORKTREE;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "RUN",
      description = "The folder to make; a run that is there is replaced.")
  private Path output = Path.of("");

  @Mixin private RunOptions options = new RunOptions();

  CorpusRunCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (GateTalk talk = new GateTalk(console, System::nanoTime)) {
      RunSettings settings = options.settings();
      Materials materials = options.materials(console, talk).of(corpora());
      Engine chosen = engine(settings, talk);
      Run run = of(chosen, materials, settings).run(output, talk.run(chosen.name()));
      console.out().print(RunSummary.text(run));
    }
    return ExitCode.YES;
  }

  private List<Corpus> corpora() throws Exception {
    List<Corpus> corpora = new ArrayList<>();
    for (String name : names) {
      corpora.add(Corpora.find(name));
    }
    return corpora;
  }

  /**
   * Named with its strategy where that is not the usual one, so that two runs can be told apart.
   */
  private Engine engine(RunSettings settings, GateTalk talk) throws Exception {
    Engine chosen =
        new EngineChoice(options.repository(), console.cache(), talk.builds()).of(engine);
    return settings.strategy().equals(RunSettings.DEFAULT.strategy())
        ? chosen
        : new Engine(
            chosen.name() + ", strategy " + settings.strategy(),
            chosen.digest(),
            chosen.command(),
            chosen.directory());
  }

  private static CorpusRun of(Engine chosen, Materials materials, RunSettings settings) {
    return new CorpusRun(
        chosen, materials.items(), materials.indexes(), settings, materials.scoring());
  }
}
