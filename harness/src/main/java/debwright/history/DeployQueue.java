package debwright.history;

import debwright.ledger.Mark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The undeployed revisions of trunk, and which of them can be deployed: one is deployable as tip
 * when each up to it is deployable, harmless, or bad and covered by one not later than it.
 */
public final class DeployQueue {
  private final List<Standing> standings;

  private DeployQueue(List<Standing> standings) {
    this.standings = List.copyOf(standings);
  }

  /**
   * An undeployed revision.
   *
   * @param revision its id
   * @param coveredBy the id of the one that makes a bad one good
   */
  public record Entry(String revision, Mark mark, Optional<String> coveredBy) {}

  /**
   * How a revision stands.
   *
   * @param revision its id
   * @param blockers what keeps it from being deployed, oldest first; it may be itself
   */
  public record Standing(String revision, List<String> blockers) {
    public Standing {
      blockers = List.copyOf(blockers);
    }

    public boolean deployable() {
      return blockers.isEmpty();
    }
  }

  /**
   * The queue of these.
   *
   * @param undeployed oldest first
   */
  public static DeployQueue of(List<Entry> undeployed) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < undeployed.size(); i++) {
      places.put(undeployed.get(i).revision(), i);
    }
    Map<Integer, List<Integer>> covers = new HashMap<>();
    SortedSet<Integer> blockers = new TreeSet<>(Comparator.naturalOrder());
    List<Standing> standings = new ArrayList<>();
    for (int i = 0; i < undeployed.size(); i++) {
      Entry entry = undeployed.get(i);
      if (blocks(entry)) {
        blockers.add(i);
        int cover = entry.coveredBy().map(places::get).orElse(-1);
        // What is said to be covered by an earlier one is not: that one did not know it.
        if (cover > i) {
          covers.computeIfAbsent(cover, c -> new ArrayList<>()).add(i);
        }
      }
      blockers.removeAll(covers.getOrDefault(i, List.of()));
      List<String> ids = blockers.stream().map(b -> undeployed.get(b).revision()).toList();
      standings.add(new Standing(entry.revision(), ids));
    }
    return new DeployQueue(standings);
  }

  private static boolean blocks(Entry entry) {
    return switch (entry.mark()) {
      case NEEDS_CHECK, BAD -> true;
      case DEPLOYABLE, HARMLESS -> false;
    };
  }

  /** The newest deployable revision's id. */
  public Optional<String> deployable() {
    return standings.stream()
        .filter(Standing::deployable)
        .reduce((older, newer) -> newer)
        .map(Standing::revision);
  }

  /** How each stands, oldest first. */
  public List<Standing> standings() {
    return standings;
  }

  /** How one stands, or empty where it is not in the queue. */
  public Optional<Standing> standing(String revision) {
    return standings.stream().filter(s -> s.revision().equals(revision)).findFirst();
  }
}
