package debwright.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Actor;
import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.DeliveryException;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.gate.ProjectFileException;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Event;
import debwright.ledger.LedgerException;
import debwright.ledger.Mark;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What may be asked for, by forms and by programs alike. Who may is the desk's to say. */
final class Actions {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final WebContext context;

  Actions(WebContext context) {
    this.context = context;
  }

  /**
   * Does what a path names.
   *
   * @param path such as {@code proposals, 7, review}
   * @return what became of it
   * @throws WebException it is not done
   */
  ObjectNode run(Actor actor, List<String> path, Fields fields)
      throws WebException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    try {
      ObjectNode answer = done(actor, path, fields);
      context.works().wake();
      return answer;
    } catch (DeliveryException e) {
      throw WebException.of(e);
    }
  }

  private ObjectNode done(Actor actor, List<String> path, Fields fields)
      throws WebException,
          DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    String what = path.size() > 2 ? path.get(1) : "";
    String asked = path.get(0) + (path.size() > 1 ? " " + path.get(path.size() - 1) : "");
    return switch (path.size() > 3 ? "" : asked) {
      case "proposals" -> proposal(context.desk().propose(actor, wish(fields)));
      case "proposals review" -> review(actor, what, fields);
      case "proposals comment" -> {
        context.desk().comment(actor, what, fields.any("message"));
        yield proposal(what);
      }
      case "proposals withdraw" -> {
        context.desk().withdraw(actor, what, fields.any("message"));
        yield proposal(what);
      }
      case "proposals land" -> {
        context.works().land(actor, what);
        yield proposal(what);
      }
      case "revisions mark" -> mark(actor, what, fields);
      case "environments deploy" -> {
        boolean first = fields.any("first").equals("true");
        yield OrderText.document(
            context.works().deploy(actor, environment(what), fields.find("revision"), first));
      }
      case "environments rollback" -> {
        yield OrderText.document(context.works().rollBack(actor, environment(what)));
      }
      case "items completion" -> completion(actor, what, fields);
      case "lane clear" -> {
        context.desk().clearLane(actor, fields.any("message"));
        yield answer();
      }
      default ->
          throw new WebException(404, "there is nothing to do at " + String.join("/", path), "");
    };
  }

  private ObjectNode review(Actor actor, String number, Fields fields)
      throws WebException,
          DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    Vote vote = fields.constant("vote", Vote.class);
    Optional<String> seen = fields.find("head");
    return proposal(context.desk().review(actor, number, seen, vote, fields.any("message")));
  }

  private ObjectNode proposal(String number)
      throws DeliveryException, IOException, LedgerException {
    return proposal(context.desk().proposals().get(number));
  }

  private Desk.Wish wish(Fields fields) throws WebException, IOException {
    return new Desk.Wish(
        revision(fields.needed("head")),
        fields.find("proposal"),
        fields.any("item"),
        fields.any("title"),
        fields.any("message"));
  }

  private ObjectNode mark(Actor actor, String id, Fields fields)
      throws WebException,
          DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    Revision revision = revision(id);
    Mark mark = fields.constant("mark", Mark.class);
    Optional<String> by = fields.find("covered-by");
    if (by.isPresent() && mark != Mark.BAD) {
      throw new WebException(400, "'covered-by': only what is bad is covered", "");
    }
    Optional<Revision> cover = by.isPresent() ? Optional.of(revision(by.get())) : Optional.empty();
    context.desk().mark(actor, revision, mark, cover, fields.any("message"));
    return answer().put("revision", revision.id()).put("mark", mark.toString());
  }

  private ObjectNode completion(Actor actor, String item, Fields fields)
      throws WebException,
          DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    if (context.boards().read(Paging.SIZE).item(item).isEmpty()) {
      throw new WebException(
          404, "no backlog item '%s'".formatted(item), "debwright backlog list has them");
    }
    Optional<String> baseline = fields.find("baseline");
    Completed judged =
        new Completed(
            item,
            fields.needed("environment"),
            revision(fields.needed("revision")).id(),
            baseline.isPresent() ? revision(baseline.get()).id() : "",
            fields.truth("done"),
            fields.any("text"));
    Event event = context.desk().complete(actor, judged);
    return answer().put("item", item).put("event", event.id()).put("done", judged.done());
  }

  private Revision revision(String name) throws WebException, IOException {
    try {
      return context.trunk().resolve(name);
    } catch (TrunkException e) {
      throw new WebException(404, e.explanation(), e.hint());
    }
  }

  private String environment(String name)
      throws WebException, IOException, TrunkException, ProjectFileException, LedgerException {
    Board board = context.boards().read(Paging.SIZE);
    if (board.environment(name).isEmpty()) {
      throw new WebException(
          404,
          "no environment '%s'".formatted(name),
          board.environments().isEmpty()
              ? "debwright.yaml names none: environments: {production: {deploy: COMMAND}}"
              : "there are: "
                  + board.environments().stream()
                      .map(BoardEnvironment::name)
                      .collect(Collectors.joining(", ")));
    }
    return name;
  }

  private static ObjectNode answer() {
    return JSON.createObjectNode().put("schema", 1);
  }

  static ObjectNode proposal(Proposal proposal) {
    ObjectNode answer = answer();
    Status.proposal(answer, proposal);
    return answer;
  }
}
