package debwright.gate;

import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** One side of a comparison: what is run, or was. */
public sealed interface Side {

  /** For people. */
  String description();

  /** The work tree as it is now. */
  record Worktree(Revision head) implements Side {
    @Override
    public String description() {
      return "the work tree (on " + head + ")";
    }
  }

  /** A revision of trunk. */
  record AtRevision(Revision revision) implements Side {
    @Override
    public String description() {
      return revision + " (" + revision.subject() + ")";
    }
  }

  /** A run folder. */
  record StoredRun(Path folder) implements Side {
    @Override
    public String description() {
      return "the run in " + folder;
    }
  }

  /** What a person names a merge by, with the branch behind it. */
  String MERGE = "merge:";

  /**
   * What a person named: {@code worktree}, a run folder, {@code merge:BRANCH} for what trunk would
   * be if a branch were merged into it, or a revision.
   *
   * @throws TrunkException it is none of them, or the branch cannot be merged
   */
  static Side of(String name, Trunk trunk) throws TrunkException, IOException {
    if (name.equals("worktree")) {
      return new Worktree(trunk.head());
    }
    if (name.startsWith(MERGE)) {
      Revision tip = trunk.resolve(PastProject.at(trunk, trunk.head()).trunk());
      return new AtRevision(trunk.preview(tip, trunk.resolve(name.substring(MERGE.length()))));
    }
    Path folder = Path.of(name);
    if (Files.isDirectory(folder) && Files.exists(folder.resolve("run.json"))) {
      return new StoredRun(folder);
    }
    return new AtRevision(trunk.resolve(name));
  }
}
