package debwright.cli;

import debwright.delivery.DeployReport;
import debwright.trunk.Revision;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright deploy}: brings a revision to an environment. */
@CommandLine.Command(
    name = "deploy",
    header = "Bring a revision of trunk to an environment, or bring back what was there before.",
    description = {
      "",
      "The environment's commands stand in debwright.yaml of that revision, and run in a clean work",
      "tree of it. Where one fails, what ran before is put back. A revision can be deployed when each",
      "one up to it is marked deployable or harmless, or is covered; see debwright qa."
    },
    footer = {
      "  debwright deploy production",
      "  debwright deploy production 1a2b3c4d --first",
      "  debwright deploy production --rollback"
    })
final class DeployCommand implements Command {
  private final Console console;

  @Parameters(
      index = "0",
      paramLabel = "ENV",
      description = "An environment of debwright.yaml, such as production.")
  private String environment = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "REVISION",
      description = "A commit that landed; the newest that can be deployed unless given.")
  private Optional<String> revision = Optional.empty();

  @Option(
      names = "--first",
      description = "It is the first deploy there, so that no mark is asked for.")
  private boolean first;

  @Option(
      names = "--rollback",
      description = "Bring back what ran before the newest deploy that stands.")
  private boolean rollBack;

  @Mixin private CloneOptions options = new CloneOptions();

  @Mixin private ServerOption server = new ServerOption();

  DeployCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (rollBack && (first || revision.isPresent())) {
      throw Failure.input(
          "--rollback goes with no revision and not with --first",
          "it brings back what ran before, whatever that was; give --rollback again to go back further");
    }
    try (Counter counter = Counter.open(options, server, console)) {
      DeployReport report =
          rollBack ? counter.rollBack(environment) : counter.deploy(environment, revision, first);
      Optional<String> log = counter.log(report);
      console
          .out()
          .print(options.json() ? DeployText.json(report, log) : DeployText.text(report, log));
      advice(report).ifPresent(each -> console.say("hint: " + each));
      return report.success() ? ExitCode.YES : ExitCode.NO;
    }
  }

  /** Marks are for people: what was taken back waits for one. */
  private static Optional<String> advice(DeployReport report) {
    if (report.lost()) {
      String before = report.before().map(Revision::shortId).orElse("");
      return Optional.of(
          "what %s runs is not known now; debwright deploy %s brings back what ran before"
              .formatted(report.environment(), (report.environment() + " " + before).strip()));
    }
    Optional<String> bad =
        report.back() && report.success()
            ? report.before()
            : Optional.of(report.revision()).filter(id -> !report.success() && !report.back());
    return bad.map(Revision::shortId)
        .map(
            id ->
                "where %s is to blame: debwright qa mark %s --bad -m TEXT; where it is good after all: --deployable"
                    .formatted(id, id));
  }
}
