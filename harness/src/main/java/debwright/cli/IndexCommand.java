package debwright.cli;

import picocli.CommandLine;

/** {@code debwright index}: what the archives offer. */
@CommandLine.Command(
    name = "index",
    header = "Look at and build indexes: what an archive offers for one release and architecture.",
    footer = {
      "  debwright index lookup libz.so.1",
      "  debwright index build --release debian:13 --arch amd64 --mirror"
          + " http://mirror.example.org/debian"
    })
final class IndexCommand implements Command {

  static CommandLine tree(Console console) {
    return new CommandLine(new IndexCommand())
        .addSubcommand(new IndexListCommand(console))
        .addSubcommand(new IndexShowCommand(console))
        .addSubcommand(new IndexLookupCommand(console))
        .addSubcommand(new IndexBuildCommand(console))
        .addSubcommand(new IndexUpdateCommand(console))
        .addSubcommand(new IndexRelationsCommand(console))
        .addSubcommand(new IndexSatisfyCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("index needs a command of its own", "see debwright index --help");
  }
}
