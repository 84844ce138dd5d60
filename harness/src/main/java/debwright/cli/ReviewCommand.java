package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.delivery.Actor;
import debwright.delivery.Desk;
import debwright.ledger.Ledger;
import debwright.ledger.Vote;
import debwright.trunk.Trunk;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright review}: what somebody thinks of a proposal. */
@CommandLine.Command(
    name = "review",
    header = "Approve a proposal, ask for work, comment on it, or withdraw it.",
    description = {
      "",
      "An approval is of the head that is there now, or that --head names: when the head moves, it is",
      "void. What is approved lands by itself after its tests and the gate."
    },
    footer = {
      "  debwright review 7 --approve -m \"reads well\"",
      "  debwright review 7 --needs-work -m \"what of empty archives?\""
    })
final class ReviewCommand implements Command {
  private final Console console;

  @Parameters(paramLabel = "N", description = "The proposal's number.")
  private String number = "";

  @ArgGroup(multiplicity = "1")
  private Verdict verdict = new Verdict();

  /** One of these. */
  static final class Verdict {
    @Option(names = "--approve", description = "It may land.", required = true)
    private boolean approve;

    @Option(names = "--needs-work", description = "Not as it is; say why.", required = true)
    private boolean needsWork;

    @Option(names = "--comment", description = "Only say something.", required = true)
    private boolean comment;

    @Option(names = "--withdraw", description = "It is not to land any more.", required = true)
    private boolean withdraw;

    String word() {
      if (approve) {
        return "approve";
      }
      if (needsWork) {
        return "needs-work";
      }
      if (comment) {
        return "comment";
      }
      return withdraw ? "withdraw" : "";
    }
  }

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "Why.")
  private String message = "";

  @Option(
      names = "--head",
      paramLabel = "COMMIT",
      description = "The head that you looked at: refused if there is another by now.")
  private Optional<String> head = Optional.empty();

  @Mixin private DeliveryOptions options = new DeliveryOptions();

  ReviewCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    if (message.isBlank() && (verdict.needsWork || verdict.word().equals("comment"))) {
      throw Failure.input("no words: --%s needs some".formatted(verdict.word()), "say it with -m");
    }
    try (Trunk trunk = options.open()) {
      Optional<ServerClient> server = options.server(trunk, console);
      JsonNode proposal = server.isPresent() ? there(server.get()) : here(trunk);
      console.out().print(options.json() ? proposal + "\n" : ProposalText.text(proposal));
    }
    return ExitCode.YES;
  }

  private JsonNode there(ServerClient server) throws Exception {
    ObjectNode document = ServerClient.document().put("message", message);
    head.ifPresent(id -> document.put("head", id));
    boolean vote = verdict.approve || verdict.needsWork;
    if (vote) {
      document.put("vote", verdict.word());
    }
    server.post(
        "api/proposals/%s/%s".formatted(number, vote ? "review" : verdict.word()), document);
    return server.get("api/proposals/" + number);
  }

  private JsonNode here(Trunk trunk) throws Exception {
    Ledger ledger = Ledger.of(trunk);
    LedgerSync.fetch(ledger, console);
    Desk desk = new Desk(trunk, ledger);
    Actor actor = Actor.of(trunk);
    switch (verdict.word()) {
      case "comment" -> desk.comment(actor, number, message);
      case "withdraw" -> desk.withdraw(actor, number, message);
      default -> {
        Optional<String> seen = Optional.empty();
        if (head.isPresent()) {
          seen = Optional.of(trunk.resolve(head.get()).id());
        }
        Vote vote = verdict.approve ? Vote.APPROVE : Vote.NEEDS_WORK;
        desk.review(actor, number, seen, vote, message);
      }
    }
    LedgerSync.push(ledger, console);
    return ProposalText.json(desk.proposals().get(number));
  }
}
