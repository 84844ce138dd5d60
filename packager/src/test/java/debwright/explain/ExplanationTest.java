package debwright.explain;

import static debwright.explain.SmallApp.SYSTEM;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.debian.BuildDependencies;
import debwright.debian.ShlibsFile;
import debwright.elf.TinyElf;
import debwright.explain.ExplainedLibrary.Answer;
import debwright.index.Confidence;
import debwright.index.IndexException;
import debwright.plan.AppFacts;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.policy.PolicyException;
import debwright.resolve.Adjustments;
import debwright.resolve.Loss;
import debwright.resolve.PackageType;
import debwright.resolve.Packager;
import debwright.resolve.Trace.Loser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ExplanationTest {
  private static final String LIBV =
      """
      libv.so.1 libv1 #MINVER#
       f@V_1 1.2
       g@V_2 2.0
      """;
  private static final String BLAS = SYSTEM + "libblas.so.3";

  @TempDir private Path folder = Path.of("");
  private SmallApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new SmallApp(folder);
    app.world().add("libv1", SYSTEM + "libv.so.1", LIBV, "");
  }

  private static TinyElf needs(String soname) {
    return new TinyElf().needed(soname);
  }

  private Answer answer(String soname)
      throws IOException, IndexException, ArchiveException, PolicyException {
    Explanation explanation = app.explain(new Topic.Library(soname));
    assertThat(explanation.libraries()).hasSize(1);
    assertThat(explanation.libraries().get(0).answers()).hasSize(1);
    return explanation.libraries().get(0).answers().get(0);
  }

  private static Loser loser(String path, String packageName, Loss loss, String detail) {
    return new Loser(path, packageName, "exact", loss, detail);
  }

  @Test
  void tellsWhichSymbolOfWhichObjectDecidedTheVersion() throws Exception {
    app.object("/a", needs("libv.so.1").uses("f", "V_1"));
    app.object("/b", needs("libv.so.1").uses("g", "V_2"));
    Explanation explanation = app.explain(new Topic.OfPackage("libv1"));
    assertThat(explanation.refusal()).isEmpty();
    assertThat(explanation.relations())
        .singleElement()
        .satisfies(
            relation -> {
              assertThat(relation.relation()).isEqualTo("libv1 (>= 2.0)");
              assertThat(relation.template()).isEqualTo("libv1 #MINVER#");
              assertThat(relation.decisive())
                  .containsExactly(new Evidence("/b", "libv.so.1", "symbols", "g@V_2", "2.0"));
              assertThat(relation.others())
                  .contains(new Evidence("/a", "libv.so.1", "symbols", "", "1.2"));
            });
    Answer answer = explanation.libraries().get(0).answers().get(0);
    assertThat(answer.objects()).containsExactly("/a", "/b");
    assertThat(answer.library().path()).isEqualTo(SYSTEM + "libv.so.1");
    assertThat(answer.source()).isEqualTo("symbols");
    assertThat(answer.because()).isEqualTo(Because.ONLY_ONE);
  }

  @Test
  void tracesThePlanThatIsMadeWithoutBeingAsked() throws Exception {
    app.object("/a", needs("libv.so.1").uses("g", "V_2"));
    app.object("/b", needs("libnone.so.1"));
    ReleasePlan plan;
    try (AppTree tree = AppTree.open(folder.resolve("app"), Limits.DEFAULT)) {
      plan = Packager.of("app", List.of(tree)).plan(List.of(app.request())).releases().get(0);
    }
    assertThat(app.trace().plan()).isEqualTo(plan);
  }

  @Test
  void tellsOtherFoldersAndArchitectures() throws Exception {
    app.world()
        .add("libv1-private", "/usr/lib/private/libv.so.1", "", "")
        .abi("32:LE:3:0")
        .add("lib32v1", "/usr/lib32/libv.so.1", "", "")
        .abi("64:LE:99:0")
        .add("libv1-odd", "/usr/lib/odd/libv.so.1", "", "");
    app.object("/a", needs("libv.so.1"));
    assertThat(answer("libv.so.1").losers())
        .containsExactly(
            loser("/usr/lib32/libv.so.1", "lib32v1", Loss.OTHER_ARCHITECTURE, "is for i386"),
            loser(
                "/usr/lib/odd/libv.so.1",
                "libv1-odd",
                Loss.OTHER_ARCHITECTURE,
                "is for another kind of processor"),
            loser(
                "/usr/lib/private/libv.so.1",
                "libv1-private",
                Loss.NOT_SEARCHED,
                "is in a folder that is not searched"));
  }

  @Test
  void ofPackagesThatShipOnePathTellsHowTheyAreRanked() throws Exception {
    app.world()
        .add("jack1", SYSTEM + "libjack.so.0", "", "libjack 0 jack1\n")
        .add("jack2", SYSTEM + "libjack.so.0", "", "libjack 0 jack2\n")
        .add("jack3", SYSTEM + "libjack.so.0", "", "libjack 0 jack3\n")
        .add("user", SYSTEM + "libuser.so.1", "", "", "jack2");
    app.object("/a", needs("libjack.so.0"));
    Answer answer = answer("libjack.so.0");
    assertThat(answer.because()).isEqualTo(Because.DEPENDENTS);
    assertThat(answer.why()).isEqualTo("of the packages that ship that path, most depend on it: 1");
    assertThat(answer.losers())
        .containsExactly(
            loser(
                SYSTEM + "libjack.so.0",
                "jack1",
                Loss.FEWER_DEPENDENTS,
                "is of a package on which fewer depend: 0"),
            loser(
                SYSTEM + "libjack.so.0",
                "jack3",
                Loss.FEWER_DEPENDENTS,
                "is of a package on which fewer depend: 0"));
  }

  @Test
  void tellsAPackageThatRanksFirstAndHasNoMetadata() throws Exception {
    app.world()
        .add("plain", SYSTEM + "libp.so.1", "", "")
        .add("known", SYSTEM + "libp.so.1", "", "libp 1 known (>= 2)\n")
        .add("user", SYSTEM + "libuser.so.1", "", "", "plain");
    app.object("/a", needs("libp.so.1"));
    Answer answer = answer("libp.so.1");
    assertThat(answer.library().packageName()).isEqualTo("known");
    assertThat(answer.because()).isEqualTo(Because.METADATA);
    assertThat(answer.losers()).extracting(Loser::loss).containsExactly(Loss.NO_METADATA);
    assertThat(answer.says()).isEqualTo("known (>= 2)");
  }

  @Test
  void tellsAGuessThatTheIndexRanksLower() throws Exception {
    app.world()
        .hearsay("libg-aaa", SYSTEM + "libg.so.1", Confidence.AMBIGUOUS, 1)
        .hearsay("libg1", SYSTEM + "libg.so.1", Confidence.LIKELY, 0);
    app.object("/a", needs("libg.so.1"));
    Answer answer = answer("libg.so.1");
    assertThat(answer.because()).isEqualTo(Because.RANK);
    assertThat(answer.losers())
        .containsExactly(
            new Loser(
                SYSTEM + "libg.so.1",
                "libg-aaa",
                "ambiguous",
                Loss.LOWER_RANK,
                "is ranked lower by the index, as a guess (ambiguous)"));
  }

  private void blas() {
    app.world()
        .alternative(
            "openblas", BLAS, SYSTEM + "openblas/libblas.so.3", 100, "libblas 3 openblas\n")
        .alternative("blas", BLAS, SYSTEM + "blas/libblas.so.3", 10, "libblas 3 slow | fast\n");
  }

  @Test
  void tellsOffersToUpdateAlternatives() throws Exception {
    blas();
    app.object("/a", needs("libblas.so.3"));
    Answer answer = answer("libblas.so.3");
    assertThat(answer.because()).isEqualTo(Because.LOWEST_PRIORITY);
    assertThat(answer.why())
        .isEqualTo(
            "of 2 packages that offer it to update-alternatives, it has the lowest priority, 10: packages are built with that");
    assertThat(answer.losers())
        .containsExactly(
            loser(
                SYSTEM + "openblas/libblas.so.3",
                "openblas",
                Loss.HIGHER_PRIORITY,
                "is offered to update-alternatives at priority 100"));
  }

  @Test
  void aPolicyWinsAndIsTold() throws Exception {
    blas();
    app.object("/a", needs("libblas.so.3")).policy("libblas.so.3 openblas\n");
    for (SmallApp each : List.of(app, app.exact())) {
      Explanation explanation = each.explain(new Topic.Everything());
      assertThat(explanation.plan().depends()).isEqualTo("openblas");
      assertThat(explanation.plan().warnings())
          .containsExactly("libblas.so.3 is taken from openblas, as my.policy:1 says");
      Answer answer = explanation.libraries().get(0).answers().get(0);
      assertThat(answer.because()).isEqualTo(Because.POLICY);
      assertThat(answer.why()).isEqualTo("my.policy:1 takes it from there");
      assertThat(answer.losers())
          .containsExactly(
              loser(
                  SYSTEM + "blas/libblas.so.3",
                  "blas",
                  Loss.PINNED_AWAY,
                  "is passed over by my.policy:1"));
    }
  }

  @Test
  void aPinnedPackageIsAskedForWhereItsMetadataIsContentWithAnother() throws Exception {
    app.world()
        .alternative("fast", BLAS, SYSTEM + "fast/libblas.so.3", 100, "libblas 3 blas | blas-any\n")
        .alternative("blas", BLAS, SYSTEM + "blas/libblas.so.3", 10, "libblas 3 blas | blas-any\n");
    app.object("/a", needs("libblas.so.3")).policy("libblas.so.3 fast");
    Explanation explanation = app.explain(new Topic.OfPackage("fast"));
    assertThat(explanation.plan().depends()).isEqualTo("blas | blas-any, fast");
    assertThat(explanation.relations().get(0).decisive())
        .containsExactly(new Evidence("/a", "libblas.so.3", "policy", "", ""));
  }

  @Test
  void aPolicyChoosesAmongPackagesThatShipOnePath() throws Exception {
    app.world()
        .add("jack1", SYSTEM + "libjack.so.0", "", "libjack 0 jack1\n")
        .add("jack2", SYSTEM + "libjack.so.0", "", "libjack 0 jack2\n");
    app.object("/a", needs("libjack.so.0"));
    assertThat(app.trace().plan().depends()).isEqualTo("jack1");
    assertThat(app.policy("libjack.so.0 jack2").trace().plan().depends()).isEqualTo("jack2");
    assertThat(app.exact().trace().plan().depends()).isEqualTo("jack2");
  }

  @Test
  void aPolicyForAFileThatNoSearchFindsLeavesTheLibraryMissing() throws Exception {
    app.world().add("libv1-private", "/usr/lib/private/libv.so.1", "", "");
    app.object("/a", needs("libv.so.1")).policy("libv.so.1 libv1-private");
    ReleasePlan plan = app.trace().plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(plan.warnings())
        .containsExactly("/a finds no libv.so.1 of libv1-private, from which my.policy:1 takes it");
  }

  @Test
  void aPolicyDoesNotTakeAwayWhatTheAppBrings() throws Exception {
    app.object("/a", needs("libv.so.1").runpath("$ORIGIN"));
    app.object("/libv.so.1", new TinyElf().soname("libv.so.1")).policy("libv.so.1 libv1");
    assertThat(app.trace().plan().depends()).isEmpty();
    assertThat(app.trace().plan().warnings())
        .containsExactly(
            "/a does not load libv.so.1 from libv1, as my.policy:1 says: the app or its host has its own");
  }

  @Test
  void tellsTheAppsOwnCopies() throws Exception {
    app.object("/bin/a", needs("libv.so.1").runpath("$ORIGIN/../lib"));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1"));
    app.object("/old/libv.so.1", new TinyElf().soname("libv.so.1"));
    Answer answer = answer("libv.so.1");
    assertThat(answer.because()).isEqualTo(Because.APP);
    assertThat(answer.losers())
        .containsExactly(
            loser("/old/libv.so.1", "", Loss.NOT_SEARCHED, "is in a folder that is not searched"),
            loser(SYSTEM + "libv.so.1", "libv1", Loss.APP_FIRST, "comes after the app's own copy"));
  }

  @Test
  void aLibraryThatIsNotNeededIsANoWithTheNearestName() throws Exception {
    app.object("/a", needs("libv.so.1"));
    assertThat(app.explain(new Topic.Library("libv.so.2")).refusal())
        .contains(new Refusal("no object needs libv.so.2", "did you mean libv.so.1?"));
    assertThat(app.explain(new Topic.Library("libother.so.2")).refusal())
        .contains(new Refusal("no object needs libother.so.2", "needed are libv.so.1"));
  }

  @Test
  void aLibraryThatNobodyProvidesIsANoWithOtherVersionsOfIt() throws Exception {
    app.object("/a", needs("libv.so.7"));
    Explanation explanation = app.explain(new Topic.Library("libv.so.7"));
    assertThat(explanation.refusal())
        .contains(new Refusal("nobody provides libv.so.7 on debian:12 amd64", ""));
    Answer answer = explanation.libraries().get(0).answers().get(0);
    assertThat(answer.similar()).containsExactly("libv.so.1 (libv1)");
    assertThat(answer.folders()).contains("/usr/lib", "/usr/lib/x86_64-linux-gnu");
  }

  @Test
  void aPackageThatIsNotAmongTheDependsIsANoWithWhatItLost() throws Exception {
    blas();
    app.object("/a", needs("libblas.so.3"));
    Explanation explanation = app.explain(new Topic.OfPackage("openblas"));
    assertThat(explanation.refusal())
        .contains(
            new Refusal(
                "openblas is not among the Depends on debian:12 amd64",
                "the Depends name fast, slow"));
    assertThat(explanation.libraries())
        .extracting(ExplainedLibrary::soname)
        .containsExactly("libblas.so.3");
    assertThat(explanation.libraries().get(0).answers().get(0).losers())
        .extracting(Loser::packageName)
        .containsExactly("openblas");
    assertThat(explanation.relations()).isEmpty();
    assertThat(app.explain(new Topic.OfPackage("fast")).refusal()).isEmpty();
  }

  @Test
  void aPackageThatTheUserLeavesOutIsToldSo() throws Exception {
    app.object("/a", needs("libv.so.1"));
    app.adjusted(
        new Adjustments(
            new ShlibsFile(List.of(), 0),
            PackageType.DEB,
            List.of("libv1"),
            BuildDependencies.NONE));
    assertThat(app.explain(new Topic.OfPackage("libv1")).refusal().map(Refusal::reason))
        .contains("libv1 is left out of the Depends by your --exclude");
  }

  @Test
  void everythingOfAnAppThatLacksSomethingIsANo() throws Exception {
    app.object("/a", needs("libnone.so.7").needed("libv.so.1"));
    Explanation explanation = app.explain(new Topic.Everything());
    assertThat(explanation.libraries()).hasSize(2);
    assertThat(explanation.refusal().map(Refusal::reason))
        .contains("nobody provides libnone.so.7 (needed by /a)");
  }

  @Test
  void writesJsonWithItsSchema() throws Exception {
    blas();
    app.object("/a", needs("libblas.so.3"));
    List<Explanation> explanations = List.of(app.explain(new Topic.Everything()));
    String json = ExplanationJson.text(new AppFacts("app", "folder", 1, 1), explanations);
    assertThat(json)
        .startsWith(
            "{\"schema\":1,\"app\":{\"name\":\"app\",\"format\":\"folder\",\"files\":1,\"objects\":1},")
        .contains("\"because\":\"lowest-priority\"", "\"because\":\"higher-priority\"")
        .contains("\"relation\":\"slow | fast\"");
  }

  @Test
  void answersTheSameForOneLibraryInFoldersThatDiffer() throws Exception {
    app.world().add("libw1", "/usr/lib/w/libw.so.1", "", "libw 1 libw1\n");
    app.object("/a", needs("libw.so.1").runpath("/usr/lib/w"));
    app.object("/b", needs("libw.so.1"));
    Explanation explanation = app.explain(new Topic.Library("libw.so.1"));
    assertThat(explanation.libraries().get(0).answers())
        .extracting(each -> each.objects().get(0) + " " + each.library().provider())
        .containsExactly("/a archive", "/b nobody");
    assertThat(explanation.libraries().get(0).answers().get(1).losers())
        .extracting(Loser::loss)
        .containsExactly(Loss.NOT_SEARCHED);
    assertThat(explanation.refusal()).isNotEqualTo(Optional.empty());
  }
}
