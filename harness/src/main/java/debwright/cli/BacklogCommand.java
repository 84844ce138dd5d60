package debwright.cli;

import picocli.CommandLine;

/** {@code debwright backlog}: what is to be done, and how far it is. */
@CommandLine.Command(
    name = "backlog",
    header = "Write down what is to be done and by what one will see that it is; list it.",
    footer = {
      "  debwright backlog add new-menu --title 'A new menu' --done 'regressions: none'",
      "  debwright backlog list",
      "  debwright backlog show new-menu"
    })
final class BacklogCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new BacklogCommand())
        .addSubcommand(new BacklogAddCommand(console))
        .addSubcommand(new BacklogListCommand(console))
        .addSubcommand(new BacklogShowCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("backlog needs a command of its own", "see debwright backlog --help");
  }
}
