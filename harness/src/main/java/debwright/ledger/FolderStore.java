package debwright.ledger;

import debwright.run.FolderRemoval;
import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Runs in a folder, one below it for each. */
public record FolderStore(Path root) implements RunStore {

  @Override
  public boolean has(String run) {
    return Files.exists(root.resolve(run).resolve("run.json"));
  }

  @Override
  public Optional<Path> find(String run) {
    return has(run) ? Optional.of(root.resolve(run)) : Optional.empty();
  }

  /** Copied under another name and renamed, so that what has its name is whole. */
  @Override
  public void keep(String run, Path folder) throws IOException {
    if (has(run)) {
      return;
    }
    Files.createDirectories(root);
    Path keeping = Files.createTempDirectory(root, ".keeping-");
    try {
      copy(folder, keeping.resolve(run));
      Files.move(keeping.resolve(run), root.resolve(run), StandardCopyOption.ATOMIC_MOVE);
    } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
      // Another process kept the same run.
      return;
    } finally {
      FolderRemoval.remove(keeping);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    List<Path> all;
    try (Stream<Path> walk = Files.walk(from)) {
      all = walk.sorted().toList();
    }
    for (Path each : all) {
      Files.copy(each, to.resolve(from.relativize(each).toString()));
    }
  }
}
