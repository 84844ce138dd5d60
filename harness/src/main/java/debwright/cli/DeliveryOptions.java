package debwright.cli;

import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Where proposals are kept; the options that several commands share. */
final class DeliveryOptions {

  @Option(
      names = "--repository",
      paramLabel = "DIR",
      description = "A clone of the repository, bare or not; the current folder unless given.")
  private Path repository = Path.of("");

  @Option(
      names = "--server",
      paramLabel = "URL",
      description =
          "The server that does it; the one that hosts the clone's remote unless given. Without any, it is done here.")
  private Optional<String> server = Optional.empty();

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private DeliveryFormat format = DeliveryFormat.TEXT;

  Trunk open() throws TrunkException, IOException {
    return Trunk.open(repository.toAbsolutePath().normalize());
  }

  Optional<ServerClient> server(Trunk trunk, Console console) throws Failure {
    return ServerClient.of(trunk, server, console);
  }

  boolean json() {
    return format == DeliveryFormat.JSON;
  }
}
