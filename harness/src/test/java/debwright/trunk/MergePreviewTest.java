package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergePreviewTest {
  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  Revision base;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    trunk = Trunk.open(repository.root());
    repository.write("lines", "1\n2\n3\n4\n5\n").commit("Lines");
    base = trunk.head();
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private Revision commit(String path, String text) throws Exception {
    return trunk.resolve(repository.write(path, text).commit("Change " + path));
  }

  private Revision branch(String path, String text) throws Exception {
    repository.git().checkout().setName("change").setCreateBranch(true).setForced(true).call();
    Revision head = commit(path, text);
    repository.git().checkout().setName("main").call();
    return head;
  }

  private String text(Revision revision, String path) throws Exception {
    return trunk.text(revision, path).orElse("no " + path);
  }

  @Test
  void holdsWhatBothChanged() throws Exception {
    Revision head = branch("lines", "1\n2\n3\n4\nfive\n");
    Revision tip = commit("lines", "one\n2\n3\n4\n5\n");
    Revision merged = trunk.preview(tip, head);
    assertThat(text(merged, "lines")).isEqualTo("one\n2\n3\n4\nfive\n");
    assertThat(merged.subject()).isEqualTo("Merge " + head + ": Change lines");
    assertThat(trunk.firstParent(merged)).contains(tip);
    assertThat(trunk.isAncestor(head, merged)).isTrue();
  }

  @Test
  void isTheSameCommitEachTime() throws Exception {
    Revision head = branch("new", "x");
    Revision tip = commit("README", "b\n");
    assertThat(trunk.preview(tip, head)).isEqualTo(trunk.preview(tip, head));
    assertThat(trunk.preview(tip, head).time()).isEqualTo(head.time());
  }

  @Test
  void isAMergeAlsoWhereTrunkStoodStill() throws Exception {
    Revision head = branch("new", "x");
    Revision merged = trunk.preview(base, head);
    assertThat(trunk.firstParent(merged)).contains(base);
    assertThat(text(merged, "new")).isEqualTo("x");
  }

  @Test
  void touchesNeitherWorkTreeNorBranches() throws Exception {
    Revision head = branch("new", "x");
    repository.write("README", "not committed\n");
    trunk.preview(trunk.head(), head);
    assertThat(trunk.head()).isEqualTo(base);
    assertThat(repository.root().resolve("README")).hasContent("not committed\n");
    assertThat(repository.root().resolve("new")).doesNotExist();
    assertThat(repository.git().branchList().call()).hasSize(2);
  }

  @Test
  void namesTheFilesThatConflict() throws Exception {
    Revision head = branch("lines", "1\n2\ndrei\n4\n5\n");
    Revision tip = commit("lines", "1\n2\ntrois\n4\n5\n");
    TrunkException conflict = failure(tip, head);
    assertThat(conflict.explanation()).isEqualTo(head + " conflicts with " + tip + " in lines");
    assertThat(conflict.hint())
        .isEqualTo("rebase it and propose it again: git fetch && git rebase " + tip.shortId());
  }

  @Test
  void aFileThatOneRemovedAndTheOtherChangedConflicts() throws Exception {
    Revision head = branch("lines", "1\n");
    Files.delete(repository.root().resolve("lines"));
    Revision tip = trunk.resolve(repository.commit("Remove lines"));
    assertThat(failure(tip, head).explanation()).endsWith(" in lines");
  }

  @Test
  void saysWhenThereIsNothingToMerge() throws Exception {
    Revision tip = commit("README", "b\n");
    assertThat(failure(tip, base).explanation())
        .isEqualTo(base + " brings nothing: " + tip + " has it already");
    assertThat(failure(tip, tip).explanation()).contains("brings nothing");
  }

  @Test
  void saysWhenTheTwoHaveNothingInCommon() throws Exception {
    repository.git().checkout().setOrphan(true).setName("other").call();
    Revision other = commit("other", "x");
    assertThat(failure(base, other).explanation()).contains("have no common revision");
  }

  @Test
  void worksInABareRepository() throws Exception {
    Revision head = branch("new", "x");
    Revision tip = commit("README", "b\n");
    Path bare = temp.resolve("bare");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(bare.toFile())
        .setBare(true)
        .call()
        .close();
    try (Trunk server = Trunk.open(bare)) {
      assertThat(server.preview(tip, head)).isEqualTo(trunk.preview(tip, head));
    }
  }

  @Test
  void crissCrossedHistoriesMergeToo() throws Exception {
    Revision left = branch("left", "1");
    Revision right = commit("right", "1");
    Revision one = trunk.preview(right, left);
    Revision other = trunk.preview(left, right);
    Revision merged = trunk.preview(one, other);
    assertThat(text(merged, "left") + text(merged, "right")).isEqualTo("11");
  }

  private TrunkException failure(Revision tip, Revision head) {
    return catchThrowableOfType(TrunkException.class, () -> trunk.preview(tip, head));
  }
}
