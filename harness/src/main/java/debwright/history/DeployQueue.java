package debwright.history;

import debwright.ledger.Installed.TakenBack;
import debwright.ledger.Mark;
import debwright.text.UtcTime;
import debwright.trunk.Revision;
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
   * @param coveredBy the id of the one that makes a bad one good, or that it goes together with
   * @param takenBack when it ran there, or the one that it went with, unless it was marked since
   */
  public record Entry(
      String revision, Mark mark, Optional<String> coveredBy, Optional<TakenBack> takenBack) {

    /** One that was not taken back. */
    public Entry(String revision, Mark mark, Optional<String> coveredBy) {
      this(revision, mark, coveredBy, Optional.empty());
    }

    /**
     * How it stands, such as {@code needs-check}, {@code bad until 1a2b3c4d5e} or {@code
     * needs-check, as it was rolled back at 2026-03-01 14:05 UTC}.
     */
    public String standing() {
      return takenBack
          .map(back -> mark + ", as " + taken(back))
          .orElseGet(() -> mark + coveredBy.map(by -> " until " + Revision.shortId(by)).orElse(""));
    }

    private String taken(TakenBack back) {
      String who = back.revision().equals(revision) ? "it" : Revision.shortId(back.revision());
      String with = back.revision().equals(revision) ? "" : ", which it went with,";
      return back.failed()
          ? "%s%s failed in %s at %s"
              .formatted(who, with, back.environment(), UtcTime.text(back.time()))
          : "%s%s was rolled back at %s".formatted(who, with, UtcTime.text(back.time()));
    }
  }

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

  /** That of a revision, or empty where it is not in the queue. */
  public Optional<Entry> entry(String revision) {
    return Optional.ofNullable(places.get(revision)).map(entries::get);
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
