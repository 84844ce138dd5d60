package debwright.history;

import debwright.ledger.Fact.Marked;
import debwright.ledger.Installed.TakenBack;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Makes the queue of what an environment does not have.
 *
 * <p>What was taken back there is to be checked until somebody marks it after that. Those revisions
 * that went with it may be at fault as well: unless one has a mark since then, it goes only
 * together with that one.
 *
 * @param state of the ledger
 * @param takenBack from the environment, by revision
 */
public record Undeployed(State state, Map<String, TakenBack> takenBack) {
  public Undeployed {
    takenBack = Map.copyOf(takenBack);
  }

  /** That of an environment. */
  public static Undeployed of(State state, Optional<String> environment) {
    return new Undeployed(
        state,
        environment
            .map(name -> state.installed(name).takenBack())
            .orElseGet(Collections::emptySortedMap));
  }

  /**
   * The queue.
   *
   * @param revisions newest first
   */
  public DeployQueue queue(List<Revision> revisions) {
    List<DeployQueue.Entry> entries = new ArrayList<>();
    Optional<TakenBack> open = Optional.empty();
    Instant newer = Instant.MIN;
    for (Revision revision : revisions) {
      Optional<Recorded<Marked>> mark = state.mark(revision.id());
      Instant later = newer;
      Optional<TakenBack> own =
          Optional.ofNullable(takenBack.get(revision.id()))
              .filter(back -> isOpen(back, mark) && later.isBefore(back.time()));
      open = own.isPresent() ? own : open;
      entries.add(entry(revision.id(), mark, open.filter(back -> isOpen(back, mark))));
      newer = later(newer, revision.id());
    }
    Collections.reverse(entries);
    return DeployQueue.of(entries);
  }

  /** What went there again with a newer one is that one's matter. */
  private Instant later(Instant newer, String id) {
    return state.deploys(id).stream()
        .filter(each -> each.fact().success())
        .filter(each -> environments().contains(each.fact().environment()))
        .map(each -> each.event().time())
        .reduce(newer, (one, other) -> one.isAfter(other) ? one : other);
  }

  private Set<String> environments() {
    return takenBack.values().stream().map(TakenBack::environment).collect(Collectors.toSet());
  }

  private static boolean isOpen(TakenBack back, Optional<Recorded<Marked>> mark) {
    return mark.filter(each -> !each.event().byMachine())
        .map(each -> each.event().time())
        .orElse(Instant.MIN)
        .isBefore(back.time());
  }

  private static DeployQueue.Entry entry(
      String id, Optional<Recorded<Marked>> recorded, Optional<TakenBack> back) {
    Mark mark = recorded.map(each -> each.fact().mark()).orElse(Mark.NEEDS_CHECK);
    Optional<String> coveredBy = recorded.flatMap(each -> each.fact().coveredBy());
    if (back.isEmpty() || mark == Mark.BAD) {
      return new DeployQueue.Entry(id, mark, coveredBy);
    }
    boolean own = back.get().revision().equals(id);
    if (!own && mark == Mark.NEEDS_CHECK) {
      return new DeployQueue.Entry(id, mark, coveredBy);
    }
    Optional<String> with = own ? Optional.empty() : back.map(TakenBack::revision);
    return new DeployQueue.Entry(id, Mark.NEEDS_CHECK, with, back);
  }
}
