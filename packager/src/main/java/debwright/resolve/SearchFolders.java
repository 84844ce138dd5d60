package debwright.resolve;

import debwright.index.InstalledPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Turns search paths as they stand in objects into folders, as ld.so(8) does. */
final class SearchFolders {
  private final boolean system;
  private final Architecture architecture;

  /**
   * @param system whether the app's root is that of the installed system, above which there is
   *     nothing; else paths that lead out of it lead to other packages' files
   */
  SearchFolders(boolean system, Architecture architecture) {
    this.system = system;
    this.architecture = architecture;
  }

  List<String> rpath(AppObject object) {
    return folders(object, object.elf().rpath());
  }

  List<String> runpath(AppObject object) {
    return folders(object, object.elf().runpath());
  }

  // Relative ones depend on where the program is started, and what remains of $ names no folder.
  private List<String> folders(AppObject object, List<String> path) {
    List<String> folders = new ArrayList<>();
    for (String each : path) {
      String folder = expanded(each, object);
      if (folder.startsWith("/") && !folder.contains("$")) {
        clean(folder, each.startsWith("$")).ifPresent(folders::add);
      }
    }
    return folders;
  }

  private String expanded(String folder, AppObject object) {
    String origin = AppFiles.folder(object.path());
    String text =
        folder
            .replace("${ORIGIN}", origin)
            .replace("$ORIGIN", origin)
            .replace("${LIB}", "lib/" + architecture.triplet())
            .replace("$LIB", "lib/" + architecture.triplet());
    return text.isEmpty() && !folder.isEmpty() ? "/" : text;
  }

  private Optional<String> clean(String folder, boolean inApp) {
    int depth = 0;
    for (String part : folder.split("/", -1)) {
      depth += part.equals("..") ? -1 : part.isEmpty() || part.equals(".") ? 0 : 1;
      if (depth < 0 && inApp && !system) {
        return Optional.empty();
      }
    }
    return Optional.of(InstalledPath.clean(folder));
  }
}
