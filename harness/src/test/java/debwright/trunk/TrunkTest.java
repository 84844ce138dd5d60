package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.launcher.Tools;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkTest {
  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  String second;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    second = repository.write("README", "b\n").commit("Second\n\nWith a body");
    trunk = Trunk.open(repository.root().resolve("engine"));
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  @Test
  void opensFromAnyFolderOfTheWorkTree() throws Exception {
    assertThat(trunk.root()).isEqualTo(repository.root());
  }

  @Test
  void saysWhenThereIsNoRepository() {
    TrunkException failure =
        catchThrowableOfType(TrunkException.class, () -> Trunk.open(Path.of("/proc")));
    assertThat(failure.explanation()).isEqualTo("no git repository at /proc or above");
  }

  @Test
  void findsRevisionsByAnyNameThatGitKnows() throws Exception {
    Revision revision = trunk.resolve("main");
    assertThat(revision.id()).isEqualTo(second);
    assertThat(revision.subject()).isEqualTo("Second");
    assertThat(trunk.resolve(second.substring(0, 8))).isEqualTo(revision);
    assertThat(trunk.resolve("HEAD~1")).isEqualTo(trunk.firstParent(revision).orElseThrow());
    assertThat(trunk.firstParent(trunk.resolve("HEAD~1"))).isEmpty();
  }

  @Test
  void takesTheBranchOfWhoeverTrunkIsAt() throws Exception {
    String first = trunk.resolve("HEAD~1").id();
    repository.branch("refs/remotes/origin/main", second);
    repository.branch("refs/heads/main", first);
    assertThat(tip(Following.NOTHING)).as("what lands here counts").isEqualTo(first);
    assertThat(tip(Following.NEWER)).as("the clone is behind").isEqualTo(second);
    assertThat(tip(Following.REMOTE)).isEqualTo(second);
    repository.branch("refs/remotes/origin/main", first);
    repository.branch("refs/heads/main", second);
    assertThat(tip(Following.NEWER)).as("the clone is ahead").isEqualTo(second);
    assertThat(tip(Following.REMOTE)).as("it did not land there").isEqualTo(first);
  }

  private String tip(Following following) throws Exception {
    return trunk.following(following).tip("main").id();
  }

  @Test
  void knowsWhatComesBefore() throws Exception {
    assertThat(trunk.isAncestor(trunk.resolve("HEAD~1"), trunk.head())).isTrue();
    assertThat(trunk.isAncestor(trunk.head(), trunk.head())).isTrue();
    assertThat(trunk.isAncestor(trunk.head(), trunk.resolve("HEAD~1"))).isFalse();
  }

  @Test
  void readsFilesOfRevisions() throws Exception {
    repository.write("README", "c\n");
    assertThat(trunk.text(trunk.head(), "README")).contains("b\n");
    assertThat(trunk.text(trunk.resolve("HEAD~1"), "README")).contains("a\n");
    assertThat(trunk.text(trunk.head(), "nonesuch")).isEmpty();
  }

  @Test
  void saysWhenThereIsNoSuchRevision() {
    assertThat(failure("nonesuch").explanation())
        .isEqualTo("no revision 'nonesuch' in " + repository.root());
    assertThat(failure("nonesuch").hint()).isEqualTo("git log --oneline lists the revisions");
    assertThat(failure("0".repeat(39) + "1").explanation()).startsWith("no revision '000");
    assertThat(failure("main^{").explanation()).contains("names no revision");
    assertThat(failure("HEAD:README").explanation()).isEqualTo("'HEAD:README' is no commit");
  }

  @Test
  void saysWhenTheCloneIsShallow() throws Exception {
    Path folder = temp.resolve("shallow");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(folder.toFile())
        .setDepth(1)
        .call()
        .close();
    String first = trunk.resolve("HEAD~1").id();
    try (Trunk shallow = Trunk.open(folder)) {
      TrunkException failure =
          catchThrowableOfType(TrunkException.class, () -> shallow.resolve(first));
      assertThat(failure.explanation()).endsWith(", a shallow clone");
      assertThat(failure.hint()).isEqualTo("git fetch --unshallow");
      assertThat(shallow.firstParent(shallow.head())).isEmpty();
    }
  }

  private TrunkException failure(String name) {
    return catchThrowableOfType(TrunkException.class, () -> trunk.resolve(name));
  }

  @Test
  void opensABareRepositoryWhichHasRevisionsButNoWorkTree() throws Exception {
    Path folder = temp.resolve("bare");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(folder.toFile())
        .setBare(true)
        .call()
        .close();
    try (Trunk bare = Trunk.open(folder)) {
      assertThat(bare.head()).isEqualTo(trunk.head());
      assertThat(bare.engine(bare.head()).digest()).isEqualTo(trunk.engine(trunk.head()).digest());
      assertThat(copy(bare, "from-bare").resolve("README")).hasContent("b\n");
      assertThat(catchThrowableOfType(TrunkException.class, bare::root).explanation())
          .isEqualTo("the repository at " + folder + " is bare: it has no work tree");
      assertThat(catchThrowableOfType(TrunkException.class, bare::worktreeEngine)).isNotNull();
      assertThat(
              catchThrowableOfType(TrunkException.class, () -> bare.resolve("nonesuch"))
                  .explanation())
          .isEqualTo("no revision 'nonesuch' in " + folder);
    }
  }

  @Test
  void opensAWorkTreeThatWasAddedToAClone() throws Exception {
    Tools.require("git");
    Path other = temp.resolve("other");
    Process git =
        new ProcessBuilder("git", "worktree", "add", "-q", other.toString(), "HEAD~1")
            .directory(repository.root().toFile())
            .redirectErrorStream(true)
            .start();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(git.waitFor()).as(said).isZero();
    try (Trunk added = Trunk.open(other)) {
      assertThat(added.head().subject()).isEqualTo("First engine");
      assertThat(added.worktreeEngine().digest()).isEqualTo(added.engine(added.head()).digest());
      assertThat(copy(added, "from-added").resolve("README")).hasContent("a\n");
    }
  }

  private Path copy(Trunk from, String name) throws Exception {
    Path folder = Files.createDirectory(temp.resolve(name));
    from.engine(from.head()).copyTo(folder);
    return folder;
  }

  @Test
  void aSubmoduleIsAnEntryLikeAnyOther() throws Exception {
    Tools.require("git");
    String before = trunk.engine(trunk.head()).digest();
    Revision one = withSubmodule("1".repeat(40));
    Revision two = withSubmodule("2".repeat(40));
    assertThat(trunk.engine(one).digest())
        .isNotEqualTo(before)
        .isNotEqualTo(trunk.engine(two).digest());
    assertThat(trunk.digests().of(two)).contains(trunk.engine(two).digest());
    assertThat(copy(trunk, "with-submodule").resolve("engine/part")).isEmptyDirectory();
    Revision head = trunk.resolve(repository.write("README", "c\n").commit("Words"));
    Revision merged = trunk.preview(two, head);
    assertThat(trunk.engine(merged).digest()).isEqualTo(trunk.engine(two).digest());
  }

  private Revision withSubmodule(String id) throws Exception {
    git("update-index", "--add", "--cacheinfo", "160000," + id + ",engine/part");
    git("-c", "user.name=A", "-c", "user.email=a@example.org", "commit", "-q", "-m", "Part");
    return trunk.head();
  }

  private void git(String... words) throws Exception {
    GitCommand.Answer answer = new GitCommand(trunk.gitFolder(), Duration.ofSeconds(20)).run(words);
    assertThat(answer.succeeded()).as(answer.said()).isTrue();
  }

  @Test
  void findsTheTrunkAlsoWhereOnlyItsRemoteHasIt() throws Exception {
    Path folder = temp.resolve("feature");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(folder.toFile())
        .call()
        .close();
    try (Trunk clone = Trunk.open(folder);
        Git git = Git.open(folder.toFile())) {
      git.checkout().setCreateBranch(true).setName("feature").call();
      git.branchDelete().setBranchNames("main").setForce(true).call();
      assertThat(clone.tip("main")).isEqualTo(trunk.head());
    }
  }
}
