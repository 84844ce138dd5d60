package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunStoreTest {
  private static final String REF = "refs/debwright/runs";
  private static final String ONE = "1".repeat(64);
  private static final String TWO = "2".repeat(64);

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

  private Path run(String text) throws Exception {
    Path folder = temp.resolve("run-" + text);
    Files.createDirectories(folder.resolve("logs"));
    Files.writeString(folder.resolve("run.json"), text);
    Files.writeString(folder.resolve("logs/ab"), "log of " + text);
    return folder;
  }

  private RunStore store(RunsPlace place, Trunk of, String shelf) {
    return RunStore.of(place, of, of.place(), temp.resolve(shelf));
  }

  private static String text(RunStore store, String run) throws Exception {
    Path folder = store.find(run).orElseThrow();
    return Files.readString(folder.resolve("run.json"))
        + ", "
        + Files.readString(folder.resolve("logs/ab"));
  }

  @Test
  void keepsRunsInAFolder() throws Exception {
    RunStore store = store(new RunsPlace.InFolder(Path.of("../runs")), trunk, "shelf");
    assertThat(store.has(ONE)).isFalse();
    assertThat(store.find(ONE)).isEmpty();
    store.keep(ONE, run("one"));
    store.keep(ONE, run("other"));
    assertThat(text(store, ONE)).as("the first one stays").isEqualTo("one, log of one");
    try (Stream<Path> all = Files.list(temp.resolve("runs"))) {
      assertThat(all).containsExactly(temp.resolve("clone/../runs").resolve(ONE).normalize());
    }
  }

  @Test
  void keepsRunsOnARef() throws Exception {
    RunStore store = store(new RunsPlace.OnRef(REF, Optional.empty()), trunk, "shelf");
    assertThat(store.has(ONE)).isFalse();
    store.keep(ONE, run("one"));
    store.keep(ONE, run("other"));
    store.keep(TWO, run("two"));
    assertThat(text(store, ONE)).isEqualTo("one, log of one");
    assertThat(text(store, TWO)).isEqualTo("two, log of two");
    assertThat(trunk.resolve(REF).subject()).isEqualTo("run " + TWO);
    assertThat(repository.git().branchList().call()).as("trunk knows nothing of it").hasSize(1);
  }

  @Test
  void sharesRunsWithOthers() throws Exception {
    Tools.require("git");
    Path server = temp.resolve("server");
    Git.init().setBare(true).setDirectory(server.toFile()).call().close();
    RunsPlace place = new RunsPlace.OnRef(REF, Optional.of(server.toString()));
    Path folder = temp.resolve("other");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(folder.toFile())
        .call()
        .close();
    try (Trunk other = Trunk.open(folder)) {
      RunStore here = store(place, trunk, "here");
      RunStore there = store(place, other, "there");
      assertThat(there.has(ONE)).isFalse();
      here.keep(ONE, run("one"));
      there.keep(ONE, run("other"));
      there.keep(TWO, run("two"));
      RunStore later = store(place, trunk, "later");
      assertThat(text(later, TWO)).isEqualTo("two, log of two");
      assertThat(text(later, ONE))
          .as("both have the same one")
          .isEqualTo(text(store(place, other, "again"), ONE));
      assertThat(later.note()).isEmpty();
    }
  }

  @Test
  void aServerThatIsGoneCostsANote() throws Exception {
    Tools.require("git");
    RunsPlace place = new RunsPlace.OnRef(REF, Optional.of(temp.resolve("gone").toString()));
    RunStore store = store(place, trunk, "shelf");
    store.keep(ONE, run("one"));
    assertThat(store.has(ONE)).isTrue();
    assertThat(store.note()).hasValueSatisfying(note -> assertThat(note).startsWith("runs at "));
  }
}
