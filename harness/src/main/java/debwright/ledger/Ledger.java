package debwright.ledger;

import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.jspecify.annotations.Nullable;

/**
 * The ledger of a clone: events on a ref of its own, which only grows. Any number of processes and
 * clones append at once; a history that two wrote is merged, and never conflicts.
 */
public final class Ledger {
  /** Its ref, here and in other repositories. */
  public static final String REF = "refs/debwright/ledger";

  private final Repository repository;
  private final SharedRef shared;
  private final EventReader reader;
  private final Clock clock;
  private @Nullable Folded last;

  private Ledger(Trunk trunk, Clock clock) {
    this.repository = trunk.repository();
    this.shared = SharedRef.of(trunk, REF, new UnionTree.Shape(2, Ledger::clash));
    this.reader = new EventReader(repository);
    this.clock = clock;
  }

  private static ObjectId clash(String name, ObjectId one, ObjectId other) throws LedgerException {
    throw new LedgerException(
        "%s: two contents of %s: %s and %s".formatted(REF, name, one.name(), other.name()),
        "an event is never changed by hand: git log -p " + REF + " shows who did");
  }

  /** That of a clone, which may have none yet; good as long as the trunk is open. */
  public static Ledger of(Trunk trunk) {
    return new Ledger(trunk, Clock.systemUTC());
  }

  /** The same by a clock of one's own. */
  static Ledger of(Trunk trunk, Clock clock) {
    return new Ledger(trunk, clock);
  }

  /**
   * Records a fact, as now and by the user that git knows. When this returns, it is kept; killed
   * before, it is kept whole or not at all.
   *
   * @throws LedgerException the ledger cannot be written
   */
  public Event append(Fact fact) throws IOException, LedgerException, InterruptedException {
    PersonIdent author = new PersonIdent(repository);
    return append(author.getName() + " <" + author.getEmailAddress() + ">", fact);
  }

  /**
   * The same by somebody else than the user that git knows.
   *
   * @param author {@code NAME <ADDRESS>}
   */
  public Event append(String author, Fact fact)
      throws IOException, LedgerException, InterruptedException {
    List<Event> appended = new ArrayList<>();
    shared
        .ref()
        .move(
            tip -> {
              Event event = Event.of(now(tip), fact.kind(), author, fact.fields());
              appended.clear();
              appended.add(event);
              return Optional.of(commit(tip, List.of(event)));
            });
    return appended.get(0);
  }

  /** Facts that rest on others. */
  public interface Decision<X extends Exception> {
    /**
     * The facts, of what is recorded until now; none where there is nothing to say.
     *
     * @throws X they cannot be, as things are
     * @throws IOException the repository cannot be read
     */
    List<Fact> of(State state) throws IOException, X;
  }

  /**
   * Records facts by somebody, made of all that is recorded at that moment: nobody records anything
   * between.
   *
   * @param author {@code NAME <ADDRESS>}
   * @return their events, in their order
   * @throws LedgerException the ledger cannot be written
   * @throws X the decision's own
   */
  public <X extends Exception> List<Event> decide(String author, Decision<X> decision)
      throws IOException, LedgerException, InterruptedException, X {
    List<Event> appended = new ArrayList<>();
    shared
        .ref()
        .move(
            (Optional<ObjectId> tip) -> {
              appended.clear();
              appended.addAll(events(author, decision.of(state(tip)), now(tip)));
              return appended.isEmpty() ? tip : Optional.of(commit(tip, appended));
            });
    return appended;
  }

  /** A microsecond apart, so that they keep their order. */
  private static List<Event> events(String author, List<Fact> facts, Instant first) {
    List<Event> events = new ArrayList<>();
    for (Fact fact : facts) {
      Instant time = first.plus(events.size(), ChronoUnit.MICROS);
      events.add(Event.of(time, fact.kind(), author, fact.fields()));
    }
    return events;
  }

  /**
   * Records events that were made elsewhere, together; one that is there already is not recorded
   * again.
   *
   * @return whether there was a new one among them
   */
  public boolean append(List<Event> events)
      throws IOException, LedgerException, InterruptedException {
    return !events.isEmpty() && shared.ref().move(tip -> Optional.of(commit(tip, events)));
  }

  private ObjectId commit(Optional<ObjectId> tip, List<Event> events)
      throws IOException, LedgerException {
    Instant time = events.stream().map(Event::time).max(Instant::compareTo).orElse(Instant.EPOCH);
    String message = events.stream().map(Event::line).collect(Collectors.joining("\n"));
    return shared.commits().add(tip, inserter -> write(events, inserter), time, message);
  }

  private static SortedMap<String, ObjectId> write(List<Event> events, ObjectInserter inserter)
      throws IOException {
    SortedMap<String, ObjectId> files = new TreeMap<>();
    for (Event event : events) {
      byte[] text = EventText.write(event).getBytes(StandardCharsets.UTF_8);
      files.put(event.path(), inserter.insert(Constants.OBJ_BLOB, text));
    }
    return files;
  }

  /** Not before what is recorded, whatever the clocks of others say, unless they are a day off. */
  private Instant now(Optional<ObjectId> tip) throws IOException {
    Instant now = clock.instant();
    if (tip.isEmpty()) {
      return now;
    }
    try (RevWalk walk = new RevWalk(repository)) {
      Instant last = walk.parseCommit(tip.get()).getCommitterIdent().getWhenAsInstant();
      boolean behind = now.isBefore(last) && now.plus(Duration.ofDays(1)).isAfter(last);
      return behind ? last.plusSeconds(1) : now;
    }
  }

  /**
   * All events, oldest first.
   *
   * @throws LedgerException one is not as it should be
   */
  public List<Event> events() throws IOException, LedgerException {
    return events(shared.ref().tip());
  }

  private List<Event> events(Optional<ObjectId> tip) throws LedgerException {
    return tip.isEmpty() ? List.of() : reader.events(tip.get());
  }

  /**
   * What all events together say.
   *
   * @throws LedgerException one is not as it should be
   */
  public State state() throws IOException, LedgerException {
    return state(shared.ref().tip());
  }

  private synchronized State state(Optional<ObjectId> tip) throws LedgerException {
    if (last == null || !last.tip.equals(tip)) {
      last = new Folded(tip, State.of(events(tip)));
    }
    return last.state;
  }

  private record Folded(Optional<ObjectId> tip, State state) {}

  /** The remote that this clone's ledger is shared with: {@code origin}, or the only one. */
  public Optional<String> remote() {
    Set<String> remotes = repository.getRemoteNames();
    if (remotes.contains("origin")) {
      return Optional.of("origin");
    }
    return remotes.size() == 1 ? remotes.stream().findFirst() : Optional.empty();
  }

  /**
   * Brings the ledger of another repository, which a clone does not, and merges it into this one.
   * That the other cannot be reached is no error: what is here still holds.
   *
   * @param remote its name, such as {@code origin}, or its address
   */
  public Exchange fetch(String remote) throws IOException, LedgerException, InterruptedException {
    return shared.fetch(remote);
  }

  /**
   * Merges the ledger that another ref holds into this one.
   *
   * @param other the ref's whole name
   * @return whether this one changed
   */
  public boolean reconcile(String other) throws IOException, LedgerException, InterruptedException {
    return shared.reconcile(other);
  }

  /**
   * Gives this ledger to another repository, merged with what is there. That it cannot be reached
   * is no error: the next push gives what this one did not.
   *
   * @param remote its name, such as {@code origin}, or its address
   */
  public Exchange push(String remote) throws IOException, LedgerException, InterruptedException {
    return shared.push(remote);
  }
}
