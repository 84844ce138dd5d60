package debwright.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/** Reads the events of a ledger, each once: an event never changes. */
final class EventReader {
  private final Repository repository;
  private final Map<ObjectId, Event> known = new HashMap<>();

  EventReader(Repository repository) {
    this.repository = repository;
  }

  /**
   * All events of a commit, oldest first.
   *
   * @throws LedgerException one is not as it should be, or an object is damaged
   */
  List<Event> events(ObjectId tip) throws LedgerException {
    List<Event> events = new ArrayList<>();
    String where = "%s (%s)".formatted(Ledger.REF, tip.name());
    try (RevWalk commits = new RevWalk(repository);
        TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(commits.parseCommit(tip).getTree());
      walk.setRecursive(true);
      while (walk.next()) {
        String path = walk.getPathString();
        where = "%s: %s (%s)".formatted(Ledger.REF, path, walk.getObjectId(0).name());
        events.add(event(walk.getObjectReader(), walk.getObjectId(0), path));
      }
    } catch (IOException e) {
      throw new LedgerException(
          where + ": cannot be read: " + e.getMessage(), GrowingRef.DAMAGE, e);
    }
    return events.stream().sorted().toList();
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
