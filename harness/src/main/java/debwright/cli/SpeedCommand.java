package debwright.cli;

import debwright.corpus.Corpus;
import debwright.corpus.Tier;
import debwright.gate.Materials;
import debwright.gate.ProjectFile;
import debwright.materials.AnyBytes;
import debwright.materials.CorpusMaterials;
import debwright.materials.DistilledBytes;
import debwright.materials.FetchedBytes;
import debwright.materials.IndexFiles;
import debwright.materials.InstalledIndexes;
import debwright.report.TextStyle;
import debwright.result.AtomicFile;
import debwright.run.Engine;
import debwright.run.RunItem;
import debwright.source.Sources;
import debwright.speed.FixedItems;
import debwright.speed.RatioHistory;
import debwright.speed.SpeedJson;
import debwright.speed.SpeedReport;
import debwright.speed.SpeedText;
import debwright.speed.SpeedTrial;
import debwright.speed.Tolerances;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright speed}: did the engine become slower? */
@CommandLine.Command(
    name = "speed",
    header = "Measure two engines by the same items: counts gate, time informs.",
    description = {
      "",
      "Counts are the same on every machine: allocated bytes, bytes read, look-ups in the index,",
      "steps. Where one grows by more than its tolerance, the exit code is 1. Time is taken in",
      "alternation, and told apart by Mann and Whitney's test."
    },
    footer = {
      "  debwright speed",
      "  debwright speed --baseline HEAD~1 --rounds 12 --report speed/"
    })
final class SpeedCommand implements Command {
  private static final int MOST_ROUNDS = 100;

  /** In what form the report is printed. */
  enum Format {
    TEXT,
    JSON;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Console console;
  private final Debwright debwright;

  @Option(
      names = "--baseline",
      paramLabel = "REVISION",
      description = "What to compare with: the commit that debwright.yaml names unless given.")
  private Optional<String> baseline = Optional.empty();

  @Option(
      names = "--candidate",
      paramLabel = "worktree|REVISION",
      description = "What to measure: worktree (default) or a commit.")
  private String candidate = EngineChoice.WORKTREE;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description =
          "Processes of each engine that are timed: 6 unless given, 0 for counts alone. Fewer than 5 tell nothing.")
  private int rounds = 6;

  @Option(
      names = "--corpus",
      paramLabel = "NAME|FILE",
      description =
          "Measure by all items of it, or those of --item; more than once for several. Default: ten fixed items.")
  private List<String> corpora = new ArrayList<>();

  @Option(
      names = "--item",
      paramLabel = "ID",
      description = "Measure by this item; more than once for several.")
  private List<String> ids = new ArrayList<>();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private Format format = Format.TEXT;

  @Option(
      names = "--report",
      paramLabel = "DIR",
      description = "Write speed.txt and speed.json into this folder, too.")
  private Optional<Path> folder = Optional.empty();

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository under test; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(
      names = "--index",
      paramLabel = "FILE",
      description =
          "An index to use for its release and architecture, instead of the built-in one; more than once for several.")
  private List<Path> indexes = List.of();

  @Mixin private AptOptions apt = new AptOptions();

  SpeedCommand(Console console, Debwright debwright) {
    this.console = console;
    this.debwright = debwright;
  }

  @Override
  public ExitCode run() throws Exception {
    if (rounds < 0 || rounds > MOST_ROUNDS) {
      throw Failure.input(
          "--rounds must be from 0 to %d, found %d".formatted(MOST_ROUNDS, rounds),
          "leave it out for 6");
    }
    SpeedReport report = measure();
    if (folder.isPresent()) {
      Files.createDirectories(folder.get());
      AtomicFile.write(
          folder.get().resolve("speed.txt"), SpeedText.render(report, TextStyle.PLAIN.most()));
      AtomicFile.write(folder.get().resolve("speed.json"), SpeedJson.render(report));
      console.say("report: " + folder.get().resolve("speed.txt"));
    }
    console.out().print(text(report));
    return report.word() == SpeedReport.Word.PASS ? ExitCode.YES : ExitCode.NO;
  }

  private String text(SpeedReport report) {
    return switch (format) {
      case TEXT -> SpeedText.render(report, debwright.style().most());
      case JSON -> SpeedJson.render(report);
    };
  }

  private SpeedReport measure() throws Exception {
    try (Trunk trunk = Trunk.open(repository.toAbsolutePath().normalize());
        GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Path project = trunk.root().resolve(ProjectFile.NAME);
      String base = baseline(ProjectFile.read(trunk.root()));
      Tolerances tolerances = Tolerances.parse(Files.readString(project), project.toString());
      EngineChoice choice = new EngineChoice(trunk.root(), console.cache(), talk.builds());
      Engine before = choice.of(base);
      Engine after = choice.of(candidate);
      Materials materials = materials(talk);
      SpeedTrial trial =
          new SpeedTrial(
              wanted(materials.items()),
              materials.indexes(),
              rounds,
              tolerances,
              console.cache(),
              talk::stage);
      SpeedReport report = trial.run(before, after);
      RatioHistory.in(console.cache()).add(report, before.digest(), after.digest(), Instant.now());
      return report;
    }
  }

  private String baseline(ProjectFile project) throws Failure {
    return baseline
        .or(project::baseline)
        .orElseThrow(
            () ->
                Failure.input(
                    "no baseline: " + ProjectFile.NAME + " names none, and none was given",
                    "name one: --baseline HEAD~1"));
  }

  private Materials materials(GateTalk talk) throws Exception {
    List<Corpus> opened = new ArrayList<>();
    for (String name : corpora.isEmpty() ? FixedItems.CORPORA : corpora) {
      opened.add(Corpora.find(name));
    }
    Sources sources = new Sources(apt.source(console));
    AnyBytes bytes =
        new AnyBytes(
            new DistilledBytes(console.cache()), new FetchedBytes(sources, talk::fetching));
    IndexFiles shelf = IndexFiles.of(indexes, new InstalledIndexes(console.indexes()));
    return new CorpusMaterials(bytes, shelf, Tier.FULL).of(opened);
  }

  private List<RunItem> wanted(List<RunItem> items) {
    if (!ids.isEmpty()) {
      return items.stream().filter(item -> ids.contains(item.key().item())).toList();
    }
    return corpora.isEmpty() ? FixedItems.among(items) : items;
  }
}
