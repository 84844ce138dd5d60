package debwright.cli;

import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.history.TrunkBranch;
import debwright.history.TrunkLog;
import debwright.ledger.State;
import debwright.trunk.Trunk;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright qa list}: the revisions that an environment does not have. */
@CommandLine.Command(
    name = "list",
    header = "List the revisions that an environment does not have, with what is said of each.",
    description = {
      "",
      "Oldest first. The last line names the newest that can be deployed, and what blocks what is",
      "newer."
    },
    footer = {"  debwright qa list", "  debwright qa list --environment staging --format json"})
final class QaListCommand implements Command {
  private final Console console;

  @Option(
      names = "--environment",
      paramLabel = "ENV",
      description = "Of which environment: where users are unless given.")
  private Optional<String> environment = Optional.empty();

  @Mixin private CloneOptions options = new CloneOptions();

  QaListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = options.open(console)) {
      State state = options.fetched(trunk, console).state();
      String name = UsualEnvironment.of(environment, trunk, state);
      TrunkLog log = TrunkLogCommand.log(trunk, state, Optional.of(name), Integer.MAX_VALUE);
      log.notes().forEach(note -> console.say("note: " + note));
      if (afterLanding(trunk, name)) {
        console.say("note: %s gets each landing: no marks are asked for there".formatted(name));
      }
      QaText text = new QaText(name, log, state);
      console.out().print(options.json() ? text.json() : text.text());
    }
    return ExitCode.YES;
  }

  private static boolean afterLanding(Trunk trunk, String name) throws Exception {
    return DeliveryFile.of(trunk, TrunkBranch.of(trunk).tip())
        .environment(name)
        .filter(EnvironmentPlan::afterLanding)
        .isPresent();
  }
}
