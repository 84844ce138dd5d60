package debwright.trunk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCacheCheckout;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevTree;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;
import org.eclipse.jgit.treewalk.TreeWalk;

/** The engine as a commit has it. */
record RevisionSource(Repository repository, Revision revision, EngineConfig config, String digest)
    implements EngineSource {

  static RevisionSource of(Repository repository, Revision revision)
      throws TrunkException, IOException {
    RevTree tree = tree(repository, revision);
    EngineConfig config = config(repository, revision);
    List<TreeEntry> entries = entries(repository, tree, EnginePaths.of(config));
    EnginePaths.of(config).expectIn(entries, revision.toString());
    return new RevisionSource(repository, revision, config, EngineDigest.of(config, entries));
  }

  @Override
  public String name() {
    return revision.toString();
  }

  /** A repository of the same objects, with the folder as its work tree and an index beside it. */
  @Override
  public void copyTo(Path folder) throws IOException {
    Path index = folder.resolveSibling(folder.getFileName() + ".index");
    try (Repository target =
        new FileRepositoryBuilder()
            .setGitDir(repository.getDirectory())
            .setWorkTree(folder.toFile())
            .setIndexFile(index.toFile())
            .build()) {
      RevTree tree = tree(target, revision);
      new DirCacheCheckout(target, target.lockDirCache(), tree).checkout();
    } finally {
      Files.deleteIfExists(index);
    }
  }

  private static RevTree tree(Repository repository, Revision revision) throws IOException {
    try (RevWalk walk = new RevWalk(repository)) {
      return walk.parseCommit(ObjectId.fromString(revision.id())).getTree();
    }
  }

  static EngineConfig config(Repository repository, Revision revision)
      throws TrunkException, IOException {
    Optional<String> text = text(repository, revision, EngineConfig.FILE);
    if (text.isEmpty()) {
      throw EnginePaths.tooOld(revision.toString(), EngineConfig.FILE);
    }
    return EngineConfig.parse(text.get(), EngineConfig.FILE + " of " + revision);
  }

  /** A file's text, or empty where the revision has no such file. */
  static Optional<String> text(Repository repository, Revision revision, String path)
      throws IOException {
    try (TreeWalk walk = TreeWalk.forPath(repository, path, tree(repository, revision))) {
      if (walk == null) {
        return Optional.empty();
      }
      byte[] bytes = repository.open(walk.getObjectId(0), Constants.OBJ_BLOB).getBytes();
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    }
  }

  /** The names of the files in a folder; none where the revision has no such folder. */
  static List<String> files(Repository repository, Revision revision, String folder)
      throws IOException {
    Optional<ObjectId> tree = subtree(repository, tree(repository, revision), folder);
    List<String> names = new ArrayList<>();
    if (tree.isEmpty()) {
      return names;
    }
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree.get());
      while (walk.next()) {
        if (!walk.isSubtree()) {
          names.add(walk.getPathString());
        }
      }
    }
    return names;
  }

  private static Optional<ObjectId> subtree(Repository repository, RevTree root, String folder)
      throws IOException {
    if (folder.isEmpty()) {
      return Optional.of(root);
    }
    try (TreeWalk found = TreeWalk.forPath(repository, folder, root)) {
      return found == null || !found.isSubtree()
          ? Optional.empty()
          : Optional.of(found.getObjectId(0));
    }
  }

  private static List<TreeEntry> entries(Repository repository, RevTree tree, EnginePaths paths)
      throws IOException {
    List<TreeEntry> entries = new ArrayList<>();
    try (TreeWalk walk = new TreeWalk(repository)) {
      walk.addTree(tree);
      walk.setRecursive(true);
      walk.setFilter(paths.filter());
      while (walk.next()) {
        int mode = walk.getRawMode(0);
        entries.add(new TreeEntry(walk.getPathString(), mode, walk.getObjectId(0).getName()));
      }
    }
    return entries;
  }
}
