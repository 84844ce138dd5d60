package debwright.cli;

import debwright.gate.ProjectFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Finds the repository's tree that a folder is in. */
final class ProjectRoot {
  private ProjectRoot() {}

  /**
   * The nearest folder above with a project file or a git repository; empty where there is none.
   */
  static Optional<Path> above(Path folder) {
    Path each = folder.toAbsolutePath().normalize();
    while (each != null && !isRoot(each)) {
      each = each.getParent();
    }
    return Optional.ofNullable(each);
  }

  private static boolean isRoot(Path folder) {
    return Files.exists(folder.resolve(ProjectFile.NAME)) || Files.exists(folder.resolve(".git"));
  }
}
