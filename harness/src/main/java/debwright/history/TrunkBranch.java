package debwright.history;

import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;

/**
 * The branch that revisions land on, as the project file names it.
 *
 * @param name without {@code refs/heads/}
 * @param tip its newest revision
 */
public record TrunkBranch(String name, Revision tip) {

  /**
   * That of a clone, by the project file of its work tree; by that of its newest revision where it
   * is bare.
   *
   * @throws TrunkException there is no such branch
   * @throws ProjectFileException the project file is not as it should be
   */
  public static TrunkBranch of(Trunk trunk)
      throws TrunkException, ProjectFileException, IOException {
    String name = project(trunk).trunk();
    return new TrunkBranch(name, trunk.tip(name));
  }

  /**
   * The project file that such a clone goes by.
   *
   * @throws TrunkException a bare one has none
   * @throws ProjectFileException it is not as it should be
   */
  public static ProjectFile project(Trunk trunk)
      throws TrunkException, ProjectFileException, IOException {
    if (!trunk.isBare()) {
      return ProjectFile.read(trunk.root());
    }
    Revision head = trunk.head();
    String text =
        trunk
            .text(head, ProjectFile.NAME)
            .orElseThrow(
                () ->
                    new TrunkException(
                        head + " has no " + ProjectFile.NAME, "it names the trunk and the engine"));
    return ProjectFile.parse(text, ProjectFile.NAME + " of " + head);
  }
}
