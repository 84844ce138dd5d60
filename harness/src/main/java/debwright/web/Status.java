package debwright.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.Proposal;
import debwright.delivery.Trouble;
import debwright.delivery.Works.Running;
import debwright.history.FailedDeploy;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import debwright.text.Visible;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The answers of the first page, as text and as JSON.
 *
 * @param running what is done right now
 * @param now when it is told
 * @param logs where a person finds the log of a name, or empty
 */
public record Status(
    Board board, List<Running> running, Instant now, Function<String, Optional<String>> logs) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FEW = 10;

  public Status {
    running = List.copyOf(running);
  }

  /** That of a server, which has the logs. */
  public Status(Board board, List<Running> running, Instant now) {
    this(board, running, now, log -> Optional.of("/logs/" + Links.part(log)));
  }

  /** One document, on one line. */
  public String json() {
    return document() + "\n";
  }

  ObjectNode document() {
    Snapshot snapshot = Snapshot.of(board);
    ObjectNode root = JSON.createObjectNode().put("schema", 1);
    root.put("time", Show.stamp(now)).put("trunk", board.trunk()).put("tip", board.tip().id());
    board.environments().forEach(each -> environment(root, each, snapshot));
    root.withArray("environments");
    lane(root);
    root.withArray("queue");
    board.proposals().queue().forEach(each -> proposal(root.withArray("queue").addObject(), each));
    root.withArray("open");
    board.proposals().all().stream()
        .filter(each -> each.state().open())
        .forEach(each -> proposal(root.withArray("open").addObject(), each));
    root.withArray("landings");
    snapshot.landings().newest(FEW).forEach(each -> landing(root, each));
    suite(root, snapshot.health());
    root.withArray("notes");
    board.notes().forEach(root.withArray("notes")::add);
    return root;
  }

  private static void environment(ObjectNode root, BoardEnvironment each, Snapshot snapshot) {
    Answer answer = Answer.of(each);
    ObjectNode node = root.withArray("environments").addObject().put("name", each.name());
    Optional<Recorded<Deployed>> deployed =
        each.deployed().filter(there -> each.installed().lost().isEmpty());
    node.put("revision", deployed.map(d -> d.fact().revision()).orElse(null));
    node.put("deployed", each.installed().since().map(Show::stamp).orElse(null));
    each.installed().lost().ifPresent(lost -> failure(node.putObject("lost"), lost));
    each.installed().failed().ifPresent(failed -> failure(node.putObject("failed"), failed));
    node.put("answer", answer.badge().word()).put("explanation", answer.whole());
    node.put("deployable", answer.deployable().orElse(null)).put("waiting", answer.waiting());
    node.withArray("blockers");
    answer
        .blockers()
        .forEach(
            blocker ->
                node.withArray("blockers")
                    .addObject()
                    .put("revision", blocker.revision())
                    .put("mark", blocker.mark().toString())
                    .put("standing", blocker.standing()));
    snapshot.deploys().stream()
        .filter(deploy -> deploy.fact().environment().equals(each.name()))
        .findFirst()
        .ifPresent(
            last ->
                node.putObject("last")
                    .put("revision", last.fact().revision())
                    .put("time", Show.stamp(last.event().time()))
                    .put("success", last.fact().success())
                    .put("reason", last.fact().reason()));
  }

  private static void failure(ObjectNode node, Recorded<Deployed> failed) {
    node.put("revision", failed.fact().revision()).put("time", Show.stamp(failed.event().time()));
    node.put("step", new FailedDeploy(failed).step()).put("reason", failed.fact().reason());
    node.put("log", failed.fact().log());
  }

  private void lane(ObjectNode root) {
    ObjectNode lane = root.putObject("lane").put("stopped", board.lane().stopped().isPresent());
    board
        .lane()
        .stopped()
        .ifPresent(
            stop ->
                lane.put("reason", stop.fact().because())
                    .put("since", Show.stamp(stop.event().time())));
    lane.withArray("running");
    for (Running each : running) {
      ObjectNode node = lane.withArray("running").addObject().put("what", each.what());
      node.put("stage", each.stage()).put("since", Show.stamp(each.since()));
      each.proposals().forEach(node.withArray("proposals")::add);
    }
  }

  static void proposal(ObjectNode node, Proposal proposal) {
    node.put("proposal", proposal.number()).put("title", proposal.title());
    node.put("state", proposal.state().toString()).put("reason", Trouble.reason(proposal));
    Trouble.of(proposal).ifPresent(each -> node.put("again", Show.stamp(each.again())));
    node.put("author", proposal.author()).put("item", proposal.item());
    node.put("head", proposal.head()).put("proposed", Show.stamp(proposal.proposed()));
    node.put("approved", proposal.approved().map(Show::stamp).orElse(null));
    node.put("revision", proposal.revision().orElse(null));
  }

  private static void landing(ObjectNode root, Landing landing) {
    ObjectNode node = root.withArray("landings").addObject();
    node.put("proposal", landing.proposal().number()).put("revision", landing.revision());
    node.put("landed", Show.stamp(landing.landed()));
    node.put("staged", landing.staged().map(Show::stamp).orElse(null));
    node.put("seconds", landing.took().map(Duration::toSeconds).orElse(null));
    landing.missing().ifPresent(why -> node.put("missing", why.words()));
    ObjectNode stages = node.putObject("stages");
    for (Stages.Stage stage : landing.stages()) {
      stages.put(stage.name(), stage.took().toMillis());
    }
  }

  private static void suite(ObjectNode root, SuiteHealth health) {
    ObjectNode node = root.putObject("suite").put("runs", health.runs());
    node.put("failed", health.failed()).put("flakyRuns", health.flakyRuns());
    node.put("medianMillis", health.median().map(Duration::toMillis).orElse(null));
  }

  /** A few lines for people. */
  public String text() {
    Snapshot snapshot = Snapshot.of(board);
    StringBuilder text = new StringBuilder();
    line(
        text,
        "trunk",
        board.trunk() + " at " + Show.id(board.tip().id()) + "  " + board.tip().subject());
    for (BoardEnvironment each : board.environments()) {
      Answer answer = Answer.of(each);
      line(text, each.name(), runs(each));
      line(text, "", answer.badge().sign() + " " + answer.badge().word() + ": " + answer.advice());
      answer.failure().ifPresent(failure -> line(text, "", failure));
      each.installed()
          .failed()
          .map(failed -> failed.fact().log())
          .filter(log -> !log.isEmpty())
          .flatMap(logs)
          .ifPresent(log -> line(text, "", "all that was written: " + log));
      answer.blockers().stream()
          .limit(FEW)
          .forEach(b -> line(text, "", "  " + Show.id(b.revision()) + "  " + b.standing()));
      if (answer.blockers().size() > FEW) {
        line(text, "", "  and " + (answer.blockers().size() - FEW) + " more");
      }
    }
    if (board.environments().isEmpty()) {
      line(text, "deploys", "none yet, and debwright.yaml names no environments");
    }
    line(text, "lane", laneText());
    running.forEach(
        each ->
            line(
                text,
                "",
                each.what()
                    + ": "
                    + each.stage()
                    + " for "
                    + Show.rough(Duration.between(each.since(), now))));
    queue(text);
    landings(text, snapshot.landings());
    line(text, "tests", snapshot.health().line());
    board.notes().forEach(note -> line(text, "note", note));
    return text.toString();
  }

  private static String runs(BoardEnvironment each) {
    if (each.installed().lost().isPresent()) {
      return "! not known what runs there";
    }
    Optional<String> revision = each.deployed().map(d -> Show.id(d.fact().revision()));
    return revision
        .flatMap(
            id -> each.installed().since().map(t -> "runs %s since %s".formatted(id, Show.time(t))))
        .orElse("nothing is deployed there");
  }

  private String laneText() {
    return board
        .lane()
        .stopped()
        .map(
            stop ->
                "! stopped %s: %s; debwright land N lands what mends it, debwright land --clear -m TEXT opens it"
                    .formatted(
                        Show.ago(stop.event().time(), now), Show.line(stop.fact().because(), 200)))
        .orElse("open");
  }

  private void queue(StringBuilder text) {
    List<Proposal> open = board.proposals().all().stream().filter(p -> p.state().open()).toList();
    line(text, "open", open.isEmpty() ? "no proposals" : Show.count(open.size(), "proposal"));
    open.stream().limit(FEW).forEach(each -> open(text, each));
    if (open.size() > FEW) {
      line(text, "", "and " + (open.size() - FEW) + " more");
    }
  }

  private void open(StringBuilder text, Proposal proposal) {
    line(
        text,
        "",
        "%s  %s  (%s, %s)"
            .formatted(
                proposal.number(),
                proposal.title(),
                proposal.state(),
                Show.rough(Duration.between(proposal.proposed(), now))));
    Trouble.of(proposal).ifPresent(each -> line(text, "", "  " + Show.line(each.text(), 300)));
  }

  private static void landings(StringBuilder text, Landings landings) {
    String title = "landed";
    for (Landing each : landings.newest(5)) {
      String took = each.took().map(t -> ", " + Show.took(t) + " after approval").orElse("");
      String staged =
          each.missing()
              .map(why -> ", not in " + landings.place() + ": " + why.words())
              .orElse(each.staged().isPresent() ? ", staged" : "");
      String what = each.proposal().number() + "  " + each.proposal().title();
      line(text, title, what + "  (" + Show.id(each.revision()) + staged + took + ")");
      title = "";
    }
  }

  private static void line(StringBuilder text, String title, String rest) {
    text.append(
        String.format("%-12s %s%n", Visible.line(title), Visible.line(rest))
            .replaceAll("\\s+$", ""));
    text.append('\n');
  }
}
