package debwright.web;

import debwright.access.AccessException;
import debwright.gate.ProjectFileException;
import debwright.ledger.LedgerException;
import debwright.trunk.TrunkException;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.MethodNotAllowedResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.NetworkConnectionLimit;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/** Serves the pages of a project, and what may be asked of it. */
public final class WebServer implements AutoCloseable {
  private final WebContext context;
  private final Patience patience;
  private final Events events;
  private final Javalin javalin;
  private final InetAddress address;
  private int port;

  /**
   * Where a server is.
   *
   * @param bind the address to listen at
   * @param url the address that people know it by, http or https, or empty
   */
  public record Place(String bind, Optional<URI> url) {}

  /**
   * A server that does not listen yet, and is known by the address that it will listen at.
   *
   * @param bind the address to listen at
   * @param mount further paths
   * @throws IOException there is no such address
   */
  public WebServer(WebContext context, String bind, Mount mount) throws IOException {
    this(context, new Place(bind, Optional.empty()), mount, Patience.USUAL);
  }

  /**
   * A server that does not listen yet.
   *
   * @param mount further paths
   * @param patience with slow clients
   * @throws IOException there is no such address
   */
  public WebServer(WebContext context, Place place, Mount mount, Patience patience)
      throws IOException {
    this.context = context;
    this.patience = patience;
    this.events = new Events(patience.listeners());
    this.address = InetAddress.getByName(place.bind());
    Guard guard = Guard.of(address, place);
    Site site = new Site(context);
    Doors doors = new Doors(context, site, events, guard);
    this.javalin = Javalin.create(config -> configure(config, guard, doors, mount));
  }

  private void configure(JavalinConfig config, Guard guard, Doors doors, Mount mount) {
    config.startup.showJavalinBanner = false;
    config.startup.startupWatcherEnabled = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.http.maxRequestSize = Guard.BODY;
    config.http.asyncTimeout = 0;
    config.http.prefer405over404 = true;
    QueuedThreadPool threads = new QueuedThreadPool(patience.threads());
    threads.setDaemon(true);
    threads.setName("web");
    config.jetty.threadPool = threads;
    config.jetty.modifyServer(server -> Turns.on(server, patience));
    config.jetty.addConnector(this::connector);
    RoutesConfig routes = config.routes;
    routes.before(
        request -> {
          Guard.headers(request);
          guard.host(request);
        });
    mount.on(routes);
    doors.on(routes);
    failures(routes, doors);
  }

  private ServerConnector connector(Server server, HttpConfiguration http) {
    http.setSendServerVersion(false);
    http.setSendXPoweredBy(false);
    ServerConnector connector =
        new PatientConnector(server, new HttpConnectionFactory(http), patience);
    connector.setHost(address.getHostAddress());
    connector.setPort(port);
    server.addBean(new NetworkConnectionLimit(patience.connections(), server));
    return connector;
  }

  private void failures(RoutesConfig routes, Doors doors) {
    routes.exception(WebException.class, (e, request) -> doors.refuse(request, e));
    routes.exception(
        ContentTooLargeResponse.class,
        (e, request) ->
            doors.refuse(request, new WebException(413, "more than 1 MiB was sent", "")));
    routes.exception(
        MethodNotAllowedResponse.class, (e, request) -> doors.refuse(request, notThat(e, request)));
    routes.exception(
        HttpResponseException.class,
        (e, request) ->
            doors.refuse(
                request, new WebException(e.getStatus(), String.valueOf(e.getMessage()), "")));
    routes.exception(
        ProjectFileException.class,
        (e, request) -> broken(doors, request, String.valueOf(e.getMessage()), e.hint()));
    routes.exception(
        TrunkException.class, (e, request) -> broken(doors, request, e.explanation(), e.hint()));
    routes.exception(
        LedgerException.class, (e, request) -> broken(doors, request, e.explanation(), e.hint()));
    routes.exception(
        AccessException.class,
        (e, request) -> {
          context.say().accept(e.explanation());
          broken(doors, request, "the tokens cannot be read", "whoever runs the server sees why");
        });
    routes.exception(
        Exception.class,
        (e, request) -> {
          context.say().accept("%s %s: %s".formatted(request.method(), request.path(), e));
          doors.refuse(
              request, new WebException(500, "this is our fault", "the server's log says more"));
        });
  }

  private static WebException notThat(MethodNotAllowedResponse e, Context request) {
    String taken = String.join(", ", e.getDetails().values());
    request.header("Allow", taken);
    return new WebException(
        405,
        "%s is nothing to ask of %s".formatted(request.method(), request.path()),
        "it takes " + taken);
  }

  /** Things are not as they should be, which only somebody else can mend. */
  private static void broken(Doors doors, Context request, String what, String hint) {
    doors.refuse(request, new WebException(503, what, hint));
  }

  /**
   * Begins to listen.
   *
   * @param wanted the port, or 0 for any
   * @throws IOException it cannot be had
   */
  public void start(int wanted) throws IOException {
    port = wanted;
    try {
      javalin.start();
    } catch (RuntimeException e) {
      throw new IOException(
          "cannot listen at %s port %d: %s".formatted(address.getHostAddress(), wanted, cause(e)),
          e);
    }
  }

  private static String cause(Throwable thrown) {
    Throwable last = thrown;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return String.valueOf(last.getMessage());
  }

  /** The port that it listens at. */
  public int port() {
    return javalin.port();
  }

  /** The address that it listens at. */
  public InetAddress address() {
    return address;
  }

  /** Such as {@code http://127.0.0.1:8080/}. */
  public String place() {
    String host = address.getHostAddress();
    return "http://%s:%d/".formatted(host.contains(":") ? "[" + host + "]" : host, port());
  }

  /** Tells all browsers that something changed. Returns at once. */
  public void changed() {
    events.changed();
  }

  @Override
  public void close() {
    events.close();
    javalin.stop();
  }
}
