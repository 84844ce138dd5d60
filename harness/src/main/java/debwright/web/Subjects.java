package debwright.web;

import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What commits are called; one that is not here is called nothing. */
final class Subjects {
  private static final int KNOWN = 50_000;

  private final Trunk trunk;
  private final Map<String, Revision> known = new ConcurrentHashMap<>();

  Subjects(Trunk trunk) {
    this.trunk = trunk;
  }

  Revision of(String id) {
    Revision before = known.get(id);
    if (before != null) {
      return before;
    }
    Revision found = find(id);
    if (known.size() >= KNOWN) {
      known.clear();
    }
    known.put(id, found);
    return found;
  }

  private Revision find(String id) {
    try {
      return trunk.has(id) ? trunk.resolve(id) : new Revision(id, "", Instant.EPOCH);
    } catch (IOException | TrunkException e) {
      return new Revision(id, "", Instant.EPOCH);
    }
  }
}
