package debwright.cli;

import picocli.CommandLine;

/** {@code debwright trunk}: what became of each revision. */
@CommandLine.Command(
    name = "trunk",
    header =
        "Look at trunk's revisions, run a corpus over each, and find the one that changed an item.",
    footer = {"  debwright trunk log", "  debwright trunk bisect bookworm/git --good HEAD~40"})
final class TrunkCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new TrunkCommand())
        .addSubcommand(new TrunkLogCommand(console))
        .addSubcommand(new TrunkRunCommand(console))
        .addSubcommand(new TrunkBisectCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("trunk needs a command of its own", "see debwright trunk --help");
  }
}
