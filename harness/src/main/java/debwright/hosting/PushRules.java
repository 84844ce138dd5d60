package debwright.hosting;

import debwright.delivery.Actor;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryFile;
import debwright.delivery.Desk;
import debwright.delivery.Proposal;
import debwright.delivery.Role;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.ledger.LedgerException;
import debwright.notify.NotifySection;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.transport.ReceiveCommand;
import org.eclipse.jgit.transport.ReceivePack;

/**
 * What may be pushed where: {@code refs/for/TRUNK} proposes, branches are free, trunk is not, but
 * for the first push.
 */
record PushRules(Trunk trunk, Desk desk, Actor actor, Function<String, String> pages) {
  private static final String FOR = "refs/for/";

  /** Judges a push; what it proposes is proposed then. */
  void judge(ReceivePack pack, Collection<ReceiveCommand> commands) {
    List<String> options = pack.getPushOptions() == null ? List.of() : pack.getPushOptions();
    for (ReceiveCommand command : commands) {
      try {
        judge(pack, command, options);
      } catch (DeliveryException | TrunkException | LedgerException | ProjectFileException e) {
        refuse(pack, command, e.explanation(), e.hint());
      } catch (IOException e) {
        refuse(pack, command, "the repository cannot be used: " + e.getMessage(), "try again");
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        refuse(pack, command, "the server is being stopped", "try again");
      }
    }
  }

  private void judge(ReceivePack pack, ReceiveCommand command, List<String> options)
      throws DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    String ref = command.getRefName();
    Optional<String> unborn = trunk.unborn();
    if (unborn.isPresent()) {
      expectTrunk(command, unborn.get());
      return;
    }
    String trunkName = TrunkBranch.of(trunk).name();
    if (!actor.roles().contains(Role.PROPOSE)) {
      refuse(
          pack,
          command,
          actor.name() + " may not push: that needs the role 'propose'",
          "ask whoever runs the server for a token with that role");
    } else if (ref.startsWith(FOR)) {
      propose(pack, command, ref.substring(FOR.length()), trunkName, options);
    } else if (ref.equals(Constants.R_HEADS + trunkName)) {
      refuse(
          pack,
          command,
          trunkName + " moves by landing only",
          "git push REMOTE HEAD:refs/for/" + trunkName + " proposes what you have");
    } else if (!ref.startsWith(Constants.R_HEADS)) {
      refuse(
          pack,
          command,
          "nobody pushes " + ref,
          "branches can be pushed, and refs/for/" + trunkName);
    }
  }

  /** The first push to a repository brings trunk: what is there later lands. */
  private void expectTrunk(ReceiveCommand command, String name)
      throws DeliveryException, IOException, TrunkException, ProjectFileException {
    actor.expect(Role.LAND, "bring the first commit of trunk");
    if (!command.getRefName().equals(Constants.R_HEADS + name)) {
      throw refused(
          "the repository is empty: its first push is to " + name,
          "git push REMOTE HEAD:refs/heads/" + name);
    }
    Revision first = trunk.resolve(command.getNewId().getName());
    String text = trunk.text(first, ProjectFile.NAME).orElse("");
    String where = ProjectFile.NAME + " of " + first;
    if (text.isBlank()) {
      throw refused(
          first + " has no " + ProjectFile.NAME,
          "it says how changes are tried, such as landing: {tests: make test}");
    }
    NotifySection.parse(text, where);
    String named = DeliveryFile.parse(text, where).trunk();
    if (!named.equals(name)) {
      throw refused(
          "%s: 'trunk': expected %s, the branch that HEAD of the repository names, found %s"
              .formatted(where, name, named),
          "git init --bare -b %s makes a repository for it".formatted(named));
    }
  }

  private static DeliveryException refused(String what, String hint) {
    return new DeliveryException(DeliveryException.Kind.REFUSED, what, hint);
  }

  private void propose(
      ReceivePack pack,
      ReceiveCommand command,
      String target,
      String trunkName,
      List<String> options)
      throws DeliveryException,
          IOException,
          TrunkException,
          ProjectFileException,
          LedgerException,
          InterruptedException {
    if (!target.equals(trunkName)) {
      throw refused(
          "proposals are for %s, not for '%s'".formatted(trunkName, target),
          "git push REMOTE HEAD:refs/for/" + trunkName);
    }
    if (command.getType() == ReceiveCommand.Type.DELETE) {
      throw refused("there is nothing to delete at " + FOR, "");
    }
    PushOptions given = PushOptions.parse(options);
    Proposal proposal =
        desk.propose(actor, given.wish(trunk.resolve(command.getNewId().getName())));
    pack.sendMessage("%s: %s".formatted(proposal.called(), Visible.line(proposal.title())));
    pack.sendMessage(pages.apply(proposal.number()));
    command.setResult(ReceiveCommand.Result.OK);
  }

  private static void refuse(ReceivePack pack, ReceiveCommand command, String what, String hint) {
    command.setResult(ReceiveCommand.Result.REJECTED_OTHER_REASON, what);
    if (!hint.isEmpty()) {
      pack.sendMessage("hint: " + hint);
    }
  }
}
