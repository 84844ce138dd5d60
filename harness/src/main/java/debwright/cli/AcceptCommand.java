package debwright.cli;

import debwright.comparison.Comparison;
import debwright.gate.Gate;
import debwright.gate.GateRequest;
import debwright.gate.ProjectFile;
import debwright.result.AtomicFile;
import debwright.run.Past;
import debwright.trunk.Trunk;
import debwright.waiver.Acceptable;
import debwright.waiver.Acceptances;
import debwright.waiver.ComparisonJson;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright accept}: differences that were seen and are meant. */
@CommandLine.Command(
    name = "accept",
    header = "Accept changed Depends that no label judges, with a reason, for a reviewer to read.",
    description = {
      "",
      "What gates is taken from the report of the gate, or a run is held against the baseline. Each thing that",
      "items have in common is written, with their names, into the file that waivers: in debwright.yaml names.",
      "It holds for 90 days, and is to be taken out once the change is deployed."
    },
    footer = {
      "  debwright accept debwright-report -m 'libfoo1 was renamed to libfoo1t64'",
      "  debwright accept debwright-report --all -m 'support for jars ends' --owner ann"
    })
final class AcceptCommand implements Command {
  private static final String COMPARISON = "comparison.json";

  private final Console console;

  @Parameters(
      paramLabel = "RUN|COMPARISON",
      description = "A report of the gate, its comparison.json, or the folder of a run.")
  private Path what = Path.of("");

  @Option(
      names = "--all",
      description =
          "Accept all that gates: items that fail, too, and Depends that are worse by their label.")
  private boolean all;

  @Option(
      names = {"-m", "--message"},
      required = true,
      paramLabel = "REASON",
      description = "Why it is meant.")
  private String reason = "";

  @Option(
      names = "--owner",
      paramLabel = "NAME",
      description = "Who answers for it; the user that git knows unless given.")
  private Optional<String> owner = Optional.empty();

  @Mixin private RunOptions options = new RunOptions();

  AcceptCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (reason.isBlank()) {
      throw Failure.input("no reason given", "say why it is meant, with -m");
    }
    try (Trunk trunk = Trunk.open(options.repository())) {
      String file = waivers(trunk);
      List<Acceptable> gating = gating(trunk);
      List<Acceptable> meant = gating.stream().filter(each -> all || each.unlabelled()).toList();
      if (meant.isEmpty()) {
        console.say(nothing(gating.size()));
        return ExitCode.NO;
      }
      return accept(trunk, file, meant, gating.size());
    }
  }

  private static String waivers(Trunk trunk) throws Exception {
    return ProjectFile.read(trunk.root())
        .waivers()
        .orElseThrow(
            () ->
                Failure.input(
                    ProjectFile.NAME + " names no file of waivers",
                    "add a line such as waivers: waivers.yaml"));
  }

  private String nothing(int gating) {
    if (gating == 0) {
      return "nothing to accept: nothing gates";
    }
    return "nothing to accept: of %d that gate none is an unlabelled change of Depends; --all accepts the others, too"
        .formatted(gating);
  }

  private ExitCode accept(Trunk trunk, String name, List<Acceptable> meant, int gating)
      throws Exception {
    Path file = trunk.root().resolve(name);
    String text = Files.exists(file) ? Files.readString(file) : "";
    Acceptances acceptances = Acceptances.of(meant);
    Acceptances.By by =
        new Acceptances.By(
            reason.strip(), owner.orElseGet(trunk::user), LocalDate.now(ZoneOffset.UTC));
    AtomicFile.write(file, acceptances.addTo(text, name, by));
    acceptances.lines().forEach(console.out()::println);
    console.say(
        "accepted %d of %d differences that gate, in %s: review it and commit it with the change"
            .formatted(acceptances.items(), gating, name));
    return ExitCode.YES;
  }

  private List<Acceptable> gating(Trunk trunk) throws Exception {
    Path file = Files.isDirectory(what) ? what.resolve(COMPARISON) : what;
    if (Files.isRegularFile(file)) {
      return ComparisonJson.read(file);
    }
    if (!Files.exists(what.resolve("run.json"))) {
      throw Failure.input(
          "neither a comparison nor a run: " + what,
          "name the folder that gate --report wrote, or a run's folder");
    }
    try (GateTalk talk = new GateTalk(console, System::nanoTime)) {
      Gate gate =
          new Gate(
              trunk,
              console.cache(),
              options.materials(console, talk),
              Past.in(console.cache()),
              talk);
      GateRequest request =
          new GateRequest(
              Optional.empty(), what.toString(), options.settings(), LocalDate.now(ZoneOffset.UTC));
      return gate.judge(request)
          .comparison()
          .map(Comparison::differences)
          .map(Acceptable::of)
          .orElse(List.of());
    }
  }
}
