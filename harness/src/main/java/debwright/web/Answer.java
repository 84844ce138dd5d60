package debwright.web;

import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.history.DeployQueue;
import debwright.history.FailedDeploy;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.trunk.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an environment can be given something new.
 *
 * @param badge how the answer is put
 * @param sentence why, for people
 * @param command what to do next, or empty where that is a choice
 * @param failure what became of the newest deploy where that failed, or empty
 * @param deployable the newest revision that can be deployed
 * @param waiting how many revisions it does not have
 * @param after how many of them are newer than the deployable one
 * @param blockers what keeps trunk's tip from it, oldest first
 */
record Answer(
    Badge badge,
    String sentence,
    Optional<String> command,
    Optional<String> failure,
    Optional<String> deployable,
    int waiting,
    int after,
    List<DeployQueue.Entry> blockers) {
  Answer {
    blockers = List.copyOf(blockers);
  }

  static Answer of(BoardEnvironment environment) {
    Answer answer = plain(environment);
    return environment
        .installed()
        .failed()
        .filter(each -> environment.installed().lost().isEmpty())
        .map(each -> answer.afterFailure(new FailedDeploy(each)))
        .orElse(answer);
  }

  private static Answer plain(BoardEnvironment environment) {
    if (environment.deployed().isEmpty()) {
      return first(environment);
    }
    if (environment.installed().lost().isPresent()) {
      return lost(environment, environment.installed().lost().get());
    }
    return environment.afterLanding() ? each(environment) : next(environment);
  }

  /** Nothing is as it should be while the newest deploy failed. */
  private Answer afterFailure(FailedDeploy failed) {
    Badge marked =
        badge.tone().equals("good") || badge.tone().equals("calm")
            ? new Badge("odd", "!", badge.word() + ", but the last deploy failed")
            : badge;
    return new Answer(
        marked,
        sentence,
        command,
        Optional.of(Show.sentence(failed.text())),
        deployable,
        waiting,
        after,
        blockers);
  }

  private static Answer lost(BoardEnvironment environment, Recorded<Deployed> failed) {
    Answer next = environment.afterLanding() ? each(environment) : next(environment);
    String last = Revision.shortId(environment.deployed().orElseThrow().fact().revision());
    return new Answer(
        new Badge("bad", "✗", "Not known what runs"),
        Show.sentence(new FailedDeploy(failed).lost(last))
            + " Deploy something; what ran last comes back by:",
        Optional.of("debwright deploy %s %s".formatted(environment.name(), last)),
        Optional.empty(),
        next.deployable,
        next.waiting,
        next.after,
        next.blockers);
  }

  /** Where each landing goes, no marks are asked for. */
  private static Answer each(BoardEnvironment environment) {
    int waiting = environment.queue().size();
    if (waiting == 0) {
      return next(environment);
    }
    String tip = environment.queue().entries().get(waiting - 1).revision();
    boolean failed =
        environment.installed().failed().filter(d -> d.fact().revision().equals(tip)).isPresent();
    String name = environment.name();
    String wait = wait(waiting) + " for " + name;
    return new Answer(
        failed
            ? new Badge("bad", "✗", "Deploy failed")
            : new Badge("note", "↑", "Gets each landing"),
        failed
            ? wait + ". The next landing is tried there, or now:"
            : wait + ", which gets each landing; no marks are asked for.",
        failed ? Optional.of("debwright deploy " + name) : Optional.empty(),
        Optional.empty(),
        Optional.of(tip),
        waiting,
        0,
        List.of());
  }

  private static String wait(int waiting) {
    return Show.count(waiting, "revision") + (waiting == 1 ? " waits" : " wait");
  }

  /** Where nothing is deployed, all of trunk waits, and marks are not asked for. */
  private static Answer first(BoardEnvironment environment) {
    String name = environment.name();
    boolean landings = environment.afterLanding();
    return new Answer(
        new Badge("calm", "○", "Nothing deployed yet"),
        "Nothing is deployed to %s yet. %s:"
            .formatted(
                name,
                landings ? "The next landing will be, or now" : "The first deploy is your choice"),
        Optional.of("debwright deploy %s REVISION --first".formatted(name)),
        Optional.empty(),
        Optional.empty(),
        environment.queue().size(),
        environment.queue().size(),
        List.of());
  }

  /** Whether production has nothing to compare with, so that no revision blocks another. */
  static boolean beforeTheFirst(Board board) {
    return board.production().filter(each -> each.deployed().isEmpty()).isPresent();
  }

  private static Answer next(BoardEnvironment environment) {
    DeployQueue queue = environment.queue();
    List<DeployQueue.Entry> entries = queue.entries();
    List<DeployQueue.Entry> blockers = blockers(queue);
    Optional<String> deployable = queue.deployable();
    int after = entries.size() - 1 - deployable.map(id -> place(entries, id)).orElse(-1);
    Badge badge = badge(environment, deployable, after);
    String sentence = sentence(environment, deployable, after, blockers);
    return new Answer(
        badge,
        sentence,
        Optional.empty(),
        Optional.empty(),
        deployable,
        entries.size(),
        after,
        blockers);
  }

  /** The sentence with the command. */
  String advice() {
    return sentence + command.map(each -> " " + each).orElse("");
  }

  /** All that there is to say. */
  String whole() {
    return advice() + failure.map(each -> (command.isPresent() ? ". " : " ") + each).orElse("");
  }

  private static int place(List<DeployQueue.Entry> entries, String id) {
    int place = entries.size() - 1;
    while (!entries.get(place).revision().equals(id)) {
      place--;
    }
    return place;
  }

  private static List<DeployQueue.Entry> blockers(DeployQueue queue) {
    List<DeployQueue.Entry> entries = queue.entries();
    if (entries.isEmpty()) {
      return List.of();
    }
    List<String> ids =
        queue.standing(entries.get(entries.size() - 1).revision()).orElseThrow().blockers();
    int next = 0;
    List<DeployQueue.Entry> blockers = new ArrayList<>();
    for (DeployQueue.Entry entry : entries) {
      if (next < ids.size() && ids.get(next).equals(entry.revision())) {
        blockers.add(entry);
        next++;
      }
    }
    return blockers;
  }

  private static Badge badge(BoardEnvironment environment, Optional<String> deployable, int after) {
    if (environment.queue().size() == 0) {
      return new Badge("good", "✓", "Up to date");
    }
    if (deployable.isEmpty()) {
      return new Badge("odd", "!", "Nothing to deploy yet");
    }
    return after == 0
        ? new Badge("good", "✓", "Deployable")
        : new Badge("note", "↑", "Deployable in part");
  }

  private static String sentence(
      BoardEnvironment environment,
      Optional<String> deployable,
      int after,
      List<DeployQueue.Entry> blockers) {
    int waiting = environment.queue().size();
    if (waiting == 0) {
      return environment.name() + " runs trunk's newest revision.";
    }
    String wait = wait(waiting);
    String name = environment.name();
    if (deployable.isEmpty()) {
      return "%s for %s: %s.".formatted(wait, name, blocking(blockers));
    }
    return after == 0
        ? "%s for %s, and all of trunk can be deployed.".formatted(wait, name)
        : "%s for %s. It can have all up to %s now; after that, %s."
            .formatted(wait, name, Revision.shortId(deployable.get()), blocking(blockers));
  }

  /** Such as {@code 2 are to be checked and 1 is bad}. */
  private static String blocking(List<DeployQueue.Entry> blockers) {
    long back = blockers.stream().filter(each -> each.takenBack().isPresent()).count();
    long bad = blockers.stream().filter(each -> each.mark() == Mark.BAD).count();
    List<String> parts = new ArrayList<>();
    part(parts, blockers.size() - bad - back, " is to be checked", " are to be checked");
    part(
        parts,
        back,
        " was taken back without a mark since",
        " were taken back without a mark since");
    part(parts, bad, " is bad", " are bad");
    return String.join(" and ", parts);
  }

  private static void part(List<String> parts, long count, String one, String more) {
    if (count > 0) {
      parts.add(count + (count == 1 ? one : more));
    }
  }
}
