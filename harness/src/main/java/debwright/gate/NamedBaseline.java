package debwright.gate;

import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The baseline that project files name. A candidate that names another one than its predecessors is
 * judged against theirs: only a change that passes against the old one may move it.
 */
record NamedBaseline(Trunk trunk, Side candidate) {

  /**
   * Chooses.
   *
   * @param own what the candidate's project file names
   * @throws TrunkException there is no such revision
   */
  Baseline choose(Optional<String> own) throws TrunkException, IOException {
    Optional<String> earlier = earlier(own);
    Optional<String> id = earlier.or(() -> own);
    if (id.isEmpty()) {
      return new Baseline(
          Optional.empty(), "no baseline: " + ProjectFile.NAME + " names none, and none was given");
    }
    Revision revision = trunk.resolve(id.get());
    String reason =
        earlier.map(from -> moved(from, own)).orElse("as " + ProjectFile.NAME + " says");
    return new Baseline(Optional.of(new Side.AtRevision(revision)), reason);
  }

  private static String moved(String from, Optional<String> to) {
    String old = Revision.shortId(from);
    return to.map(Revision::shortId)
        .map(id -> "baseline moves from %s to %s: judged against %s".formatted(old, id, old))
        .orElse("baseline %s was taken out: judged against it".formatted(old));
  }

  /** The nearest predecessor's that is another one, or empty where the candidate's own holds. */
  private Optional<String> earlier(Optional<String> own) throws TrunkException, IOException {
    for (Revision predecessor : predecessors()) {
      Optional<String> named =
          trunk
              .text(predecessor, ProjectFile.NAME)
              .flatMap(text -> PastProject.parse(text).baseline());
      if (named.isPresent() && !named.equals(own)) {
        return named;
      }
    }
    return Optional.empty();
  }

  /** A work tree comes after its commit, which may be the one that moves the baseline. */
  private List<Revision> predecessors() throws TrunkException, IOException {
    if (candidate instanceof Side.AtRevision at) {
      return trunk.firstParent(at.revision()).stream().toList();
    }
    List<Revision> predecessors = new ArrayList<>(List.of(trunk.head()));
    trunk.firstParent(predecessors.get(0)).ifPresent(predecessors::add);
    return predecessors;
  }
}
