package debwright.bisect;

import debwright.trunk.EngineDigests;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Revisions that landed one after the other and have one engine: nothing tells them apart.
 *
 * @param revisions oldest first; the first one brought the engine
 * @param digest of the engine in hex, or empty where they have none
 */
public record Step(List<Revision> revisions, Optional<String> digest) {
  public Step {
    revisions = List.copyOf(revisions);
  }

  /** The one that brought the engine. */
  public Revision first() {
    return revisions.get(0);
  }

  /** The one that the next step landed on. */
  public Revision last() {
    return revisions.get(revisions.size() - 1);
  }

  /**
   * The steps from one revision to another, both included.
   *
   * @throws TrunkException the older one is not among those that landed up to the newer one
   */
  public static List<Step> between(Trunk trunk, Revision older, Revision newer)
      throws TrunkException, IOException {
    List<Revision> landed =
        new ArrayList<>(trunk.landed(newer, Optional.of(older), Integer.MAX_VALUE));
    landed.add(older);
    Collections.reverse(landed);
    EngineDigests digests = trunk.digests();
    List<Step> steps = new ArrayList<>();
    for (Revision revision : landed) {
      Optional<String> digest = digests.of(revision);
      int last = steps.size() - 1;
      if (last >= 0 && steps.get(last).digest().equals(digest)) {
        steps.set(last, steps.get(last).and(revision));
      } else {
        steps.add(new Step(List.of(revision), digest));
      }
    }
    return steps;
  }

  private Step and(Revision revision) {
    List<Revision> more = new ArrayList<>(revisions);
    more.add(revision);
    return new Step(more, digest);
  }
}
