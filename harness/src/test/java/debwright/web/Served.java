package debwright.web;

import debwright.access.Tokens;
import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeployOrder;
import debwright.delivery.Role;
import debwright.delivery.Works;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A world's pages on a port of this machine, and somebody who asks for them. */
final class Served implements AutoCloseable {
  private static final Pattern CSRF = Pattern.compile("name=\"csrf\" value=\"([^\"]+)\"");

  private final HttpClient client =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(10)).build();
  private final Tokens tokens;
  private final WebServer server;

  /** What was asked of the lane and of the deploys. */
  final List<String> asked = new ArrayList<>();

  /** What the server told whoever runs it. */
  final List<String> said = new ArrayList<>();

  Served(World world, Mount mount, List<HintRow> hints) throws IOException {
    this(world, mount, hints, Patience.USUAL);
  }

  Served(World world, Mount mount, List<HintRow> hints, Patience patience) throws IOException {
    WebContext plain = WebContext.of(world.trunk(), new Noted());
    this.tokens = plain.tokens();
    this.server =
        new WebServer(
            new WebContext(
                plain.trunk(),
                plain.boards(),
                plain.desk(),
                plain.works(),
                plain.tokens(),
                () -> new HintSheet(hints, List.of()),
                Clock.systemUTC(),
                said::add),
            new WebServer.Place(
                "127.0.0.1", Optional.of(URI.create("https://delivery.example.org/"))),
            mount,
            patience);
    server.start(0);
  }

  Served(World world) throws IOException {
    this(world, Mount.NONE, List.of());
  }

  private final class Noted implements Works {
    @Override
    public void wake() {}

    @Override
    public void land(Actor actor, String number) throws DeliveryException {
      expect(actor, Role.LAND);
      asked.add("land " + number);
    }

    @Override
    public DeployOrder deploy(
        Actor actor, String environment, Optional<String> revision, boolean first)
        throws DeliveryException {
      expect(actor, Role.DEPLOY);
      asked.add(
          "deploy " + environment + " " + revision.orElse("newest") + (first ? " first" : ""));
      return DeployOrder.of("1", environment, revision.orElse(""));
    }

    @Override
    public DeployOrder rollBack(Actor actor, String environment) throws DeliveryException {
      expect(actor, Role.DEPLOY);
      asked.add("roll back " + environment);
      return DeployOrder.of("1", environment, "");
    }

    @Override
    public Optional<DeployOrder> order(String id) {
      return Optional.empty();
    }

    @Override
    public List<Running> running() {
      return List.of(
          new Running("landing 13", List.of("13"), "tests", Instant.now().minusSeconds(34)));
    }

    private void expect(Actor actor, Role role) throws DeliveryException {
      if (!actor.roles().contains(role)) {
        throw new DeliveryException(
            DeliveryException.Kind.FORBIDDEN, actor.name() + " may not " + role, "");
      }
    }
  }

  WebServer server() {
    return server;
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  String token(String person, Collection<Role> roles) throws Exception {
    return tokens.add(person, roles, Optional.empty()).secret();
  }

  HttpResponse<String> get(String path, String... headers) throws Exception {
    return send(request(path, headers).GET().build());
  }

  HttpResponse<String> post(String path, String body, String... headers) throws Exception {
    return send(request(path, headers).POST(BodyPublishers.ofString(body)).build());
  }

  /** Sends a form, by a browser that a session's cookie is for. */
  HttpResponse<String> form(String path, Map<String, String> fields, String cookie)
      throws Exception {
    return post(
        path,
        encoded(fields),
        "Content-Type",
        "application/x-www-form-urlencoded",
        "Cookie",
        cookie);
  }

  static String encoded(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(
            field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
        .collect(Collectors.joining("&"));
  }

  /** Logs in, and gives the cookie. */
  String logIn(String token) throws Exception {
    HttpResponse<String> answer = form("/login", Map.of("token", token), "x=y");
    if (answer.statusCode() != 303) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return answer.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
  }

  /** The secret of the forms on a page. */
  String csrf(String path, String cookie) throws Exception {
    Matcher csrf = CSRF.matcher(get(path, "Cookie", cookie).body());
    return csrf.find() ? csrf.group(1) : "";
  }

  private HttpRequest.Builder request(String path, String... headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(30));
    return headers.length == 0 ? request : request.headers(headers);
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return client.send(request, BodyHandlers.ofString());
  }

  HttpClient client() {
    return client;
  }

  @Override
  public void close() {
    server.close();
  }
}
