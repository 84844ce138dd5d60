package debwright.cli;

import debwright.access.Tokens;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright token remove}: ends a token. */
@CommandLine.Command(
    name = "remove",
    header = "End a token, and what browsers began with it.",
    footer = {"  debwright token remove 4be1c90d22aa"})
final class TokenRemoveCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "TOKEN", description = "Its name, as debwright token list has it.")
  private String name = "";

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository, bare or not; the current folder unless given.")
  private Path repository = Path.of("");

  TokenRemoveCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = Trunk.open(repository.toAbsolutePath().normalize())) {
      Tokens.of(trunk, Clock.systemUTC()).remove(name);
      console.say("token " + name + " has ended");
    }
    return ExitCode.YES;
  }
}
