package debwright.cli;

import debwright.ledger.Ledger;
import debwright.run.Past;
import debwright.trunk.Trunk;
import debwright.web.StaticSite;
import debwright.web.WebContext;
import debwright.works.Pruning;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code debwright serve}: the pages of a project's delivery. */
@CommandLine.Command(
    name = "serve",
    header = "Serve pages that say what can be deployed, what blocks it, and what happens now.",
    description = {
      "",
      "It prints its address once it listens. To look, nobody needs anything; to approve, mark,",
      "land or deploy, people log in with a token of theirs: see debwright token."
    },
    footer = {
      "  debwright serve",
      "  debwright serve --repository /srv/project.git --url https://delivery.example.org",
      "  debwright serve --port 8080 --bind 0.0.0.0",
      "  debwright serve --write public"
    })
final class ServeCommand implements Command {
  private final Console console;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where to listen: 8042 unless given; 0 takes any that is free.")
  private int port = 8042;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "The address to listen at: only this machine's own unless given.")
  private String bind = "127.0.0.1";

  @Option(
      names = "--url",
      paramLabel = "URL",
      description = "The address that people know it by, for links; where it listens unless given.")
  private Optional<String> url = Optional.empty();

  @Option(
      names = "--write",
      paramLabel = "DIR",
      description = "Write the pages there as files that need no server, and end.")
  private @Nullable Path write;

  @Option(
      names = "--keep-days",
      paramLabel = "N",
      description = "Logs and reports are kept so long: 180 days unless given.")
  private int keepDays = 180;

  @Option(
      names = "--keep-size",
      paramLabel = "MIB",
      description = "The oldest of them go where all take more: 10240 MiB unless given.")
  private int keepSize = 10_240;

  @Option(names = "--format", paramLabel = "FORMAT", description = "text (default) or json.")
  private TrunkFormat format = TrunkFormat.TEXT;

  @Mixin private RunOptions options = new RunOptions();

  ServeCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (port < 0 || port > 65_535) {
      throw Failure.input("--port must be 0 to 65535, found " + port, "leave it out");
    }
    Optional<URI> known =
        url.isPresent() ? Optional.of(ServedAddress.known(url.get())) : Optional.empty();
    if (keepDays < 1 || keepSize < 1) {
      throw Failure.input(
          "--keep-days and --keep-size must be 1 or more, found %d and %d"
              .formatted(keepDays, keepSize),
          "leave them out");
    }
    try (Trunk trunk = Trunk.open(options.repository())) {
      Optional<Path> folder = Optional.ofNullable(write);
      if (folder.isPresent()) {
        int pages = StaticSite.write(WebContext.of(trunk), folder.get().toAbsolutePath());
        written(pages, folder.get());
        return ExitCode.YES;
      }
      serve(trunk, known);
    }
    return ExitCode.YES;
  }

  private Pruning.Bound bound() {
    return new Pruning.Bound(Duration.ofDays(keepDays), (long) keepSize << 20);
  }

  private void serve(Trunk trunk, Optional<URI> known) throws Exception {
    try (GateTalk talk = new GateTalk(console, System::nanoTime)) {
      LaneWiring wiring =
          new LaneWiring(
              console,
              trunk,
              Ledger.of(trunk),
              options.materials(console, talk),
              options.settings(),
              Past.in(console.cache()),
              talk);
      try (ServedProject project = new ServedProject(wiring, bind, known, bound())) {
        project.start(port);
        project.address().notes().forEach(note -> console.say("note: " + note));
        console.out().println(listens(project.address().links(), format));
        console.out().flush();
        new CountDownLatch(1).await();
      }
    }
  }

  private void written(int pages, Path folder) {
    console.say(pages + " pages are in " + folder);
    if (format == TrunkFormat.JSON) {
      console
          .out()
          .println(ServerClient.document().put("folder", folder.toString()).put("pages", pages));
    }
  }

  /** What is said once it listens, on one line. */
  static String listens(URI url, TrunkFormat format) {
    return format == TrunkFormat.JSON
        ? ServerClient.document().put("url", url.toString()).toString()
        : url.toString();
  }
}
