package debwright.cli;

import debwright.corpus.Corpus;
import debwright.gate.Materials;
import debwright.result.Run;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.run.Shard;
import debwright.run.Workers;
import debwright.trunk.CacheEviction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
      "  debwright corpus run --shard 2/5 -o runs/part-2",
      "  debwright corpus run --engine HEAD~3 --strategy names --tier smoke -o runs/names"
    })
final class CorpusRunCommand implements Command {
  private final Console console;
  private final WorkersOption workers;

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Default: all embedded ones.")
  private List<String> names = Corpus.embeddedNames();

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

  @Option(
      names = "--shard",
      paramLabel = "I/N",
      description =
          "Only the I-th of N parts of the corpus, which other machines run; corpus merge puts their runs together.")
  private Optional<String> shard = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  CorpusRunCommand(Console console) {
    this(console, Workers::here);
  }

  CorpusRunCommand(Console console, WorkersOption workers) {
    this.console = console;
    this.workers = workers;
  }

  @Option(
      names = "--no-cache",
      description =
          "Ask about every item, also where the same engine answered about the same bytes before.")
  private boolean anew;

  @Option(
      names = "--resume",
      description = "Go on with a run that was killed; it goes on without this, too.")
  void resume(boolean asked) {
    // There is no other way.
  }

  @Override
  public ExitCode run() throws Exception {
    try (GateTalk talk = new GateTalk(console, System::nanoTime);
        Workers asked = workers.workers()) {
      Shard part = shard();
      RunSettings settings = options.settings().withShard(part);
      Materials materials = options.materials(console, talk).of(part).of(corpora());
      Engine chosen = engine(settings, talk);
      Path answers = console.cache().resolve("answers");
      Past past = Past.in(console.cache());
      Run run =
          of(chosen, materials, settings, anew ? past.withoutAnswers() : past)
              .by(asked)
              .run(output, talk.run(chosen.name()));
      if (Files.isDirectory(answers)) {
        CacheEviction.of(answers).run();
      }
      console.out().print(RunSummary.text(run));
    }
    return ExitCode.YES;
  }

  private Shard shard() throws Failure {
    if (shard.isEmpty()) {
      return Shard.WHOLE;
    }
    return Shard.of(shard.get())
        .orElseThrow(
            () ->
                Failure.input(
                    "--shard must be one of at most %d parts, found %s"
                        .formatted(Shard.MOST, shard.get()),
                    "such as 2/5"));
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
        : chosen.named(chosen.name() + ", strategy " + settings.strategy());
  }

  private static CorpusRun of(Engine chosen, Materials materials, RunSettings settings, Past past) {
    return new CorpusRun(
        chosen, materials.items(), materials.indexes(), settings, materials.scoring(), past);
  }
}
