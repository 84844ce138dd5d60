package debwright.hosting;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.ForgePlan;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.delivery.Role;
import debwright.forge.ForgeEvent;
import debwright.forge.ForgeEvent.Approved;
import debwright.forge.ForgeEvent.ChangesRequested;
import debwright.forge.ForgeEvent.Commented;
import debwright.forge.ForgeEvent.Pushed;
import debwright.forge.ForgeEvent.RequestClosed;
import debwright.forge.ForgeEvent.RequestOpened;
import debwright.forge.ForgeEvent.RequestUpdated;
import debwright.forge.ForgeEvent.ReviewWithdrawn;
import debwright.forge.Request;
import debwright.gate.ProjectFileException;
import debwright.ledger.LedgerException;
import debwright.ledger.Vote;
import debwright.trunk.GitCommand;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * What happens at a forge, brought to the desk: its requests to merge are proposals here. An
 * approval counts where the project file names the account.
 */
public final class ForgeIntake {
  private static final Duration NETWORK = Duration.ofMinutes(2);

  private final Trunk trunk;
  private final Desk desk;
  private final DeliveryFile file;
  private final ForgePlan plan;

  /** The intake of a project that says where it lives. */
  public ForgeIntake(Trunk trunk, Desk desk, DeliveryFile file, ForgePlan plan) {
    this.trunk = trunk;
    this.desk = desk;
    this.file = file;
    this.plan = plan;
  }

  /**
   * Takes one in.
   *
   * @return what came of it, in one line
   * @throws DeliveryException it makes no sense as things stand
   */
  public String take(ForgeEvent event)
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    if (event instanceof RequestOpened opened) {
      return propose(opened.request());
    }
    if (event instanceof RequestUpdated updated) {
      return propose(updated.request());
    }
    if (event instanceof Approved approved) {
      return review(
          approved.number(), approved.head(), approved.reviewer(), Vote.APPROVE, "approved");
    }
    if (event instanceof ChangesRequested changes) {
      String why = changes.text().isBlank() ? "see the forge" : changes.text();
      return review(changes.number(), changes.head(), changes.reviewer(), Vote.NEEDS_WORK, why);
    }
    if (event instanceof ReviewWithdrawn withdrawn) {
      return takeBack(withdrawn);
    }
    if (event instanceof Commented comment) {
      Optional<Proposal> proposal = find(comment.number());
      if (proposal.isPresent() && !comment.text().isBlank()) {
        desk.comment(actor(comment.author()), proposal.get().number(), comment.text());
      }
      return proposal.map(each -> "commented " + each.called()).orElse("no such proposal");
    }
    if (event instanceof RequestClosed closed) {
      return close(closed);
    }
    return event instanceof Pushed pushed ? "pushed " + pushed.branch() : "passed over";
  }

  /** Whether trunk moved there. */
  public boolean movesTrunk(ForgeEvent event) {
    if (event instanceof Pushed pushed) {
      return pushed.branch().equals(file.trunk());
    }
    return event instanceof RequestClosed closed && closed.merged();
  }

  private String propose(Request request)
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    if (!request.target().equals(file.trunk())) {
      return "not for " + file.trunk();
    }
    Optional<Proposal> before = find(request.number());
    if (request.draft()) {
      return "a draft";
    }
    if (before.filter(each -> each.head().equals(request.head())).isPresent()) {
      return "known as " + before.get().called();
    }
    fetch(request);
    Desk.Wish wish =
        new Desk.Wish(
            trunk.resolve(request.head()),
            before.map(Proposal::number),
            "",
            request.title(),
            mark(request.number()) + "\n\n" + request.body());
    Actor author =
        before.isPresent()
            ? new Actor(before.get().author(), EnumSet.of(Role.PROPOSE))
            : actor(request.author().orElse("somebody"));
    return desk.propose(author, wish).called();
  }

  private void fetch(Request request) throws IOException, TrunkException, InterruptedException {
    GitCommand.Answer answer =
        new GitCommand(trunk.gitFolder(), NETWORK)
            .run(
                "-c",
                "gc.auto=0",
                "fetch",
                "--quiet",
                "--no-tags",
                plan.repository(),
                "+" + request.source().ref() + ":refs/debwright/forge/" + request.number());
    if (!answer.succeeded()) {
      throw new TrunkException(
          "request %d of the forge cannot be fetched: %s"
              .formatted(request.number(), answer.reason()),
          "see forge: in debwright.yaml");
    }
  }

  private String review(long number, String head, String reviewer, Vote vote, String why)
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    Optional<Proposal> proposal = find(number);
    if (proposal.isEmpty()) {
      return "no such proposal";
    }
    if (!plan.reviewers().contains(reviewer)) {
      return "%s is none of the reviewers in debwright.yaml".formatted(reviewer);
    }
    desk.review(actor(reviewer), proposal.get().number(), Optional.of(head), vote, why);
    return vote + " of " + proposal.get().called();
  }

  private String takeBack(ReviewWithdrawn withdrawn)
      throws IOException,
          DeliveryException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    Optional<Proposal> proposal = find(withdrawn.number());
    if (proposal.isEmpty() || proposal.get().approved().isEmpty()) {
      return "nothing that was approved";
    }
    desk.review(
        Actor.machine(),
        proposal.get().number(),
        Optional.of(proposal.get().head()),
        Vote.NEEDS_WORK,
        "an approval was taken back at the forge");
    return "approval of " + proposal.get().called() + " taken back";
  }

  private String close(RequestClosed closed)
      throws IOException, DeliveryException, LedgerException, InterruptedException {
    Optional<Proposal> proposal = find(closed.number());
    if (proposal.isEmpty() || closed.merged()) {
      return closed.merged() ? "merged at the forge" : "no such proposal";
    }
    desk.withdraw(Actor.machine(), proposal.get().number(), "closed at the forge");
    return "withdrew " + proposal.get().called();
  }

  /** The open proposal of a request. */
  private Optional<Proposal> find(long number) throws IOException, LedgerException {
    return desk.proposals().all().stream()
        .filter(each -> each.state().open() && isOf(each, number))
        .findFirst();
  }

  /** By the first line, which is ours: the rest is anybody's, and a long text is cut at its end. */
  private boolean isOf(Proposal proposal, long number) {
    return proposal.message().lines().findFirst().orElse("").equals(mark(number));
  }

  private String mark(long number) {
    return "request %d of %s".formatted(number, plan.kind());
  }

  /** Accounts are known by their forge: nobody here has the same name by chance. */
  private Actor actor(String account) {
    Set<Role> roles =
        plan.reviewers().contains(account)
            ? EnumSet.of(Role.PROPOSE, Role.REVIEW)
            : EnumSet.of(Role.PROPOSE);
    String plain = account.replaceAll("[^A-Za-z0-9_.\\[\\]-]", "_");
    return new Actor("%s <%s@%s>".formatted(plain, plain, plan.kind()), roles);
  }
}
