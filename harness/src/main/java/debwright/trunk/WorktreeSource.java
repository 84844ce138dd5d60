package debwright.trunk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** The engine as the work tree has it. */
record WorktreeSource(Repository repository, EngineConfig config, String digest)
    implements EngineSource {
  private static final String NAME = "the work tree";

  static WorktreeSource of(Repository repository) throws TrunkException, IOException {
    EngineConfig config = config(repository);
    return new WorktreeSource(repository, config, digest(repository, config));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public void copyTo(Path folder) throws TrunkException, IOException {
    for (TreeEntry entry : WorktreeFiles.list(repository, TreeFilter.ALL)) {
      if (entry.mode() != FileMode.GITLINK.getBits()) {
        copy(entry.path(), folder);
      }
    }
    if (!digest(repository, config).equals(digest)) {
      throw new TrunkException("the work tree changed while it was copied", "run it again");
    }
  }

  private void copy(String path, Path folder) throws IOException {
    Path to = folder.resolve(path);
    Files.createDirectories(to.getParent());
    Files.copy(
        repository.getWorkTree().toPath().resolve(path),
        to,
        StandardCopyOption.COPY_ATTRIBUTES,
        LinkOption.NOFOLLOW_LINKS);
  }

  private static EngineConfig config(Repository repository) throws TrunkException, IOException {
    Path file = repository.getWorkTree().toPath().resolve(EngineConfig.FILE);
    if (!Files.isRegularFile(file)) {
      throw new TrunkException(
          NAME + " has no engine: there is no " + file, "the file describes the engine");
    }
    return EngineConfig.parse(Files.readString(file), file.toString());
  }

  private static String digest(Repository repository, EngineConfig config)
      throws TrunkException, IOException {
    EnginePaths paths = EnginePaths.of(config);
    List<TreeEntry> entries = WorktreeFiles.list(repository, paths.filter());
    paths.expectIn(entries, NAME);
    return EngineDigest.of(config, entries);
  }
}
