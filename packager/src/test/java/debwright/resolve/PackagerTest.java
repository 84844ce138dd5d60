package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.MissingLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PackagerTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";
  private static final String LIBV =
      """
      libv.so.1 libv1 #MINVER#
      | libv1-private
       f@V_1 1.2
       g@V_2 2.0
       h@Base 3.0
       p@V_1 1.2 1
       V_2@V_2 2.5
      #MISSING: 4# old@Base 9.0
      """;

  @TempDir private Path folder = Path.of("");
  private Path app = Path.of("");
  private SmallWorld world = new SmallWorld();

  @BeforeEach
  void prepare() throws IOException {
    app = Files.createDirectories(folder.resolve("app"));
    world =
        new SmallWorld()
            .add("libv1", SYSTEM + "libv.so.1", LIBV, "libv 1 libv1 (>= 0.1)\n")
            .add("libw1", SYSTEM + "libw.so.1", "", "libw 1 libw1 (>= 3) | libw-any\n")
            .add("libplain", SYSTEM + "libplain.so", "", "");
  }

  private void object(String path, TinyElf elf) throws IOException {
    Path file = app.resolve(path.substring(1));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, elf.bytes());
    Files.setPosixFilePermissions(
        file, java.nio.file.attribute.PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Rules rules(Mode mode, Strategy strategy, DpkgRules dpkg) {
    return new Rules(mode, strategy, dpkg, List.of());
  }

  private Plan planOf(Rules rules) throws IOException, IndexException, ArchiveException {
    ArchiveIndex index = world.index(folder);
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree))
          .plan(List.of(new Packager.Request(index, Architecture.AMD64, rules)));
    }
  }

  private ReleasePlan plan(Rules rules) throws IOException, IndexException, ArchiveException {
    return planOf(rules).releases().get(0);
  }

  private ReleasePlan exact() throws IOException, IndexException, ArchiveException {
    return plan(rules(Mode.EXACT, Strategy.SYMBOLS, DpkgRules.V1_21));
  }

  private ReleasePlan loader() throws IOException, IndexException, ArchiveException {
    return plan(rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_21));
  }

  @Test
  void keepsTheHighestVersionWhenTwoSymbolsDisagree() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("f", "V_1").uses("g", "V_2"));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 2.0)");
    assertThat(exact().relations().get(0).evidence())
        .singleElement()
        .satisfies(
            evidence -> {
              assertThat(evidence.symbol()).isEqualTo("g@V_2");
              assertThat(evidence.object()).isEqualTo("/usr/bin/a");
            });
  }

  @Test
  void startsFromTheSmallestVersionOfTheMainTemplate() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("elsewhere", ""));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 1.2)");
  }

  @Test
  void aSymbolOfAnotherTemplateAddsItsPackages() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("p", "V_1"));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 1.2), libv1-private");
  }

  @Test
  void aSymbolWithoutVersionMatchesBaseOnlyAndAMissingOneNothing() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("h", "").uses("old", ""));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 3.0)");
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("f", ""));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 1.2)");
  }

  @Test
  void versionReferencesCountFor1_22_22Only() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("g", "V_2"));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 2.0)");
    assertThat(plan(rules(Mode.EXACT, Strategy.SYMBOLS, DpkgRules.V1_22_22)).depends())
        .isEqualTo("libv1 (>= 2.5)");
  }

  @Test
  void fallsBackFromSymbolsToShlibsToTheName() throws Exception {
    object(
        "/usr/bin/a", new TinyElf().needed("libw.so.1").needed("libplain.so").needed("libv.so.1"));
    assertThat(loader().depends()).isEqualTo("libplain, libv1 (>= 1.2), libw1 (>= 3) | libw-any");
    assertThat(exact().depends()).isEqualTo("libv1 (>= 1.2), libw1 (>= 3) | libw-any");
    assertThat(plan(rules(Mode.LOADER, Strategy.SHLIBS, DpkgRules.V1_21)).depends())
        .isEqualTo("libplain, libv1 (>= 0.1), libw1 (>= 3) | libw-any");
    assertThat(plan(rules(Mode.LOADER, Strategy.NAMES, DpkgRules.V1_21)).depends())
        .isEqualTo("libplain, libv1, libw1");
  }

  @Test
  void saysWhatNobodyProvides() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libnone.so.7"));
    ReleasePlan plan = exact();
    assertThat(plan.outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(plan.missing()).containsExactly(new MissingLibrary("libnone.so.7", "/usr/bin/a"));
    assertThat(plan.reason()).isEqualTo("nobody provides libnone.so.7 (needed by /usr/bin/a)");
    assertThat(plan.fingerprint()).isEqualTo("unresolved libnone.so.7");
  }

  @Test
  void aBundledLibraryNeedsNoPackage() throws Exception {
    object("/opt/app/bin/a", new TinyElf().needed("libown.so.1").runpath("$ORIGIN/../lib"));
    object("/opt/app/lib/libown.so.1", new TinyElf().soname("libown.so.1").needed("libw.so.1"));
    assertThat(loader().depends()).isEqualTo("libw1 (>= 3) | libw-any");
    assertThat(loader().objects().get(0).needed().get(0).provider()).isEqualTo("bundled");
    assertThat(exact().depends()).isEqualTo("libw1 (>= 3) | libw-any");
  }

  @Test
  void aBundledCopyHidesTheArchivesForALoader() throws Exception {
    object("/opt/app/a", new TinyElf().needed("libw.so.1").runpath("$ORIGIN"));
    object("/opt/app/libw.so.1", new TinyElf().soname("libw.so.1"));
    assertThat(loader().depends()).isEmpty();
  }

  @Test
  void exactSearchesPrivateFoldersOnlyAfterThePlainSearchFailed() throws Exception {
    object("/opt/app/a", new TinyElf().needed("libprivate.so.1"));
    object("/opt/app/libprivate.so.1", new TinyElf().soname("libprivate.so.1"));
    assertThat(exact().outcome()).isEqualTo(Outcome.OK);
    assertThat(exact().depends()).isEmpty();
  }

  @Test
  void theLowestPriorityAlternativeIsWhatPackagesAreBuiltWith() throws Exception {
    String link = SYSTEM + "libblas.so.3";
    world
        .alternative(
            "libopenblas0", link, SYSTEM + "openblas/libblas.so.3", 100, "libblas 3 libopenblas0\n")
        .alternative(
            "libblas3",
            link,
            SYSTEM + "blas/libblas.so.3",
            10,
            "libblas 3 libblas3 | libblas.so.3\n");
    object("/usr/bin/a", new TinyElf().needed("libblas.so.3"));
    assertThat(exact().depends()).isEqualTo("libblas3 | libblas.so.3");
  }

  @Test
  void searchPathsMayGoUpAndDownAgain() throws Exception {
    object(
        "/opt/app/bin/a",
        new TinyElf().needed("libp.so.1").runpath("$ORIGIN/../../../usr/lib/priv:lib:"));
    object("/usr/lib/priv/libp.so.1", new TinyElf().soname("libp.so.1"));
    assertThat(exact().outcome()).isEqualTo(Outcome.OK);
    assertThat(exact().objects().get(0).needed().get(0).path())
        .isEqualTo("/usr/lib/priv/libp.so.1");
  }

  @Test
  void emptyPiecesOfATemplateAskForNothingAndUnknownTemplatesNeither() throws Exception {
    world =
        new SmallWorld()
            .add(
                "libv1",
                SYSTEM + "libv.so.1",
                "libv.so.1 libv1 #MINVER#, \n f@V_1 1.2\n g@V_1 9 7\n",
                "");
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").uses("f", "V_1").uses("g", "V_1"));
    assertThat(exact().depends()).isEqualTo("libv1 (>= 1.2)");
  }

  @Test
  void tiesGoToThePackageThatMostDependOn() throws Exception {
    world
        .add("libjack0", SYSTEM + "libjack.so.0", "", "libjack 0 libjack0\n")
        .add("libjackd2", SYSTEM + "libjack.so.0", "", "libjack 0 libjackd2\n")
        .add("user", SYSTEM + "libuser.so.1", "", "", "libjackd2");
    object("/usr/bin/a", new TinyElf().needed("libjack.so.0"));
    assertThat(exact().depends()).isEqualTo("libjackd2");
  }

  @Test
  void objectsOfAnotherArchitectureAreSaid() throws Exception {
    object("/usr/bin/a", new TinyElf().machine(183).needed("libv.so.1"));
    ReleasePlan plan = exact();
    assertThat(plan.outcome()).isEqualTo(Outcome.WRONG_ARCHITECTURE);
    assertThat(plan.reason()).isEqualTo("its objects are for arm64, not amd64");
  }

  @Test
  void objectsOfAnotherArchitectureThatTheArchiveServesHaveTheReferencesAnswer() throws Exception {
    world
        .abi("64:LE:3:0")
        .add("lib32v1", "/usr/lib32/libw.so.1", "", "libw 1 lib32v1 (>= 2)\n")
        .add("libx32v1", "/usr/libx32/libx.so.1", "", "libx 1 libx32v1 (>= 3)\n");
    object("/usr/bin/a", new TinyElf().machine(3).needed("libw.so.1").needed("libx.so.1"));
    ReleasePlan plan = exact();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.depends()).isEqualTo("lib32v1 (>= 2), libx32v1 (>= 3)");
  }

  @Test
  void objectsOfOtherArchitecturesAreLeftOutForALoader() throws Exception {
    object("/opt/app/amd64/a", new TinyElf().needed("libv.so.1"));
    object("/opt/app/arm64/a", new TinyElf().machine(183).needed("libnone.so.1"));
    assertThat(loader().outcome()).isEqualTo(Outcome.OK);
    assertThat(loader().depends()).isEqualTo("libv1 (>= 1.2)");
    assertThat(loader().warnings())
        .containsExactly("/opt/app/arm64/a is for linux arm64: left out");
    assertThat(exact().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
  }

  @Test
  void aStaticProgramOfAnotherArchitectureIsNotForThisOneEither() throws Exception {
    object("/bin/a", new TinyElf().fixed().machine(183));
    assertThat(loader().reason()).isEqualTo("its objects are for linux arm64, not linux-gnu amd64");
    object("/bin/a", new TinyElf().fixed());
    assertThat(loader().outcome()).isEqualTo(Outcome.OK);
    assertThat(loader().depends()).isEmpty();
  }

  @Test
  void anAppWithoutObjectsIsNoBinaryAndADamagedOneUnreadable() throws Exception {
    Files.writeString(app.resolve("readme"), "hello");
    assertThat(exact().outcome()).isEqualTo(Outcome.NO_BINARY);
    byte[] cut = java.util.Arrays.copyOf(new TinyElf().needed("libv.so.1").bytes(), 80);
    Files.write(app.resolve("libcut.so"), cut);
    assertThat(exact().outcome()).isEqualTo(Outcome.UNREADABLE_ELF);
    assertThat(exact().reason()).startsWith("/libcut.so: ");
  }

  @Test
  void theSameAppGivesTheSameBytes() throws Exception {
    object("/usr/bin/a", new TinyElf().needed("libv.so.1").needed("libw.so.1").uses("g", "V_2"));
    Rules rules = rules(Mode.EXACT, Strategy.SYMBOLS, DpkgRules.V1_21);
    assertThat(PlanJson.text(planOf(rules))).isEqualTo(PlanJson.text(planOf(rules)));
    assertThat(PlanJson.text(planOf(rules))).startsWith("{\"schema\":1,\"app\":{\"name\":\"app\"");
  }
}
