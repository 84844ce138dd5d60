package debwright.cli;

import debwright.corpus.Corpus;
import debwright.experiment.Arm;
import debwright.experiment.Experiment;
import debwright.gate.Materials;
import debwright.report.ExperimentFormat;
import debwright.report.ExperimentText;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.Past;
import debwright.run.RunSettings;
import debwright.trunk.CacheEviction;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright experiment}: what would another way to map be worth? */
@CommandLine.Command(
    name = "experiment",
    header = "Hold two strategies, engines or rules against each other: gains, losses and cost.",
    description = {
      "",
      "A side is KEY=VALUE, several with commas between: strategy=names|shlibs|symbols,",
      "engine=worktree|REVISION|jar:FILE|cmd:COMMAND, dpkg=1.21|1.22.22. A command takes the rest of the",
      "text. What a side does not name is the same on both. It is no gate: the exit code is 0 when it",
      "could be done."
    },
    footer = {
      "  debwright experiment --a strategy=names --b strategy=symbols --corpus bookworm",
      "  debwright experiment --a engine=HEAD~3 --b engine=worktree --no-cache",
      "  debwright experiment --a dpkg=1.21 --b dpkg=1.22.22 --format html -o rules.html"
    })
final class ExperimentCommand implements Command {
  private final Console console;
  private final Debwright debwright;

  @Option(
      names = "--a",
      required = true,
      paramLabel = "KEY=VALUE,...",
      description = "What there is.")
  private String first = "";

  @Option(
      names = "--b",
      required = true,
      paramLabel = "KEY=VALUE,...",
      description = "What may take its place.")
  private String second = "";

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Default: all embedded ones.")
  private List<String> names = Corpus.embeddedNames();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text (default), json, csv, html or markdown.")
  private ExperimentFormat format = ExperimentFormat.TEXT;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "PATH",
      description = "Write to this file, or into this folder, instead of standard output.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description =
          "Groups of a kind, and items of a group, that are shown: 10 unless given. JSON and CSV have all.")
  private int limit = 10;

  @Option(
      names = "--no-cache",
      description =
          "Ask about every item, also where the answer is known: cost is only known of those.")
  private boolean anew;

  @Mixin private RunOptions options = new RunOptions();

  ExperimentCommand(Console console, Debwright debwright) {
    this.console = console;
    this.debwright = debwright;
  }

  @Override
  public ExitCode run() throws Exception {
    if (limit < 1) {
      throw Failure.input("--limit must be 1 or more, found " + limit, "leave it out for 10");
    }
    ExperimentTerms a = ExperimentTerms.of("--a", first);
    ExperimentTerms b = ExperimentTerms.of("--b", second);
    write(experiment(a, b));
    return ExitCode.YES;
  }

  private Experiment experiment(ExperimentTerms a, ExperimentTerms b) throws Exception {
    try (GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Materials materials = options.materials(console, talk).of(corpora());
      Engine one = engine(a, talk);
      Engine other = b.engine().equals(a.engine()) ? one : engine(b, talk);
      CorpusRun before = run(one, a, materials);
      CorpusRun after = run(other, b, materials);
      expectDifferent(before, after);
      return Experiment.of(arm(a, one, before, "a", talk), arm(b, other, after, "b", talk));
    }
  }

  private List<Corpus> corpora() throws Exception {
    List<Corpus> corpora = new ArrayList<>();
    for (String name : names) {
      corpora.add(Corpora.find(name));
    }
    return corpora;
  }

  private Engine engine(ExperimentTerms terms, GateTalk talk) throws Exception {
    return new EngineChoice(options.repository(), console.cache(), talk.builds())
        .of(terms.engine());
  }

  private CorpusRun run(Engine engine, ExperimentTerms terms, Materials materials)
      throws Exception {
    RunSettings settings = terms.settings(options.settings());
    Past past = Past.in(console.cache());
    return new CorpusRun(
        engine,
        materials.items(),
        materials.indexes(),
        settings,
        materials.scoring(),
        anew ? past.withoutAnswers() : past);
  }

  private void expectDifferent(CorpusRun before, CorpusRun after) throws Failure {
    if (before.name().equals(after.name())) {
      throw Failure.input(
          "both sides are the same: --a %s and --b %s are one engine, strategy and dpkg"
              .formatted(first, second),
          "name another strategy, engine or dpkg on one side");
    }
  }

  /** Each side has its shelf, where runs are kept by what went into them. */
  private Arm arm(ExperimentTerms terms, Engine engine, CorpusRun run, String side, GateTalk talk)
      throws Exception {
    Path shelf = console.cache().resolve("runs").resolve("experiment-" + side);
    Files.createDirectories(shelf);
    AskedItems asked = new AskedItems(talk.run(engine.name() + ", " + terms.text()));
    Arm arm = new Arm(terms.text(), run.run(shelf.resolve(run.name()), asked), asked.keys());
    CacheEviction.of(shelf).run();
    return arm;
  }

  private void write(Experiment experiment) throws Exception {
    Output to = new Output(console, output);
    boolean seen = format == ExperimentFormat.TEXT && !to.isFile();
    String text =
        seen
            ? ExperimentText.render(experiment, debwright.style().showing(limit))
            : format.render(experiment, limit);
    to.write(format.fileName(), text);
  }
}
