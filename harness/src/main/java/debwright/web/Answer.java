package debwright.web;

import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.history.DeployQueue;
import debwright.ledger.Mark;
import debwright.trunk.Revision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether an environment can be given something new.
 *
 * @param badge how the answer is put
 * @param sentence why, for people
 * @param command what to do next, where that is no choice, or empty
 * @param deployable the newest revision that can be deployed
 * @param waiting how many revisions it does not have
 * @param after how many of them are newer than the deployable one
 * @param blockers what keeps trunk's tip from it, oldest first
 */
record Answer(
    Badge badge,
    String sentence,
    Optional<String> command,
    Optional<String> deployable,
    int waiting,
    int after,
    List<DeployQueue.Entry> blockers) {
  Answer {
    blockers = List.copyOf(blockers);
  }

  static Answer of(BoardEnvironment environment) {
    return environment.deployed().isEmpty() ? first(environment) : next(environment);
  }

  /** Where nothing is deployed, all of trunk waits, and marks are not asked for. */
  private static Answer first(BoardEnvironment environment) {
    String name = environment.name();
    boolean landings = environment.plan().filter(EnvironmentPlan::afterLanding).isPresent();
    return new Answer(
        new Badge("calm", "○", "Nothing deployed yet"),
        "Nothing is deployed to %s yet. %s:"
            .formatted(
                name,
                landings ? "The next landing will be, or now" : "The first deploy is your choice"),
        Optional.of("debwright deploy %s REVISION --first".formatted(name)),
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
        badge, sentence, Optional.empty(), deployable, entries.size(), after, blockers);
  }

  /** The sentence with the command. */
  String whole() {
    return sentence + command.map(each -> " " + each).orElse("");
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
    String wait = Show.count(waiting, "revision") + (waiting == 1 ? " waits" : " wait");
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
    long bad = blockers.stream().filter(each -> each.mark() == Mark.BAD).count();
    long check = blockers.size() - bad;
    String first = check == 0 ? "" : check + (check == 1 ? " is" : " are") + " to be checked";
    String both = check == 0 || bad == 0 ? "" : " and ";
    return first + both + (bad == 0 ? "" : bad + (bad == 1 ? " is bad" : " are bad"));
  }
}
