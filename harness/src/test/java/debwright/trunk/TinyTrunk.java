package debwright.trunk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.RefUpdate;

/** A real repository whose engine is a shell script: {@code engine/worker.sh}. */
public final class TinyTrunk implements AutoCloseable {
  public static final String PROJECT =
      """
      trunk: main
      engine:
        paths: [engine]
        build: echo built >>built
        worker: sh engine/worker.sh
      """;

  private final Git git;
  private final Path root;

  public TinyTrunk(Path root) throws GitAPIException {
    this.root = root;
    this.git = Git.init().setDirectory(root.toFile()).setInitialBranch("main").call();
  }

  public Path root() {
    return root;
  }

  public TinyTrunk write(String path, String text) throws IOException {
    Path file = root.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return this;
  }

  public TinyTrunk executable(String path) throws IOException {
    Files.setPosixFilePermissions(
        root.resolve(path), java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
    return this;
  }

  /** Commits everything that is not ignored, and gives the commit's id. */
  public String commit(String message) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.add().addFilepattern(".").setUpdate(true).call();
    return git.commit()
        .setMessage(message)
        .setAuthor("A", "a@example.org")
        .setCommitter("A", "a@example.org")
        .setSign(false)
        .call()
        .getName();
  }

  public void checkOut(String revision) throws GitAPIException {
    git.checkout().setName(revision).call();
  }

  /** Lets a ref name a commit, whatever it named before. */
  void branch(String ref, String commit) throws IOException {
    RefUpdate update = git.getRepository().updateRef(ref);
    update.setNewObjectId(ObjectId.fromString(commit));
    update.forceUpdate();
  }

  public Git git() {
    return git;
  }

  /** Project file, engine and first commit. */
  public static TinyTrunk withEngine(Path root) throws GitAPIException, IOException {
    TinyTrunk trunk = new TinyTrunk(root);
    trunk.write("debwright.yaml", PROJECT).write("engine/worker.sh", "echo 1\n");
    trunk.write("README", "a\n").write(".gitignore", "target/\n*.class\n").commit("First engine");
    return trunk;
  }

  @Override
  public void close() {
    git.close();
  }
}
