package debwright.cli;

import picocli.CommandLine;

/** {@code debwright token}: who may do something over the network. */
@CommandLine.Command(
    name = "token",
    header = "Say who may approve, mark, land and deploy over a server's pages.",
    footer = {
      "  debwright token add 'Ann Example <ann@example.org>' --role propose,review",
      "  debwright token list",
      "  debwright token remove 4be1c90d22aa"
    })
final class TokenCommand implements Command {
  private TokenCommand() {}

  static CommandLine tree(Console console) {
    return new CommandLine(new TokenCommand())
        .addSubcommand(new TokenAddCommand(console))
        .addSubcommand(new TokenListCommand(console))
        .addSubcommand(new TokenRemoveCommand(console));
  }

  @Override
  public ExitCode run() throws Failure {
    throw Failure.input("token needs a command of its own", "see debwright token --help");
  }
}
