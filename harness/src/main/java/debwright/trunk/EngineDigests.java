package debwright.trunk;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;

/**
 * The digests of many revisions' engines. Most revisions leave most of the engine alone, so that a
 * look at the ids of its paths is enough.
 */
public final class EngineDigests {
  private final Repository repository;
  private final Map<ObjectId, EngineConfig> configs = new HashMap<>();
  private final Map<List<String>, String> digests = new HashMap<>();

  EngineDigests(Repository repository) {
    this.repository = repository;
  }

  /** As {@link EngineSource#digest} gives it, or empty where the revision has no usable engine. */
  public Optional<String> of(Revision revision) throws IOException {
    try {
      List<String> key = key(revision);
      String known = digests.get(key);
      if (known == null) {
        known = RevisionSource.of(repository, revision).digest();
        digests.put(key, known);
      }
      return Optional.of(known);
    } catch (TrunkException e) {
      return Optional.empty();
    }
  }

  /** The ids of the project file and of each path of the engine. */
  private List<String> key(Revision revision) throws TrunkException, IOException {
    List<String> key = new ArrayList<>();
    try (RevWalk walk = new RevWalk(repository)) {
      RevTree tree = walk.parseCommit(ObjectId.fromString(revision.id())).getTree();
      ObjectId file = id(tree, EngineConfig.FILE);
      key.add(file.getName());
      for (String path : config(revision, file).paths()) {
        key.add(path.equals(".") ? tree.getName() : id(tree, path).getName());
      }
    }
    return key;
  }

  private EngineConfig config(Revision revision, ObjectId file) throws TrunkException, IOException {
    EngineConfig known = configs.get(file);
    if (known == null) {
      known = RevisionSource.config(repository, revision);
      configs.put(file, known);
    }
    return known;
  }

  private ObjectId id(RevTree tree, String path) throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree)) {
      return walk == null ? ObjectId.zeroId() : walk.getObjectId(0);
    }
  }
}
