package debwright.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Reads the events of a ledger, each once: an event never changes. */
final class EventReader {
  private final Repository repository;
  private final Map<ObjectId, Event> known = new HashMap<>();
  private Optional<ObjectId> last = Optional.empty();
  private List<Event> events = List.of();

  EventReader(Repository repository) {
    this.repository = repository;
  }

  /**
   * All events of a commit, oldest first. Of a tree that grew since the last time only what is new
   * is read.
   *
   * @throws LedgerException one is not as it should be, or an object is damaged
   */
  synchronized List<Event> events(ObjectId tip) throws LedgerException {
    if (last.isPresent() && last.get().equals(tip)) {
      return events;
    }
    events = read(tip);
    last = Optional.of(tip);
    return events;
  }

  private List<Event> read(ObjectId tip) throws LedgerException {
    List<Event> read = new ArrayList<>();
    String where = "%s (%s)".formatted(Ledger.REF, tip.name());
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      RevCommit commit = commits.parseCommit(tip);
      walk.addTree(commit.getTree());
      boolean grown = grown(commits, commit);
      if (grown) {
        read.addAll(events);
        walk.addTree(commits.parseCommit(last.orElseThrow()).getTree());
        walk.setFilter(TreeFilter.ANY_DIFF);
      }
      walk.setRecursive(true);
      while (walk.next()) {
        String path = walk.getPathString();
        where = "%s: %s (%s)".formatted(Ledger.REF, path, walk.getObjectId(0).name());
        read.add(event(walk.getObjectReader(), walk.getObjectId(0), path));
      }
    } catch (IOException e) {
      throw new LedgerException(
          where + ": cannot be read: " + e.getMessage(), GrowingRef.DAMAGE, e);
    }
    return read.stream().sorted().toList();
  }

  /** Whether a commit only adds to the one that was read last: events are never taken away. */
  private boolean grown(RevWalk commits, RevCommit commit) throws IOException {
    if (last.isEmpty() || !repository.getObjectDatabase().has(last.get())) {
      return false;
    }
    return commits.isMergedInto(commits.parseCommit(last.get()), commit);
  }

  private Event event(ObjectReader reader, ObjectId id, String path)
      throws IOException, LedgerException {
    Event before = known.get(id);
    if (before != null) {
      return before;
    }
    byte[] bytes = reader.open(id, Constants.OBJ_BLOB).getBytes();
    String where = Ledger.REF + ": " + path;
    Event event = EventText.read(where, new String(bytes, StandardCharsets.UTF_8));
    if (!event.path().equals(path)) {
      throw new LedgerException(
          "%s: expected it at %s".formatted(where, event.path()),
          "an event is never moved by hand; fetch the ledger again");
    }
    known.put(id, event);
    return event;
  }
}
