package debwright.trunk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngineSourceTest {
  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    trunk = Trunk.open(repository.root());
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private String head() throws Exception {
    return trunk.engine(trunk.head()).digest();
  }

  private String worktree() throws Exception {
    return trunk.worktreeEngine().digest();
  }

  @Test
  void anUnchangedWorkTreeIsItsCommit() throws Exception {
    repository.write("engine/b", "x").write("engine/a/c", "y").executable("engine/b");
    Files.createSymbolicLink(repository.root().resolve("engine/link"), Path.of("b"));
    repository.commit("More files");
    assertThat(worktree()).hasSize(64).isEqualTo(head());
  }

  @Test
  void whatIsNotTheEngineLeavesItsDigestAlone() throws Exception {
    String before = head();
    repository.write("README", "other words\n").commit("Say it better");
    assertThat(head()).isEqualTo(before);
    repository.write("README", "and others\n");
    assertThat(worktree()).isEqualTo(before);
  }

  @Test
  void seesChangedNewAndDeletedFilesOfTheWorkTree() throws Exception {
    repository.write("engine/worker.sh", "echo 2\n");
    String changed = worktree();
    assertThat(changed).isNotEqualTo(head());
    repository.write("engine/new", "");
    String added = worktree();
    assertThat(added).isNotEqualTo(changed);
    repository.commit("Change the engine");
    assertThat(head()).isEqualTo(added);
    Files.delete(repository.root().resolve("engine/new"));
    assertThat(worktree()).isEqualTo(changed);
  }

  @Test
  void seesAFileThatBecameExecutable() throws Exception {
    repository.executable("engine/worker.sh");
    assertThat(worktree()).isNotEqualTo(head());
  }

  @Test
  void ignoredFilesDoNotCountUnlessGitTracksThem() throws Exception {
    repository.write("engine/target/x", "1").write("engine/A.class", "1");
    assertThat(worktree()).isEqualTo(head());
    repository.write(".gitignore", "target/\n").commit("Track a class");
    repository.write(".gitignore", "target/\n*.class\n").commit("Ignore others");
    assertThat(worktree()).isEqualTo(head());
    repository.write("engine/A.class", "2");
    assertThat(worktree()).isNotEqualTo(head());
  }

  @Test
  void anotherCommandIsAnotherEngine() throws Exception {
    String before = head();
    repository.write("debwright.yaml", TinyTrunk.PROJECT.replace("sh engine", "dash engine"));
    assertThat(worktree()).isNotEqualTo(before);
  }

  @Test
  void saysWhenARevisionIsOlderThanItsEngine() throws Exception {
    Files.delete(repository.root().resolve("engine/worker.sh"));
    repository.commit("No engine");
    assertThat(failure().explanation())
        .contains("is from before the engine existed: it has no engine");
    Files.delete(repository.root().resolve("debwright.yaml"));
    repository.commit("No project file");
    assertThat(failure().explanation())
        .matches(
            "revision [0-9a-f]{10} is from before the engine existed: it has no debwright.yaml")
        .doesNotContain("null");
  }

  @Test
  void saysWhatAProjectFileLacks() throws Exception {
    repository.write("debwright.yaml", "engine:\n  paths: [engine]\n  build: 'true'\n");
    repository.commit("No worker");
    assertThat(failure().explanation())
        .contains("debwright.yaml of revision")
        .contains("engine.worker");
    repository.write("debwright.yaml", "engine: [\n").commit("Broken");
    assertThat(failure().explanation()).contains("no YAML");
  }

  private TrunkException failure() {
    return catchThrowableOfType(TrunkException.class, () -> trunk.engine(trunk.head()));
  }

  @Test
  void copiesTheWholeTreeOfARevision() throws Exception {
    repository.executable("engine/worker.sh");
    Files.createSymbolicLink(repository.root().resolve("link"), Path.of("README"));
    String id = repository.commit("With a link");
    repository.write("README", "b\n").commit("Later");
    Path copy = copy(trunk.engine(trunk.resolve(id)));
    assertThat(files(copy))
        .containsExactly(".gitignore", "README", "debwright.yaml", "engine/worker.sh", "link");
    assertThat(copy.resolve("README")).hasContent("a\n");
    assertThat(copy.resolve("engine/worker.sh")).isExecutable();
    assertThat(copy.resolve("link")).isSymbolicLink();
    assertThat(repository.git().status().call().isClean()).isTrue();
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("clone", "copy");
  }

  @Test
  void copiesTheWorkTreeWithoutWhatGitIgnores() throws Exception {
    repository.write("engine/target/x", "1").write("new/file", "2").write("README", "c\n");
    Path copy = copy(trunk.worktreeEngine());
    assertThat(files(copy))
        .containsExactly(".gitignore", "README", "debwright.yaml", "engine/worker.sh", "new/file");
    assertThat(copy.resolve("README")).hasContent("c\n");
  }

  @Test
  void noticesThatTheWorkTreeChangedMeanwhile() throws Exception {
    EngineSource source = trunk.worktreeEngine();
    repository.write("engine/worker.sh", "echo 3\n");
    Path copy = Files.createDirectory(temp.resolve("copy"));
    assertThat(catchThrowableOfType(TrunkException.class, () -> source.copyTo(copy)).explanation())
        .isEqualTo("the work tree changed while it was copied");
  }

  private Path copy(EngineSource source) throws Exception {
    Path copy = Files.createDirectory(temp.resolve("copy"));
    source.copyTo(copy);
    return copy;
  }

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> !Files.isDirectory(file))
          .map(file -> root.relativize(file).toString())
          .sorted()
          .toList();
    }
  }
}
