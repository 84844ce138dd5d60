package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.DeployReport;
import debwright.history.TrunkBranch;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Mark;
import debwright.ledger.Stages;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** Has a server do it, and waits for what becomes of it. */
final class RemoteCounter implements Counter {
  /** A deploy may wait for a landing, and both may take their time. */
  private static final Duration PATIENCE = Duration.ofHours(3);

  /** So long a server may not answer meanwhile. */
  private static final Duration AWAY = Duration.ofMinutes(2);

  private static final Duration CONNECTING = Duration.ofSeconds(30);

  private final Trunk trunk;
  private final ServerClient server;
  private final Console console;

  /** That of a clone, which knows what names mean. */
  RemoteCounter(Trunk trunk, ServerClient server, Console console) {
    this.trunk = trunk;
    this.server = server;
    this.console = console;
  }

  @Override
  public DeployReport deploy(String environment, Optional<String> revision, boolean first)
      throws Exception {
    ObjectNode document = ServerClient.document().put("first", first);
    if (revision.isPresent()) {
      document.put("revision", named(revision.get()).id());
    }
    return ask(environment, "deploy", document);
  }

  @Override
  public DeployReport rollBack(String environment) throws Exception {
    return ask(environment, "rollback", ServerClient.document());
  }

  /** What a name means in the clone; trunk's is the server's. */
  private Revision named(String name) throws Exception {
    TrunkBranch branch = TrunkBranch.of(trunk);
    boolean onTrunk =
        name.equals(branch.name())
            || name.startsWith(branch.name() + "~")
            || name.startsWith(branch.name() + "^");
    return trunk.resolve(
        onTrunk ? branch.tip().id() + name.substring(branch.name().length()) : name);
  }

  /** Listens before it asks, so that nothing is missed between. */
  private DeployReport ask(String environment, String verb, ObjectNode document) throws Exception {
    String path = "api/environments/%s/%s".formatted(ServerClient.part(environment), verb);
    try (ServerEvents events = server.listen();
        ProgressLine line = new ProgressLine(console, System::nanoTime)) {
      events.await(System.nanoTime() + CONNECTING.toNanos());
      return await(server.post(path, document), events, line);
    }
  }

  private DeployReport await(JsonNode asked, ServerEvents events, ProgressLine line)
      throws Exception {
    String path = "api/orders/" + ServerClient.part(asked.path("order").asText());
    long end = System.nanoTime() + PATIENCE.toNanos();
    String said = "";
    do {
      JsonNode order = orderOnceItAnswers(path, line);
      switch (order.path("state").asText()) {
        case "done" -> {
          return report(order);
        }
        case "refused" -> throw refused(order);
        default -> said = tell(order, said, line);
      }
    } while (events.await(end));
    throw Failure.environment(
        "%s is at it for %d hours".formatted(server.address(), PATIENCE.toHours()),
        "debwright status tells what became of it");
  }

  /** A server that is started anew does what it was asked for before. */
  private JsonNode orderOnceItAnswers(String path, ProgressLine line) throws Exception {
    long end = System.nanoTime() + AWAY.toNanos();
    while (true) {
      try {
        return order(path);
      } catch (Failure e) {
        if (e.exit() != ExitCode.ENVIRONMENT || System.nanoTime() > end) {
          throw e;
        }
        line.stage("the server does not answer; it may be started anew");
        Thread.sleep(1000);
      }
    }
  }

  /** Another one may have been started in its place, which does not know what it was asked for. */
  private JsonNode order(String path) throws Exception {
    return server
        .find(path)
        .orElseThrow(
            () ->
                Failure.refused(
                    "%s does not know the deploy that it was asked for".formatted(server.address()),
                    "debwright status tells what runs; ask again if it is not that"));
  }

  private static Failure refused(JsonNode order) {
    return ServerClient.denied(
        order.path("status").asInt(409),
        Visible.lines(order.path("error").asText()),
        Visible.lines(order.path("hint").asText()));
  }

  private static String tell(JsonNode order, String said, ProgressLine line) {
    JsonNode running = order.path("running").path(0);
    String what =
        "%s of revision %s: %s"
            .formatted(
                order.path("environment").asText(),
                Revision.shortId(order.path("revision").asText()),
                running.isMissingNode()
                    ? order.path("state").asText()
                    : running.path("what").asText() + ", " + running.path("stage").asText());
    if (!what.equals(said)) {
      line.stage(Visible.line(what));
    }
    return what;
  }

  private static DeployReport report(JsonNode order) {
    Stages stages = Stages.NONE;
    for (Map.Entry<String, JsonNode> stage : order.path("stages_ms").properties()) {
      stages = stages.and(stage.getKey(), Duration.ofMillis(stage.getValue().asLong()));
    }
    return new DeployReport(
        order.path("environment").asText(),
        order.path("revision").asText(),
        Optional.ofNullable(order.path("before").textValue()),
        order.path("what").asText().equals("rollback"),
        order.path("success").asBoolean(),
        order.path("rolled_back").asBoolean(),
        order.path("reason").asText(),
        stages,
        order.path("log").asText(),
        order.path("event").asText());
  }

  @Override
  public Marked mark(String revision, Mark mark, Optional<String> coveredBy, String message)
      throws Exception {
    Revision marked = named(revision);
    ObjectNode document =
        ServerClient.document().put("mark", mark.toString()).put("message", message);
    Optional<String> by =
        coveredBy.isPresent() ? Optional.of(named(coveredBy.get()).id()) : Optional.empty();
    by.ifPresent(id -> document.put("covered-by", id));
    server.post("api/revisions/%s/mark".formatted(marked.id()), document);
    return new Marked(marked.id(), mark, by, message);
  }

  @Override
  public Optional<String> log(DeployReport report) {
    return Optional.of(report.log())
        .filter(name -> !name.isEmpty())
        .map(name -> server.address().resolve("logs/" + ServerClient.part(name)))
        .map(URI::toString);
  }

  @Override
  public void close() {
    trunk.close();
  }
}
