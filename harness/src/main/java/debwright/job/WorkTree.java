package debwright.job;

import debwright.trunk.GitCommand;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;

/**
 * A clean work tree of a revision: a repository of its own that borrows the objects, so that
 * nothing that a command does to its refs reaches trunk.
 */
public final class WorkTree {
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private WorkTree() {}

  /**
   * Checks a revision out.
   *
   * @param folder an empty one
   * @throws TrunkException git cannot do it
   */
  public static void checkOut(Trunk trunk, Revision revision, Path folder)
      throws IOException, TrunkException, InterruptedException {
    Path git = folder.resolve(".git");
    GitCommand command = new GitCommand(git, LIMIT);
    expect(command.run("init", "--quiet", "--template="));
    Path objects = trunk.gitFolder().toAbsolutePath().resolve("objects");
    Files.createDirectories(git.resolve("objects/info"));
    Files.writeString(git.resolve("objects/info/alternates"), objects + "\n");
    if (trunk.shallow()) {
      Path shallow = trunk.gitFolder().resolve("shallow");
      Files.copy(shallow, git.resolve("shallow"), StandardCopyOption.REPLACE_EXISTING);
    }
    expect(
        command.run(
            "--work-tree=" + folder,
            "-c",
            "core.hooksPath=/dev/null",
            "-c",
            "advice.detachedHead=false",
            "checkout",
            "--quiet",
            "--force",
            "--detach",
            revision.id()));
  }

  private static void expect(GitCommand.Answer answer) throws TrunkException {
    if (!answer.succeeded()) {
      throw new TrunkException(
          "no work tree: " + answer.reason(), "see whether there is room on the disk");
    }
  }
}
