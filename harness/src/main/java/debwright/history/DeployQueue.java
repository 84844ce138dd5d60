package debwright.history;

import debwright.ledger.Mark;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The undeployed revisions of trunk, and which of them can be deployed: one is deployable as tip
 * when each up to it is deployable, harmless, or bad and covered by one not later than it.
 */
public final class DeployQueue {
  private final List<Entry> entries;
  private final Map<String, Integer> places = new HashMap<>();

  /** By place, whether each is deployable as tip. */
  private final BitSet deployable = new BitSet();

  private DeployQueue(List<Entry> entries) {
    this.entries = List.copyOf(entries);
    for (int i = 0; i < entries.size(); i++) {
      places.put(entries.get(i).revision(), i);
    }
    Map<Integer, Integer> covers = new HashMap<>();
    int blocking = 0;
    for (int i = 0; i < entries.size(); i++) {
      if (blocks(entries.get(i))) {
        blocking++;
        cover(i).ifPresent(by -> covers.merge(by, 1, Integer::sum));
      }
      blocking -= covers.getOrDefault(i, 0);
      deployable.set(i, blocking == 0);
    }
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
    return new DeployQueue(undeployed);
  }

  /** The place of what covers one; what is said to be covered by an earlier one is not. */
  private Optional<Integer> cover(int place) {
    return entries.get(place).coveredBy().map(places::get).filter(by -> by > place);
  }

  private static boolean blocks(Entry entry) {
    return switch (entry.mark()) {
      case NEEDS_CHECK, BAD -> true;
      case DEPLOYABLE, HARMLESS -> false;
    };
  }

  /** How many are not deployed. */
  public int size() {
    return entries.size();
  }

  /** Those that are not deployed, oldest first. */
  public List<Entry> entries() {
    return entries;
  }

  /** The newest deployable revision's id. */
  public Optional<String> deployable() {
    return deployable.isEmpty()
        ? Optional.empty()
        : Optional.of(entries.get(deployable.length() - 1).revision());
  }

  /** How each stands, oldest first. */
  public List<Standing> standings() {
    return IntStream.range(0, entries.size()).mapToObj(this::standing).toList();
  }

  /** How one stands, or empty where it is not in the queue. */
  public Optional<Standing> standing(String revision) {
    return Optional.ofNullable(places.get(revision)).map(this::standing);
  }

  private Standing standing(int place) {
    List<String> blockers = new ArrayList<>();
    for (int i = 0; i <= place && !deployable.get(place); i++) {
      boolean covered = cover(i).filter(by -> by <= place).isPresent();
      if (blocks(entries.get(i)) && !covered) {
        blockers.add(entries.get(i).revision());
      }
    }
    return new Standing(entries.get(place).revision(), blockers);
  }
}
