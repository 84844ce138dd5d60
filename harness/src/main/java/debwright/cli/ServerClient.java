package debwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.text.Visible;
import debwright.trunk.GitCommand;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/**
 * A server as its clients see it.
 *
 * @param address its root, which ends with a slash
 * @param token what a person may do is known by it; empty to look only
 */
record ServerClient(URI address, String token) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String GIT = "/git";

  /**
   * The one that a clone's remote is on, or that was named.
   *
   * @param named by an option, or empty
   */
  static Optional<ServerClient> of(Trunk trunk, Optional<String> named, Console console)
      throws Failure {
    Optional<String> address =
        named.or(() -> console.variable("DEBWRIGHT_SERVER")).or(() -> host(trunk));
    if (address.isEmpty()) {
      return Optional.empty();
    }
    URI uri = uri(address.get());
    Optional<String> token = console.variable("DEBWRIGHT_TOKEN").or(() -> ofUrl(trunk, uri));
    return Optional.of(new ServerClient(uri, token.orElse("")));
  }

  /** The server that hosts what a clone is of, as far as the clone tells. */
  static Optional<String> host(Trunk trunk) {
    return config(trunk, "debwright", "server").or(() -> ofRemote(trunk));
  }

  private static Optional<String> config(Trunk trunk, String section, String key) {
    return Optional.ofNullable(trunk.repository().getConfig().getString(section, null, key));
  }

  /** A clone of a repository that a server hosts knows the server's address. */
  private static Optional<String> ofRemote(Trunk trunk) {
    return trunk
        .remote()
        .map(name -> trunk.repository().getConfig().getString("remote", name, "url"))
        .map(url -> url.endsWith("/") ? url.substring(0, url.length() - 1) : url)
        .filter(url -> url.matches("https?://.*") && url.endsWith(GIT))
        .map(url -> url.substring(0, url.length() - GIT.length()))
        .map(url -> url.replaceFirst("//[^/@]*@", "//"));
  }

  /**
   * A remote's address may hold the token, as {@code http://me:TOKEN@host/git/}; no other server is
   * told it.
   */
  private static Optional<String> ofUrl(Trunk trunk, URI server) {
    return trunk
        .remote()
        .map(name -> trunk.repository().getConfig().getString("remote", name, "url"))
        .filter(url -> url.matches("https?://[^/@:]*:[^/@]+@.*"))
        .filter(
            url -> ofRemote(trunk).filter(each -> server.toString().equals(each + "/")).isPresent())
        .map(url -> url.replaceFirst("https?://[^/@:]*:([^/@]+)@.*", "$1"))
        .map(coded -> URLDecoder.decode(coded.replace("+", "%2B"), StandardCharsets.UTF_8));
  }

  private static URI uri(String address) throws Failure {
    String whole = address.endsWith("/") ? address : address + "/";
    try {
      URI uri = URI.create(whole);
      if (uri.getScheme() != null && uri.getScheme().matches("https?") && uri.getHost() != null) {
        return uri;
      }
    } catch (IllegalArgumentException e) {
      throw notOne(address);
    }
    throw notOne(address);
  }

  private static Failure notOne(String address) {
    return Failure.input(
        "no address of a server: '" + address + "'", "such as --server http://localhost:8012/");
  }

  /** A document to send. */
  static ObjectNode document() {
    return JSON.createObjectNode().put("schema", 1);
  }

  /**
   * Asks the server to do something.
   *
   * @param path from its root
   * @return its answer
   * @throws Failure it cannot be reached, or says no
   */
  JsonNode post(String path, ObjectNode document)
      throws IOException, InterruptedException, Failure {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(document)));
    return send(token.isEmpty() ? request : request.header("Authorization", "Bearer " + token));
  }

  /**
   * What the server shows.
   *
   * @param path from its root
   * @throws Failure it cannot be reached, or has no such thing
   */
  JsonNode get(String path) throws IOException, InterruptedException, Failure {
    return send(look(path));
  }

  /** The same, or empty where there is no such thing. */
  Optional<JsonNode> find(String path) throws IOException, InterruptedException, Failure {
    HttpResponse<String> response = answer(look(path));
    JsonNode answer = parse(response);
    if (response.statusCode() == 404) {
      return Optional.empty();
    }
    expectDone(response, answer);
    return Optional.of(answer);
  }

  private HttpRequest.Builder look(String path) {
    return HttpRequest.newBuilder(address.resolve(path)).timeout(PATIENCE).GET();
  }

  /** Listens for what changes there, from now on. */
  ServerEvents listen() {
    return new ServerEvents(address.resolve("events"));
  }

  /** A part of a path, whatever it holds. */
  static String part(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private JsonNode send(HttpRequest.Builder request)
      throws IOException, InterruptedException, Failure {
    HttpResponse<String> response = answer(request);
    JsonNode answer = parse(response);
    expectDone(response, answer);
    return answer;
  }

  private static void expectDone(HttpResponse<String> response, JsonNode answer) throws Failure {
    if (response.statusCode() >= 400) {
      throw failure(response.statusCode(), answer);
    }
  }

  private HttpResponse<String> answer(HttpRequest.Builder request)
      throws InterruptedException, Failure {
    try {
      return CLIENT.send(
          request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw Failure.environment(
          "no answer from %s: %s".formatted(address, reason(e)),
          "see whether debwright serve runs there");
    }
  }

  /** Java tells by the kind of an exception alone that nobody listens. */
  private static String reason(IOException e) {
    if (e instanceof HttpTimeoutException) {
      return "nothing came within %d seconds".formatted(PATIENCE.toSeconds());
    }
    for (Throwable each = e; each != null; each = each.getCause()) {
      if (each instanceof UnresolvedAddressException) {
        return "no host has that name";
      }
    }
    return e instanceof ConnectException && e.getMessage() == null
        ? "nobody listens there"
        : Failures.said(e);
  }

  private JsonNode parse(HttpResponse<String> response) throws Failure {
    try {
      return JSON.readTree(response.body());
    } catch (JsonProcessingException e) {
      throw Failure.environment(
          "%s answers with no JSON, status %d".formatted(address, response.statusCode()),
          "see whether debwright serve runs there");
    }
  }

  private static Failure failure(int status, JsonNode answer) {
    String error = Visible.lines(answer.path("error").asText("status " + status));
    String hint = Visible.lines(answer.path("hint").asText(""));
    if (status == 401) {
      return Failure.input(error, "set DEBWRIGHT_TOKEN to a token of yours");
    }
    return status >= 500 ? Failure.environment(error, hint) : denied(status, error, hint);
  }

  /** What a server says of a thing that is not, or cannot be; as where it is asked for here. */
  static Failure denied(int status, String error, String hint) {
    return status == 400 || status == 404
        ? Failure.input(error, hint)
        : Failure.refused(error, hint);
  }

  /** Pushes to the repository that it hosts; git is given the token, not its command line. */
  GitCommand.Answer push(Trunk trunk, String... words) throws IOException, InterruptedException {
    String pair =
        Base64.getEncoder().encodeToString(("token:" + token).getBytes(StandardCharsets.UTF_8));
    Map<String, String> variables =
        token.isEmpty()
            ? Map.of()
            : Map.of(
                "GIT_CONFIG_COUNT",
                "1",
                "GIT_CONFIG_KEY_0",
                "http.extraHeader",
                "GIT_CONFIG_VALUE_0",
                "Authorization: Basic " + pair);
    return new GitCommand(trunk.gitFolder(), Duration.ofMinutes(5)).with(variables).run(words);
  }
}
