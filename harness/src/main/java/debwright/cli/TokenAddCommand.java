package debwright.cli;

import debwright.access.Tokens;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright token add}: makes a token. */
@CommandLine.Command(
    name = "add",
    header = "Make a token for somebody.",
    description = {
      "",
      "The token is printed once and kept nowhere: give it to the person in private. The roles are",
      "propose, review, land and deploy. It is made in the repository that is served: a clone's",
      "tokens no server knows."
    },
    footer = {
      "  debwright token add 'Ann Example <ann@example.org>' --role propose,review --expires 90"
    })
final class TokenAddCommand implements Command {
  private final Console console;

  @Parameters(
      paramLabel = "PERSON",
      description = "Who it is for: 'NAME <ADDRESS>', as the ledger is to say.")
  private String person = "";

  @Option(
      names = "--role",
      paramLabel = "ROLES",
      required = true,
      description = "What they may do: one or more of propose, review, land, deploy.")
  private String roles = "";

  @Option(
      names = "--expires",
      paramLabel = "DAYS",
      description = "When it ends; as long as nobody removes it unless given.")
  private @Nullable Integer days;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "The repository that is served; the one of the current folder unless given.")
  private Path repository = Path.of("");

  TokenAddCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    Optional<Integer> lasts = Optional.ofNullable(days);
    if (lasts.isPresent() && lasts.get() < 1) {
      throw Failure.input("--expires must be 1 or more days, found " + lasts.get(), "");
    }
    try (Trunk trunk = Trunk.open(repository.toAbsolutePath().normalize())) {
      expectServed(trunk);
      Tokens.Made made =
          Tokens.of(trunk, Clock.systemUTC())
              .add(person, Tokens.roles(roles), lasts.map(Duration::ofDays));
      console.out().println(made.secret());
      console.say(
          "token %s of %s; this is the only time that it is shown"
              .formatted(made.token().name(), person));
      console.say(
          "servers of %s know it, and no others"
              .formatted(trunk.place().toAbsolutePath().normalize()));
    }
    return ExitCode.YES;
  }

  /** A server reads the tokens of the repository that it has, not those of clones. */
  private static void expectServed(Trunk trunk) throws Failure {
    Optional<String> server = trunk.isBare() ? Optional.empty() : ServerClient.host(trunk);
    if (server.isPresent()) {
      throw Failure.input(
          "%s is a clone of what %s serves, which would not know a token that is made here"
              .formatted(trunk.place(), server.get()),
          "where the server is: --repository and the repository's folder there");
    }
  }
}
