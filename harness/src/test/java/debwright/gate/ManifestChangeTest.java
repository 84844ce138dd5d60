package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.comparison.Category;
import debwright.comparison.Difference;
import debwright.comparison.Severity;
import debwright.comparison.Verdict;
import debwright.corpus.Item;
import debwright.corpus.Tier;
import debwright.materials.CorpusMaterials;
import debwright.run.IndexFile;
import debwright.run.Past;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A candidate that changes the corpus that it is judged by. */
class ManifestChangeTest {
  private static final String PROJECT = TinyTrunk.PROJECT + "corpora: [apps.corpus.csv]\n";
  private static final String HEAD =
      "id,source,location,sha256,size,release,architecture,tier,label,expected\n";
  private static final String GIT = row("git", "full");
  private static final String VIM = row("vim", "must-pass");
  private static final String TAR = row("tar", "smoke");
  private static final String GOOD = "git|ok|libc6\nvim|ok|libc6\ntar|ok|libc6\n";

  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  String first;

  private static String row(String id, String tier) {
    return id + ",file,app," + "d".repeat(64) + ",6,debian:12,amd64," + tier + ",,\n";
  }

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = new TinyTrunk(temp.resolve("clone"));
    repository.write("debwright.yaml", PROJECT).write("engine/worker.sh", GateWorld.WORKER);
    repository.write("engine/answers", GOOD);
    first = corpus(GIT + TAR + VIM).commit("First engine");
    trunk = Trunk.open(repository.root());
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  private TinyTrunk corpus(String rows) throws Exception {
    return repository.write("apps.corpus.csv", HEAD + rows);
  }

  private static CorpusMaterials materials(Tier tier) {
    return new CorpusMaterials(
        (corpus, items) -> present(items),
        (release, architecture) ->
            Optional.of(new IndexFile(release, architecture, "fake", Path.of("/i"), "ab")),
        tier);
  }

  private static Map<Item, RunItem.Input> present(List<Item> items) {
    Map<Item, RunItem.Input> inputs = new TreeMap<>();
    items.forEach(item -> inputs.put(item, new RunItem.Present(Path.of("/apps", item.id()))));
    return inputs;
  }

  private GateReport judge(MaterialsSource source) throws Exception {
    Gate gate = new Gate(trunk, temp.resolve("cache"), source, Past.none(), GateProgress.SILENT);
    RunSettings settings = RunSettings.DEFAULT.withJobs(1);
    return gate.judge(new GateRequest(Optional.of(first), "worktree", settings, GateWorld.TODAY));
  }

  private GateReport judge() throws Exception {
    return judge(materials(Tier.FULL));
  }

  private static Difference of(String item, GateReport report) {
    return report.comparison().orElseThrow().differences().stream()
        .filter(d -> d.key().item().equals(item))
        .findFirst()
        .orElseThrow();
  }

  private static void assertRemoved(String item, Severity severity, GateReport report) {
    assertThat(of(item, report).category()).isEqualTo(Category.REMOVED);
    assertThat(of(item, report).severity()).isEqualTo(severity);
    assertThat(report.verdict().word()).isEqualTo(Verdict.Word.FAIL);
  }

  @Test
  void theSameCorpusPasses() throws Exception {
    assertThat(judge().verdict().line())
        .isEqualTo("verdict: PASS (0 regressed, 0 fixed, 0 changed, 0 unknown of 3)");
  }

  @Test
  void takingAnItemOutGates() throws Exception {
    corpus(TAR + VIM);
    GateReport report = judge();
    assertRemoved("git", Severity.S2, report);
    assertThat(report.verdict().line())
        .isEqualTo("verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 3)");
  }

  @Test
  void takingAMustPassItemOutIsTheWorst() throws Exception {
    corpus(GIT + TAR);
    assertRemoved("vim", Severity.S0, judge());
  }

  @Test
  void takingACorpusOutTakesItsItemsOut() throws Exception {
    repository.write("other.corpus.csv", HEAD + GIT + TAR);
    repository.write("debwright.yaml", PROJECT.replace("apps", "other"));
    assertRemoved("vim", Severity.S0, judge());
  }

  @Test
  void anItemKeepsTheMoreImportantOfItsTiers() throws Exception {
    corpus(GIT + TAR + row("vim", "full"));
    repository.write("engine/answers", GOOD.replace("vim|ok|", "vim|fail:map:unresolved-library|"));
    for (Tier tier : Tier.values()) {
      assertThat(of("vim", judge(materials(tier))).severity()).isEqualTo(Severity.S0);
    }
  }

  @Test
  void whatASmallerRunLeavesOutIsNotRemoved() throws Exception {
    corpus(TAR + VIM);
    assertThat(judge(materials(Tier.SMOKE)).verdict().word()).isEqualTo(Verdict.Word.PASS);
  }

  @Test
  void aBaselineFromBeforeTheCorpusHoldsNothing() throws Exception {
    first = repository.write("debwright.yaml", PROJECT.replace("apps", "none")).commit("None yet");
    repository.write("debwright.yaml", PROJECT);
    corpus(GIT);
    assertThat(judge().verdict().word()).isEqualTo(Verdict.Word.PASS);
  }

  @Test
  void aCorpusThatAPersonNamedIsComparedAsItIs() throws Exception {
    corpus(GIT);
    CorpusMaterials usual = materials(Tier.FULL);
    assertThat(judge((tree, project) -> usual.find(tree, project)).verdict().word())
        .isEqualTo(Verdict.Word.PASS);
  }
}
