package debwright.gate;

import debwright.done.Definition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file of a backlog item in a tree. */
final class BacklogFile {
  private BacklogFile() {}

  /**
   * When an item is done.
   *
   * @param tree the root of the candidate's tree
   * @throws GateException there is no such item, or it is not as it should be
   */
  static Definition read(Path tree, ProjectFile project, String id)
      throws IOException, GateException {
    String name = project.backlog() + "/" + id + ".yaml";
    Path file = tree.resolve(project.backlog()).resolve(id + ".yaml");
    if (!BacklogItem.isId(id) || !Files.isRegularFile(file)) {
      throw new GateException(
          "no backlog item '" + id + "': there is no " + name,
          "an item is a file there, with title, why, assumptions and done");
    }
    return BacklogItem.parse(id, Files.readString(file), name).definition();
  }
}
