package debwright.cli;

import debwright.trunk.Trunk;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Who does it; the option that several commands share. */
final class ServerOption {
  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server that does it; the one that hosts the clone's remote unless given. Without any, it is done here.")
  private Optional<String> server = Optional.empty();

  Optional<String> named() {
    return server;
  }

  Optional<ServerClient> of(Trunk trunk, Console console) throws Failure {
    return ServerClient.of(trunk, server, console);
  }
}
