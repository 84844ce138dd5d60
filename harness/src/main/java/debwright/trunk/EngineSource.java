package debwright.trunk;

import java.io.IOException;
import java.nio.file.Path;

/** The source of an engine: of a revision, or of the work tree. */
public sealed interface EngineSource permits RevisionSource, WorktreeSource {
  /** For people: {@code revision 1a2b3c4d5e} or {@code the work tree}. */
  String name();

  EngineConfig config();

  /**
   * What stands for the engine's content, in hex. An unchanged work tree has the digest of its
   * commit, and so has every revision that leaves the engine's files alone.
   */
  String digest();

  /**
   * Writes the whole tree, not the engine's paths alone, into an empty folder.
   *
   * @throws TrunkException the tree changed meanwhile
   */
  void copyTo(Path folder) throws TrunkException, IOException;
}
