package debwright.cli;

import debwright.access.Tokens;
import debwright.delivery.BoardReader;
import debwright.delivery.Desk;
import debwright.fault.Explained;
import debwright.gate.ProjectFileException;
import debwright.hosting.ForgeRoutes;
import debwright.hosting.GitHost;
import debwright.hosting.GitRoutes;
import debwright.hosting.UpstreamRoute;
import debwright.ledger.LedgerException;
import debwright.text.Visible;
import debwright.trunk.TrunkException;
import debwright.web.Patience;
import debwright.web.WebContext;
import debwright.web.WebServer;
import debwright.works.Announcer;
import debwright.works.Foreman;
import debwright.works.Pruning;
import debwright.works.RefWatch;
import io.javalin.config.RoutesConfig;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A project that is served: its pages and its repository, what lands and deploys by itself, and who
 * is told.
 */
final class ServedProject implements AutoCloseable {
  private final LaneWiring wiring;
  private final Console console;
  private final Foreman foreman;
  private final WebServer web;
  private final RefWatch refs;
  private final Consumer<String> note;
  private final ServerSign sign;
  private final Optional<URI> known;
  private Optional<Announcer> announcer = Optional.empty();

  /**
   * One that does not listen yet.
   *
   * @param bind the address to listen at
   * @param known the address that people know it by; where it listens where it is empty
   * @param bound of the logs and reports that are kept
   */
  ServedProject(LaneWiring wiring, String bind, Optional<URI> known, Pruning.Bound bound)
      throws IOException {
    this.wiring = wiring;
    this.known = known;
    this.console = wiring.console();
    this.note = new Repeats(what -> console.say("note: " + what), Clock.systemUTC());
    Foreman.Crew crew =
        new Foreman.Crew(
            progress -> wiring.lane(new LaneTalk(console, progress)),
            progress -> wiring.deployer(new DeployLog(console, progress)),
            this::changed,
            wiring.pruning(bound),
            note,
            Clock.systemUTC());
    this.foreman = new Foreman(wiring.trunk(), wiring.ledger(), crew);
    Clock clock = Clock.systemUTC();
    Tokens tokens = Tokens.of(wiring.trunk(), clock);
    Desk desk = new Desk(wiring.trunk(), wiring.ledger());
    WebContext context =
        new WebContext(
            wiring.trunk(),
            new BoardReader(wiring.trunk(), wiring.ledger()),
            desk,
            foreman,
            tokens,
            new TrunkHints(wiring.trunk(), wiring.ledger(), console.cache())::sheet,
            clock,
            line -> console.say("note: " + line));
    GitHost host =
        new GitHost(wiring.trunk(), desk, foreman, number -> links() + "proposals/" + number);
    this.web =
        new WebServer(
            context,
            new WebServer.Place(bind, known),
            routes -> mount(routes, host, desk, tokens),
            Patience.USUAL);
    this.sign = ServerSign.in(LaneWiring.folder(wiring.trunk()));
    this.refs = RefWatch.of(wiring.trunk().gitFolder(), this::moved);
  }

  private void mount(RoutesConfig routes, GitHost host, Desk desk, Tokens tokens) {
    new GitRoutes(host, tokens).on(routes);
    new UpstreamRoute(tokens, foreman::lookUpstream).on(routes);
    new ForgeRoutes(
            wiring.trunk(),
            desk,
            console.environment(),
            foreman::followForge,
            line -> console.say(Visible.line(line)))
        .on(routes);
  }

  private String links() {
    return address().links().toString();
  }

  /** Listens, and begins with what was left. */
  void start(int port) throws IOException, InterruptedException {
    sign.other()
        .ifPresent(
            other ->
                note.accept(
                    other
                        + " serves this repository already: one of the two lands and deploys at a"
                        + " time; stop one"));
    wiring.workshop().endLeftovers();
    web.start(port);
    sign.hang(address().links());
    Path folder = LaneWiring.folder(wiring.trunk());
    announcer =
        Optional.of(
            new Announcer(wiring.trunk(), wiring.ledger(), folder, address().links(), note));
    foreman.start();
    foreman.wake();
  }

  /** Where it is, once it listens. */
  ServedAddress address() {
    return new ServedAddress(web.address(), web.port(), known);
  }

  private void moved() {
    foreman.wake();
    changed();
  }

  private void changed() {
    web.changed();
    announcer.ifPresent(this::announce);
  }

  private void announce(Announcer each) {
    try {
      each.announce();
    } catch (TrunkException | ProjectFileException | LedgerException e) {
      told(e);
    } catch (IOException e) {
      note.accept("nobody can be told: " + e);
    }
  }

  private void told(Explained e) {
    note.accept("nobody can be told: " + e.told());
  }

  @Override
  public void close() throws IOException {
    refs.close();
    foreman.close();
    announcer.ifPresent(Announcer::close);
    web.close();
    sign.close();
  }
}
