package debwright.cli;

import com.fasterxml.jackson.databind.JsonNode;
import debwright.delivery.Actor;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.history.TrunkBranch;
import debwright.ledger.Ledger;
import debwright.trunk.GitCommand;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code debwright propose}: may this go on trunk? */
@CommandLine.Command(
    name = "propose",
    header = "Propose a branch for trunk, or give a proposal a new head.",
    description = {
      "",
      "An open proposal of yours that the branch builds on, or that is for the same backlog item, gets",
      "the new head; what was said of the one before is then void. With plain git:",
      "git push REMOTE HEAD:refs/for/main -o item=ID"
    },
    footer = {"  debwright propose my-branch --for better-names", "  debwright propose"})
final class ProposeCommand implements Command {
  private static final Pattern NUMBER = Pattern.compile("proposal ([0-9][0-9a-f-]*)");
  private static final String TOKEN =
      "set DEBWRIGHT_TOKEN to a token of yours with the role 'propose'";

  private final Console console;

  @Parameters(
      arity = "0..1",
      paramLabel = "BRANCH",
      description = "A branch or commit: HEAD unless given.")
  private String branch = "HEAD";

  @Option(names = "--for", paramLabel = "ITEM", description = "The backlog item that it is for.")
  private String item = "";

  @Option(
      names = "--title",
      paramLabel = "TEXT",
      description = "One line: the commit's subject unless given.")
  private String title = "";

  @Option(
      names = {"-m", "--message"},
      paramLabel = "TEXT",
      description = "What it is about.")
  private String message = "";

  @Option(
      names = "--proposal",
      paramLabel = "N",
      description = "The proposal that gets a new head.")
  private Optional<String> number = Optional.empty();

  @Mixin private DeliveryOptions options = new DeliveryOptions();

  ProposeCommand(Console console) {
    this.console = console;
  }

  @Override
  public ExitCode run() throws Exception {
    try (Trunk trunk = options.open()) {
      Revision head = trunk.resolve(branch);
      Optional<ServerClient> server = options.server(trunk, console);
      JsonNode proposal = server.isPresent() ? push(trunk, head, server.get()) : here(trunk, head);
      console.out().print(options.json() ? proposal + "\n" : ProposalText.text(proposal));
    }
    return ExitCode.YES;
  }

  private JsonNode here(Trunk trunk, Revision head) throws Exception {
    Ledger ledger = Ledger.of(trunk);
    LedgerSync.fetch(ledger, console);
    Desk.Wish wish = new Desk.Wish(head, number, item, title, message);
    Proposal proposal = new Desk(trunk, ledger).propose(Actor.of(trunk), wish);
    Optional<String> remote = trunk.remote();
    if (remote.isPresent()) {
      // The head before the proposal: who reads of it can have it.
      String ref = "refs/debwright/heads/" + head.id();
      GitCommand.Answer answer =
          new GitCommand(trunk.gitFolder(), Duration.ofMinutes(2))
              .run("push", "--quiet", "--no-verify", remote.get(), head.id() + ":" + ref);
      if (!answer.succeeded()) {
        console.say("note: %s did not take the head: %s".formatted(remote.get(), answer.reason()));
      }
      LedgerSync.push(ledger, console);
    }
    return ProposalText.json(proposal);
  }

  private JsonNode push(Trunk trunk, Revision head, ServerClient server) throws Exception {
    String target = TrunkBranch.project(trunk).trunk();
    List<String> words = new ArrayList<>(List.of("push", "--no-verify"));
    option(words, "item", item);
    option(words, "title", title);
    option(words, "message", message);
    option(words, "proposal", number.orElse(""));
    words.add(server.address().resolve("git").toString());
    words.add(head.id() + ":refs/for/" + target);
    GitCommand.Answer answer = server.push(trunk, words.toArray(String[]::new));
    if (!answer.succeeded()) {
      throw answer.said().contains("[remote rejected]")
          ? Failure.refused("the server did not take it: " + answer.reason(), hint(answer.said()))
          : notReached(server, answer);
    }
    Matcher told = NUMBER.matcher(answer.said());
    if (!told.find()) {
      throw Failure.environment("no answer that names the proposal: " + answer.said(), "");
    }
    return server.get("api/proposals/" + told.group(1));
  }

  private static Failure notReached(ServerClient server, GitCommand.Answer answer) {
    String said = answer.said();
    return said.contains("Authentication failed") || said.contains("could not read Username")
        ? Failure.input("the server does not know you: " + answer.reason(), TOKEN)
        : Failure.environment(
            "no answer from %s: %s".formatted(server.address(), answer.reason()),
            "see whether debwright serve runs there");
  }

  private static String hint(String said) {
    return said.lines()
        .filter(line -> line.contains("hint: "))
        .map(line -> line.substring(line.indexOf("hint: ") + "hint: ".length()).strip())
        .findFirst()
        .orElse(TOKEN);
  }

  private static void option(List<String> words, String name, String value) {
    if (!value.isEmpty()) {
      words.add("-o");
      words.add(name + "=" + value.replace("\n", " "));
    }
  }
}
