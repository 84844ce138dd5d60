package debwright.cli;

import picocli.CommandLine;

/** {@code debwright qa}: what people say of revisions before they are deployed. */
@CommandLine.Command(
    name = "qa",
    header = "List the revisions that are not deployed, and say which of them may be.",
    footer = {
      "  debwright qa list",
      "  debwright qa mark 1a2b3c4d --deployable -m 'looked at on staging'"
    })
final class QaCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new QaCommand())
        .addSubcommand(new QaListCommand(console))
        .addSubcommand(new QaMarkCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("qa needs a command of its own", "see debwright qa --help");
  }
}
