package debwright.trunk;

import java.util.List;
import org.eclipse.jgit.treewalk.filter.PathFilterGroup;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** Which files of a tree the engine is made of. */
record EnginePaths(List<String> paths) {

  static EnginePaths of(EngineConfig config) {
    return new EnginePaths(config.paths());
  }

  TreeFilter filter() {
    return paths.contains(".") ? TreeFilter.ALL : PathFilterGroup.createFromStrings(paths);
  }

  /**
   * Checks that each path is there.
   *
   * @throws TrunkException one is not
   */
  void expectIn(List<TreeEntry> entries, String tree) throws TrunkException {
    for (String path : paths) {
      if (entries.stream().noneMatch(entry -> covers(path, entry.path()))) {
        throw tooOld(tree, path);
      }
    }
  }

  static TrunkException tooOld(String tree, String missing) {
    return new TrunkException(
        tree + " is from before the engine existed: it has no " + missing,
        "name a later revision; git log -- " + missing + " lists them");
  }

  private static boolean covers(String path, String file) {
    return path.equals(".") || file.equals(path) || file.startsWith(path + "/");
  }
}
