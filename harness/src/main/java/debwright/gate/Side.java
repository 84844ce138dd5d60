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

  /**
   * What a person named: {@code worktree}, a run folder, or a revision.
   *
   * @throws TrunkException it is none of them
   * @throws GateException it is a deploy, of which there is no record
   */
  static Side of(String name, Trunk trunk) throws TrunkException, GateException, IOException {
    if (name.equals("worktree")) {
      return new Worktree(trunk.head());
    }
    if (name.equals("deploy") || name.startsWith("deploy:")) {
      throw new GateException(
          "'" + name + "': there is no ledger of deploys in this version",
          "name a revision, or set baseline: in " + ProjectFile.NAME);
    }
    Path folder = Path.of(name);
    if (Files.isDirectory(folder) && Files.exists(folder.resolve("run.json"))) {
      return new StoredRun(folder);
    }
    return new AtRevision(trunk.resolve(name));
  }
}
