package debwright.cli;

import static java.util.stream.Collectors.joining;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.csv.CsvFormatException;
import debwright.gate.Materials;
import debwright.gate.ProjectFile;
import debwright.hints.Hint;
import debwright.hints.Hints;
import debwright.hints.HintsJson;
import debwright.hints.HintsText;
import debwright.hints.Weights;
import debwright.history.EngineRuns;
import debwright.history.KnownRuns;
import debwright.materials.CorpusMaterials;
import debwright.plan.Suggestion;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.run.Past;
import debwright.text.Visible;
import debwright.trunk.EngineCache;
import debwright.trunk.Trunk;
import debwright.users.UserReports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright hints}: what is worth working on next. */
@CommandLine.Command(
    name = "hints",
    header = "Tell what holds most items back, with an item that shows it and what may help.",
    description = {
      "",
      "Without a run it is the newest that the gate or trunk run made of these corpora. Items that users",
      "reported count double; --weights says what else counts more."
    },
    footer = {
      "  debwright hints runs/today",
      "  debwright hints --item library-libgfortran.so.3",
      "  debwright hints --backlog library-libgfortran.so.3 -o backlog"
    })
final class HintsCommand implements Command {
  private static final Duration BUILD_LIMIT = Duration.ofMinutes(10);

  private final Console console;

  @Parameters(arity = "0..1", paramLabel = "RUN", description = "Folder of a run.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "How many hints at most: 10 unless given.")
  private int limit = 10;

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "An embedded corpus or a manifest; more than once for several. Of a run that is named, only their items count. Default: those of debwright.yaml.")
  private List<String> corpora = new ArrayList<>();

  @Option(
      names = "--item",
      paramLabel = "HINT",
      description = "Show this hint alone, with all items that it is about.")
  private Optional<String> one = Optional.empty();

  @Option(
      names = "--backlog",
      paramLabel = "HINT",
      description = "Write a backlog item that is done when the hint's items have a package.")
  private Optional<String> backlog = Optional.empty();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Where the backlog item goes: a new file, or a folder. Else standard output.")
  private Optional<Path> output = Optional.empty();

  @Option(
      names = "--weights",
      paramLabel = "FILE",
      description = "How much items count: a table with the columns item and weight; else 1 each.")
  private Optional<Path> weights = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  @Mixin private RunOptions options = new RunOptions();

  HintsCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (limit < 1) {
      throw Failure.input("--limit must be 1 or more, found " + limit, "leave it out");
    }
    Run run = folder.isPresent() ? read(folder.get()) : newest();
    List<Hint> hints = hints(run);
    if (backlog.isPresent()) {
      plan(find(hints, backlog.get()), hints, run);
    } else if (one.isPresent()) {
      show(find(hints, one.get()), hints, run);
    } else {
      show(run, hints);
    }
    return ExitCode.YES;
  }

  private List<Hint> hints(Run run) throws Exception {
    Weights named = weights.isPresent() ? weights(weights.get()) : Weights.EVEN;
    Weights counted = named.reported(UserReports.items(UserReports.read(root())));
    // Who names corpora has items that debwright.yaml may not know of.
    String places = corpora.stream().map(name -> " --corpus " + quoted(name)).collect(joining());
    return Hints.of(run, counted::of).stream().map(hint -> hint.looking(places)).toList();
  }

  private static String quoted(String name) {
    return name.matches("[A-Za-z0-9@%+=:,./_-]+") ? name : "'" + name.replace("'", "'\\''") + "'";
  }

  private static Weights weights(Path file) throws Exception {
    try {
      return Weights.parse(Files.readString(file));
    } catch (CsvFormatException e) {
      throw Failure.input(
          "%s:%d: %s".formatted(file, e.line(), e.getMessage()),
          "such as item,weight and then bookworm/git,12.5");
    }
  }

  private Run read(Path run) throws Exception {
    Run whole = RunFolder.read(run);
    if (corpora.isEmpty()) {
      return whole;
    }
    Set<String> ids =
        named().stream()
            .flatMap(corpus -> corpus.items().stream())
            .map(Item::id)
            .collect(Collectors.toSet());
    return new Run(
        whole.name(),
        whole.engine(),
        whole.inputs(),
        whole.circumstances(),
        whole.results().stream().filter(result -> ids.contains(result.key().item())).toList(),
        whole.timings());
  }

  private List<Corpus> named() throws Exception {
    List<Corpus> named = new ArrayList<>();
    for (String name : corpora) {
      named.add(Corpora.find(name));
    }
    return named;
  }

  private Path root() {
    return ProjectRoot.above(options.repository()).orElse(options.repository());
  }

  private Run newest() throws Exception {
    Path root = root();
    if (!Files.isRegularFile(root.resolve(ProjectFile.NAME))) {
      throw Failure.input(
          "which run? There is no %s in %s".formatted(ProjectFile.NAME, root),
          "debwright corpus run -o runs/today makes one; then debwright hints runs/today");
    }
    try (Trunk trunk = Trunk.open(root);
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      EngineRuns runs =
          new EngineRuns(
              new EngineCache(console.cache(), BUILD_LIMIT),
              materials(root, talk),
              options.settings(),
              Past.none());
      return whole(newest(runs.inputs(trunk.worktreeEngine())));
    }
  }

  private static Run whole(Path run) throws Failure {
    try {
      return RunFolder.read(run);
    } catch (RunFormatException e) {
      throw Failure.input("the newest run cannot be read: " + e.getMessage(), again(run));
    }
  }

  private static String again(Path run) {
    return "remove the folder %s, and debwright gate makes the run again".formatted(run);
  }

  private Materials materials(Path root, GateTalk talk) throws Exception {
    CorpusMaterials usual = options.materials(console, talk);
    return corpora.isEmpty() ? usual.find(root, ProjectFile.read(root)) : usual.of(named());
  }

  private Path newest(SortedMap<String, String> inputs) throws Exception {
    KnownRuns known = new KnownRuns(console.cache().resolve("runs"));
    for (KnownRuns.Damaged each : known.damaged()) {
      console.say(
          "note: a run cannot be read, and is left out: %s; %s"
              .formatted(
                  Visible.line(String.valueOf(each.why().getMessage())), again(each.folder())));
    }
    Optional<KnownRuns.Found> found = known.of(inputs);
    if (found.isPresent()) {
      return found.get().folder();
    }
    KnownRuns.Found other =
        known
            .ofCorpus(inputs)
            .orElseThrow(
                () ->
                    Failure.environment(
                        "no run of these corpora is known",
                        "debwright gate makes one; or debwright corpus run -o runs/today, and then debwright hints runs/today"));
    console.say(
        "note: no run of the work tree's engine as it is; this is the newest of these corpora, by %s, of %s"
            .formatted(other.heading().engine(), other.heading().ended()));
    return other.folder();
  }

  private static Hint find(List<Hint> hints, String id) throws Failure {
    return Hints.find(hints, id)
        .orElseThrow(
            () ->
                Failure.input(
                    "no hint " + id + " in this run",
                    Suggestion.nearest(id, hints.stream().map(Hint::id).toList())
                        .map(near -> "did you mean " + near + "?")
                        .orElse("debwright hints lists them; what is mended has none")));
  }

  private void plan(Hint hint, List<Hint> all, Run run) throws Exception {
    String file = hint.id() + ".yaml";
    Path target =
        output.filter(Files::isDirectory).map(at -> at.resolve(file)).or(() -> output).orElse(null);
    if (target != null && Files.exists(target)) {
      throw Failure.input(
          "there is a backlog item already: " + target, "name another file, or remove it");
    }
    String text = HintBacklog.text(hint, Hints.besides(hint, all), run);
    new Output(console, Optional.ofNullable(target)).write(file, text);
  }

  private void show(Hint hint, List<Hint> all, Run run) {
    console
        .out()
        .print(
            format == TrunkFormat.JSON
                ? HintsJson.text(run, all, List.of(hint))
                : HintsText.whole(hint, Hints.besides(hint, all)));
  }

  private void show(Run run, List<Hint> all) {
    List<Hint> shown = all.stream().limit(limit).toList();
    console
        .out()
        .print(
            format == TrunkFormat.JSON
                ? HintsJson.text(run, all, shown)
                : HintsText.of(run, all, shown));
  }
}
