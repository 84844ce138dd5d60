package debwright.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Fact.RunStored;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.ResetCommand;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrunkLogTest {
  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  Ledger ledger;
  final List<String> ids = new ArrayList<>();

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    trunk = Trunk.open(repository.root());
    ledger = Ledger.of(trunk);
    ids.add(trunk.head().id());
    for (int i = 1; i < 5; i++) {
      String file = i == 2 ? "README" : "engine/worker.sh";
      ids.add(repository.write(file, "echo " + i + "\n").commit("Change " + i));
    }
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private TrunkLog log(int limit) throws Exception {
    return TrunkLog.read(trunk, TrunkBranch.of(trunk), ledger.state(), limit);
  }

  private LogEntry entry(int i) throws Exception {
    return log(10).entries().get(4 - i);
  }

  private void deploy(int i) throws Exception {
    ledger.append(new Deployed("production", ids.get(i), true, false));
  }

  private void mark(int i, Mark mark) throws Exception {
    ledger.append(new Marked(ids.get(i), mark, Optional.empty(), ""));
  }

  @Test
  void listsWhatLandedNewestFirst() throws Exception {
    assertThat(log(3).entries().stream().map(entry -> entry.revision().subject()))
        .containsExactly("Change 4", "Change 3", "Change 2");
    assertThat(entry(2).engine()).as("a README is no engine").isEqualTo(entry(1).engine());
    assertThat(entry(3).engine()).isNotEqualTo(entry(2).engine());
    assertThat(entry(3).engine()).contains(trunk.engine(trunk.resolve(ids.get(3))).digest());
    assertThat(entry(0).deployable()).contains(false);
    assertThat(log(1).queue().deployable()).isEmpty();
  }

  @Test
  void knowsWhatTheLedgerSays() throws Exception {
    ledger.append(new RunStored(ids.get(3), "ab", "cd"));
    ledger.append(new VerdictGiven(ids.get(3), "FAIL", "", "", ""));
    ledger.append(new VerdictGiven(ids.get(3), "PASS", "", "", ""));
    deploy(1);
    mark(2, Mark.DEPLOYABLE);
    assertThat(entry(3).run()).contains("cd");
    assertThat(entry(3).verdict()).contains("PASS");
    assertThat(entry(1).deploys()).containsExactly("production");
    assertThat(entry(1).deployable()).isEmpty();
    assertThat(entry(2).deployable()).contains(true);
    assertThat(entry(4).standing().orElseThrow().blockers())
        .containsExactly(ids.get(3), ids.get(4));
    assertThat(log(1).queue().deployable()).contains(ids.get(2));
    assertThat(log(1).environment()).contains("production");
  }

  @Test
  void aRollbackGoesBackToTheDeployBefore() throws Exception {
    deploy(1);
    String second = ledger.append(new Deployed("production", ids.get(4), true, false)).id();
    assertThat(log(9).queue().standings()).isEmpty();
    ledger.append(new RolledBack("production", second));
    assertThat(entry(4).deploys()).containsExactly("production (rolled back)");
    assertThat(entry(4).deployable()).contains(false);
  }

  @Test
  void theEnvironmentThatIsFurthestBehindSaysWhatIsDeployed() throws Exception {
    deploy(1);
    ledger.append(new Deployed("staging", ids.get(4), true, false));
    assertThat(log(1).environment()).contains("production");
    assertThat(log(1).queue().standings()).hasSize(3);
  }

  @Test
  void saysWhenADeployIsOfNoRevisionOfTrunk() throws Exception {
    deploy(4);
    ledger.append(new Deployed("staging", "1".repeat(40), true, false));
    repository.git().reset().setMode(ResetCommand.ResetType.HARD).setRef(ids.get(3)).call();
    List<String> notes = log(1).notes();
    assertThat(notes).hasSize(2);
    assertThat(notes.get(0))
        .startsWith("production runs revision " + ids.get(4).substring(0, 10) + ", deployed 20")
        .endsWith("is not on main: it was rewritten, or a branch was deployed");
    assertThat(notes.get(1)).endsWith("is not here: it was never fetched, or main was rewritten");
    assertThat(log(1).environment()).isEmpty();
  }

  @Test
  void aMergeIsOneStep() throws Exception {
    repository.git().checkout().setCreateBranch(true).setName("side").call();
    repository.write("side", "1").commit("On the side");
    repository.git().checkout().setName("main").call();
    repository
        .git()
        .merge()
        .include(repository.git().getRepository().resolve("side"))
        .setFastForward(MergeCommand.FastForwardMode.NO_FF)
        .setMessage("Merge the side")
        .call();
    assertThat(log(2).entries().stream().map(entry -> entry.revision().subject()))
        .containsExactly("Merge the side", "Change 4");
    TrunkException failure =
        catchThrowableOfType(
            TrunkException.class,
            () -> trunk.landed(trunk.head(), Optional.of(trunk.resolve("side")), 9));
    assertThat(failure.explanation()).endsWith("it came by a merge");
  }

  @Test
  void worksInABareRepositoryAndInAShallowOne() throws Exception {
    Path bare = temp.resolve("bare");
    String url = repository.root().toUri().toString();
    Git.cloneRepository().setURI(url).setDirectory(bare.toFile()).setBare(true).call().close();
    try (Trunk server = Trunk.open(bare)) {
      TrunkLog log = TrunkLog.read(server, TrunkBranch.of(server), Ledger.of(server).state(), 9);
      assertThat(log.entries()).hasSize(5);
    }
    Path shallow = temp.resolve("shallow");
    Git.cloneRepository().setURI(url).setDirectory(shallow.toFile()).setDepth(2).call().close();
    try (Trunk part = Trunk.open(shallow)) {
      TrunkLog log = TrunkLog.read(part, TrunkBranch.of(part), Ledger.of(part).state(), 9);
      assertThat(log.entries()).hasSize(2);
      assertThat(log.notes()).anyMatch(note -> note.contains("git fetch --unshallow"));
    }
  }

  @Test
  void saysWhenThereIsNoSuchBranch() throws Exception {
    repository.write("debwright.yaml", TinyTrunk.PROJECT.replace("main", "master"));
    TrunkException failure =
        catchThrowableOfType(TrunkException.class, () -> TrunkBranch.of(trunk));
    assertThat(failure.explanation())
        .isEqualTo("no branch 'master' in " + repository.root() + " or at its origin");
  }
}
