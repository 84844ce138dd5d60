package debwright.cli;

import debwright.access.Token;
import debwright.access.Tokens;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Option;

/** {@code debwright token list}: the tokens that there are. */
@CommandLine.Command(
    name = "list",
    header = "List the tokens that there are.",
    footer = {"  debwright token list", "  debwright token list --format json"})
final class TokenListCommand implements Command {
  private final Console console;

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository, bare or not; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  TokenListCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = Trunk.open(repository.toAbsolutePath().normalize())) {
      List<Token> tokens = Tokens.of(trunk, Clock.systemUTC()).list();
      console.out().print(format == TrunkFormat.JSON ? json(tokens) : text(tokens));
    }
    return ExitCode.YES;
  }

  private static String text(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      text.append(
          "%s  %s  %s  %s\n".formatted(token.name(), token.person(), words(token), until(token)));
    }
    return text.toString();
  }

  private static String until(Token token) {
    return token
        .expires()
        .map(at -> (token.good(Instant.now()) ? "until " : "ended ") + at)
        .orElse("without end");
  }

  private static String words(Token token) {
    return String.join(",", roles(token));
  }

  private static List<String> roles(Token token) {
    List<String> roles = new ArrayList<>();
    token.roles().forEach(role -> roles.add(role.toString()));
    return roles;
  }

  private static String json(List<Token> tokens) throws Exception {
    return TrunkJson.document(
        out -> {
          out.writeArrayFieldStart("tokens");
          for (Token token : tokens) {
            out.writeStartObject();
            out.writeStringField("token", token.name());
            out.writeStringField("person", token.person());
            TrunkJson.strings(out, "roles", roles(token));
            out.writeStringField("created", token.created().toString());
            TrunkJson.string(out, "expires", token.expires().map(Instant::toString));
            out.writeEndObject();
          }
          out.writeEndArray();
        });
  }
}
