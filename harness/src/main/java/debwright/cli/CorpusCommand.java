package debwright.cli;

import picocli.CommandLine;

/** {@code debwright corpus}: the apps that engines are judged on. */
@CommandLine.Command(
    name = "corpus",
    header = "Look at, make and run corpora: apps with the right answers.",
    footer = {"  debwright corpus list", "  debwright corpus run --corpus bookworm -o runs/today"})
final class CorpusCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new CorpusCommand())
        .addSubcommand(new CorpusListCommand(console))
        .addSubcommand(new CorpusShowCommand(console))
        .addSubcommand(new CorpusAddCommand(console))
        .addSubcommand(new CorpusFetchCommand(console))
        .addSubcommand(new CorpusDrawCommand(console))
        .addSubcommand(new CorpusLabelCommand(console))
        .addSubcommand(new CorpusDistilCommand(console))
        .addSubcommand(new CorpusRunCommand(console))
        .addSubcommand(new CorpusMergeCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("corpus needs a command of its own", "see debwright corpus --help");
  }
}
