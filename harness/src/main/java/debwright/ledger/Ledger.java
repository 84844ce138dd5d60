package debwright.ledger;

import debwright.trunk.GitCommand;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The ledger of a clone: events on a ref of its own, which only grows. Any number of processes and
 * clones append at once; a history that two wrote is merged, and never conflicts.
 */
public final class Ledger {
  /** Its ref, here and in other repositories. */
  public static final String REF = "refs/debwright/ledger";

  private static final Duration NETWORK = Duration.ofSeconds(60);
  private static final int TRIES = 5;

  private final Repository repository;
  private final LedgerRef ref;
  private final GitCommand git;
  private final Clock clock;

  /** What was read before: an event never changes. */
  private final Map<ObjectId, Event> read = new HashMap<>();

  private Ledger(Trunk trunk, Clock clock) {
    this.repository = trunk.repository();
    this.ref = new LedgerRef(repository, trunk.gitFolder(), REF);
    this.git = new GitCommand(trunk.gitFolder(), NETWORK);
    this.clock = clock;
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
    String name = author.getName() + " <" + author.getEmailAddress() + ">";
    List<Event> appended = new ArrayList<>();
    ref.move(
        tip -> {
          Event event = Event.of(now(tip), fact.kind(), name, fact.fields());
          appended.clear();
          appended.add(event);
          return Optional.of(commits().append(tip, List.of(event)));
        });
    return appended.get(0);
  }

  /**
   * Records events that were made elsewhere, together; one that is there already is not recorded
   * again.
   *
   * @return whether there was a new one among them
   */
  public boolean append(List<Event> events)
      throws IOException, LedgerException, InterruptedException {
    return ref.move(
        tip ->
            tip.isEmpty() && events.isEmpty() ? tip : Optional.of(commits().append(tip, events)));
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

  private LedgerCommits commits() {
    return new LedgerCommits(repository);
  }

  /**
   * All events, oldest first.
   *
   * @throws LedgerException one is not as it should be
   */
  public List<Event> events() throws IOException, LedgerException {
    Optional<ObjectId> tip = ref.tip();
    return tip.isEmpty() ? List.of() : events(tip.get());
  }

  private List<Event> events(ObjectId tip) throws LedgerException {
    List<Event> events = new ArrayList<>();
    String where = "%s (%s)".formatted(REF, tip.name());
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      RevCommit commit = commits.parseCommit(tip);
      walk.addTree(commit.getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        where = "%s: %s (%s)".formatted(REF, walk.getPathString(), walk.getObjectId(0).name());
        events.add(event(walk.getObjectReader(), walk.getObjectId(0), walk.getPathString()));
      }
    } catch (IOException e) {
      throw new LedgerException(where + ": cannot be read: " + e.getMessage(), LedgerRef.DAMAGE, e);
    }
    return events.stream().sorted().toList();
  }

  private Event event(ObjectReader reader, ObjectId id, String path)
      throws IOException, LedgerException {
    Event known = read.get(id);
    if (known != null) {
      return known;
    }
    byte[] bytes = reader.open(id, Constants.OBJ_BLOB).getBytes();
    Event event = EventText.read(REF + ": " + path, new String(bytes, StandardCharsets.UTF_8));
    if (!event.path().equals(path)) {
      throw new LedgerException(
          "%s: %s: expected it at %s".formatted(REF, path, event.path()),
          "an event is never moved by hand; fetch the ledger again");
    }
    read.put(id, event);
    return event;
  }

  /**
   * What all events together say.
   *
   * @throws LedgerException one is not as it should be
   */
  public State state() throws IOException, LedgerException {
    return State.of(events());
  }

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
    String theirs = remoteRef(remote);
    GitCommand.Answer answer =
        git.run(
            "-c",
            "gc.auto=0",
            "fetch",
            "--quiet",
            "--no-tags",
            "--no-recurse-submodules",
            remote,
            "+" + REF + ":" + theirs);
    if (answer.succeeded()) {
      boolean news = reconcile(theirs);
      return new Exchange(news ? Exchange.Result.NEWS : Exchange.Result.NOTHING_NEW, remote, "");
    }
    if (answer.said().contains("couldn't find remote ref")) {
      return new Exchange(Exchange.Result.NO_LEDGER, remote, "");
    }
    return new Exchange(Exchange.Result.UNREACHABLE, remote, answer.reason());
  }

  /** Where the other's ledger is kept; git removes it from no place that no branch maps to. */
  private static String remoteRef(String remote) {
    String name = remote.chars().mapToObj(c -> letter((char) c)).collect(Collectors.joining());
    return "refs/debwright/remotes/" + name + "/ledger";
  }

  private static String letter(char c) {
    boolean plain = c < 128 && Character.isLetterOrDigit(c);
    return plain || c == '-' || c == '_' ? String.valueOf(c) : "_";
  }

  /**
   * Merges the ledger that another ref holds into this one.
   *
   * @param other the ref's whole name
   * @return whether this one changed
   */
  public boolean reconcile(String other) throws IOException, LedgerException, InterruptedException {
    Optional<ObjectId> theirs = ref.tip(other);
    return theirs.isPresent() && ref.move(tip -> Optional.of(commits().merge(tip, theirs.get())));
  }

  /**
   * Gives this ledger to another repository, merged with what is there. That it cannot be reached
   * is no error: the next push gives what this one did not.
   *
   * @param remote its name, such as {@code origin}, or its address
   */
  public Exchange push(String remote) throws IOException, LedgerException, InterruptedException {
    if (ref.tip().isEmpty()) {
      return new Exchange(Exchange.Result.NO_LEDGER, remote, "");
    }
    GitCommand.Answer answer = push(remote, REF + ":" + REF);
    for (int i = 1; i < TRIES && !answer.succeeded() && behind(answer); i++) {
      Exchange fetched = fetch(remote);
      if (fetched.result() == Exchange.Result.UNREACHABLE) {
        return fetched;
      }
      answer = push(remote, REF + ":" + REF);
    }
    if (!answer.succeeded()) {
      return new Exchange(Exchange.Result.UNREACHABLE, remote, answer.reason());
    }
    boolean same = answer.said().contains("Everything up-to-date");
    return new Exchange(same ? Exchange.Result.NOTHING_NEW : Exchange.Result.NEWS, remote, "");
  }

  private GitCommand.Answer push(String remote, String what)
      throws IOException, InterruptedException {
    return git.run("push", "--no-verify", "--no-recurse-submodules", remote, what);
  }

  /** Whether the other has what this one has not, or somebody else pushes right now. */
  private static boolean behind(GitCommand.Answer answer) {
    return answer.said().contains("[rejected]") || answer.said().contains("cannot lock ref");
  }
}
