package debwright.resolve;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.elf.TinyElf;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.SmallWorld;
import debwright.plan.LeftOut;
import debwright.plan.Loading.LibraryLink;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.Outcome;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.NeededLibrary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: what ld.so makes of an app. */
final class LoaderTest {
  private static final String SYSTEM = "/usr/lib/x86_64-linux-gnu/";
  private static final String LIBC =
      """
      libc.so.6 libc6 #MINVER#
       GLIBC_2.2.5@GLIBC_2.2.5 2.2.5
       GLIBC_2.9@GLIBC_2.9 2.9
       GLIBC_2.36@GLIBC_2.36 2.36
       puts@GLIBC_2.2.5 2.2.5
       young@GLIBC_2.36 2.36
      #MISSING: 3# gone@GLIBC_2.99 2.99
      """;
  private static final String LIBV = "libv.so.1 libv1 #MINVER#\n f@Base 1.2\n";

  @TempDir private Path folder = Path.of("");
  private Path app = Path.of("");
  private SmallWorld world = new SmallWorld();

  @BeforeEach
  void prepare() throws IOException {
    app = Files.createDirectories(folder.resolve("app"));
    world =
        new SmallWorld()
            .add("libc6", SYSTEM + "libc.so.6", LIBC, "")
            .add("libv1", SYSTEM + "libv.so.1", LIBV, "");
  }

  private static TinyElf program() {
    return new TinyElf().interpreter("/lib64/ld-linux-x86-64.so.2");
  }

  private void object(String path, TinyElf elf) throws IOException {
    Path file = app.resolve(path.substring(1));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.write(file, elf.bytes());
  }

  private ReleasePlan plan() throws IOException, IndexException, ArchiveException {
    ArchiveIndex index = world.index(folder);
    Rules rules = new Rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_21, List.of());
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree))
          .plan(List.of(new Packager.Request(index, Architecture.AMD64, rules)))
          .releases()
          .get(0);
    }
  }

  private static List<String> providers(ReleasePlan plan, String object) {
    return plan.objects().stream()
        .filter(each -> each.path().equals(object))
        .flatMap(each -> each.needed().stream())
        .map(NeededLibrary::provider)
        .toList();
  }

  // ---- platforms

  @Test
  void objectsOfOtherPlatformsAreNamedAndNeverCandidates() throws Exception {
    object("/a", program().needed("libown.so").rpath("$ORIGIN/musl:$ORIGIN"));
    object("/musl/libown.so", new TinyElf().needed("libc.so"));
    object("/libown.so", new TinyElf().needed("libc.so.6"));
    object("/android/liba.so", new TinyElf().needed("libc.so").needed("liblog.so").machine(183));
    object("/bsd/tool", new TinyElf().fixed().osAbi(9).type(2));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.objects().get(0).needed().get(0).path()).isEqualTo("/libown.so");
    assertThat(plan.loading().leftOut())
        .containsExactly(
            new LeftOut("/android/liba.so", "for android arm64"),
            new LeftOut("/bsd/tool", "for freebsd amd64"),
            new LeftOut("/musl/libown.so", "for linux-musl amd64"));
    assertThat(plan.warnings()).contains("/bsd/tool is for freebsd amd64: left out");
  }

  @Test
  void anAppOfForeignObjectsOnlySaysWhatTheyAreFor() throws Exception {
    object("/liba.so", new TinyElf().needed("libc.so"));
    assertThat(plan().outcome()).isEqualTo(Outcome.WRONG_ARCHITECTURE);
    assertThat(plan().reason())
        .isEqualTo("its objects are for linux-musl amd64, not linux-gnu amd64");
    object("/liba.so", new TinyElf().needed("libc.so.7").osAbi(9));
    assertThat(plan().outcome()).isEqualTo(Outcome.UNSUPPORTED_ARCHITECTURE);
  }

  @Test
  void theUsualArchitectureIsTheAppsOwnIfItHasObjectsForIt() throws Exception {
    object("/arm/a", program().needed("libc.so.6").machine(183));
    assertThat(architecture()).isEqualTo("arm64");
    object("/x86/a", program().needed("libc.so.6"));
    assertThat(architecture()).isEqualTo("amd64");
  }

  private String architecture() throws IOException, ArchiveException {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      return Packager.of("app", List.of(tree)).architecture().orElseThrow().code();
    }
  }

  @Test
  void programsCountWhateverTheirModeAndRelocatablesNever() throws Exception {
    object("/a", program().needed("libnone.so.1"));
    object("/b.so", new TinyElf().needed("libnone.so.2").type(1));
    ReleasePlan plan = plan();
    assertThat(plan.reason()).isEqualTo("nobody provides libnone.so.1 (needed by /a)");
  }

  // ---- versions

  @Test
  void aVersionThatTheReleaseLacksFailsAndSaysWhatThereIs() throws Exception {
    object("/a", program().needed("libc.so.6").uses("later", "GLIBC_2.38").uses("puts", ""));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    assertThat(plan.reason()).isEqualTo("needs GLIBC_2.38 (/a: later), debian:12 has 2.36");
    assertThat(plan.fingerprint()).isEqualTo("needs GLIBC_2.38");
    assertThat(plan.loading().unmet())
        .singleElement()
        .satisfies(unmet -> assertThat(unmet.offered()).isEqualTo("GLIBC_2.36"));
  }

  @Test
  void versionsThatAreThereOrWeakOrGoneAreToldApart() throws Exception {
    object("/a", program().needed("libc.so.6").uses("young", "GLIBC_2.36"));
    assertThat(plan().outcome()).isEqualTo(Outcome.OK);
    object("/a", program().needed("libc.so.6").uses("later", "GLIBC_2.38").weak());
    assertThat(plan().outcome()).isEqualTo(Outcome.OK);
    object("/a", program().needed("libc.so.6").uses("gone", "GLIBC_2.99"));
    assertThat(plan().outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    object("/a", program().needed("libv.so.1").uses("f", "V_9"));
    assertThat(plan().outcome()).as("a library without versions").isEqualTo(Outcome.OK);
  }

  @Test
  void aBundledLibraryIsAskedForItsOwnVersions() throws Exception {
    object("/a", program().needed("libown.so.1").uses("f", "OWN_2").rpath("$ORIGIN"));
    object("/libown.so.1", new TinyElf().soname("libown.so.1").defines("f", "OWN_1"));
    assertThat(plan().reason()).isEqualTo("needs OWN_2 (/a: f), debian:12 has 1");
    object("/libown.so.1", new TinyElf().soname("libown.so.1").defines("f", "OWN_2"));
    assertThat(plan().outcome()).isEqualTo(Outcome.OK);
  }

  // ---- ld.so's search

  @Test
  void rpathIsInheritedFromLoadersAndRunpathIsNot() throws Exception {
    object("/lib/libone.so", new TinyElf().needed("libtwo.so"));
    object("/lib/libtwo.so", new TinyElf().needed("libc.so.6"));
    object("/a", program().needed("libone.so").rpath("$ORIGIN/lib"));
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
    object("/a", program().needed("libone.so").runpath("$ORIGIN/lib"));
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of("/lib")));
    object("/lib/libone.so", new TinyElf().needed("libtwo.so").runpath("$ORIGIN"));
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void whatWasLoadedBeforeIsFoundByItsSoname() throws Exception {
    object("/a", program().needed("libtwo.so").needed("libone.so").runpath("$ORIGIN/lib"));
    object("/lib/libone.so", new TinyElf().needed("libtwo.so"));
    object("/lib/libtwo.so", new TinyElf().soname("libtwo.so"));
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void aCopyOffThePathIsNotTakenWhereTheArchiveHasTheLibrary() throws Exception {
    object("/a", program().needed("libv.so.1").uses("f", ""));
    object("/lib/libv.so.1", new TinyElf().soname("libv.so.1").defines("f", ""));
    assertThat(plan().depends()).isEqualTo("libv1 (>= 1.2)");
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void theCopyIsTakenWhereTheArchivesLacksASymbolThatItHas() throws Exception {
    object("/a", program().needed("libv.so.1").uses("newer", ""));
    object("/lib/libv.so.1", new TinyElf().soname("libv.so.1").defines("newer", ""));
    assertThat(plan().depends()).isEmpty();
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of("/lib")));
  }

  @Test
  void linksThatAnArchiveLostAreAddedBesideTheLibrary() throws Exception {
    object("/a", program().needed("libown.so.1").runpath("$ORIGIN/lib"));
    object("/lib/libown.so.1.5", new TinyElf().soname("libown.so.1"));
    object("/lib/libidle.so.1.5", new TinyElf().soname("libidle.so.1"));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.loading().links())
        .containsExactly(new LibraryLink("/lib/libown.so.1", "libown.so.1.5"));
  }

  @Test
  void pathsThatLeadOutOfTheAppFindNothingOfIt() throws Exception {
    object("/a", program().needed("libown.so").runpath("$ORIGIN/../lib"));
    object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of("/lib")));
  }

  @Test
  void aPluginsFolderGoesToTheProgramsThatMayOpenIt() throws Exception {
    object("/bin/a", program().needed("libc.so.6"));
    object("/plugins/p.so", new TinyElf().needed("libown.so"));
    object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(plan().loading().programs())
        .containsExactly(new ProgramPlan("/bin/a", List.of("/lib")));
  }

  @Test
  void aPluginsFolderGoesToThoseProgramsThatDefineWhatItCalls() throws Exception {
    object("/bin/client", program().needed("libc.so.6"));
    object("/bin/server", program().needed("libc.so.6").defines("register", ""));
    object("/plugins/p.so", new TinyElf().needed("libown.so").uses("register", ""));
    object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(plan().loading().programs())
        .containsExactly(
            new ProgramPlan("/bin/client", List.of()),
            new ProgramPlan("/bin/server", List.of("/lib")));
  }

  @Test
  void aPluginOfJavaIsNotOpenedByAProgramThatLiesBeside() throws Exception {
    object("/tool", program().needed("libc.so.6"));
    object("/libjni.so", new TinyElf().needed("libown.so").defines("Java_a_B_c", ""));
    object("/lib/libown.so", new TinyElf().soname("libown.so"));
    ReleasePlan plan = plan();
    assertThat(plan.loading().programs()).containsExactly(new ProgramPlan("/tool", List.of()));
    assertThat(plan.warnings())
        .containsExactly(
            "/libjni.so finds libown.so only where /lib/libown.so is loaded before it");
  }

  @Test
  void whatAProgramFindsForALibraryItsOtherUsersMustBeToldOf() throws Exception {
    object("/tool", program().needed("libtwo.so").needed("libone.so").runpath("$ORIGIN"));
    object("/libone.so", new TinyElf().soname("libone.so").needed("libtwo.so").defines("f", ""));
    object("/libtwo.so", new TinyElf().soname("libtwo.so"));
    object(
        "/libjni.so",
        new TinyElf()
            .needed("libone.so")
            .runpath("$ORIGIN")
            .uses("f", "")
            .defines("Java_a_B_c", ""));
    assertThat(plan().warnings())
        .containsExactly("/libone.so finds libtwo.so only where /libtwo.so is loaded before it");
  }

  @Test
  void aHostMustLoadBeforehandWhatItsPluginCannotFind() throws Exception {
    object("/liba.so", new TinyElf().needed("libb.so"));
    object("/libb.so", new TinyElf().soname("libb.so"));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(providers(plan, "/liba.so")).containsExactly("bundled");
    assertThat(plan.warnings())
        .containsExactly("/liba.so finds libb.so only where /libb.so is loaded before it");
  }

  @Test
  void aProgramWhoseDynamicLinkerIsNowhereCannotStart() throws Exception {
    String linker = "/nix/store/x/lib/ld-linux-x86-64.so.2";
    object("/a", new TinyElf().interpreter(linker).needed("libc.so.6"));
    assertThat(plan().reason()).isEqualTo("nobody provides %s (needed by /a)".formatted(linker));
  }

  @Test
  void aLibraryWithoutSonameIsKnownOnlyByWhoSearchedForIt() throws Exception {
    object("/liba.so", new TinyElf().needed("libb.so"));
    object("/libb.so", new TinyElf().needed("libc.so.6"));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(plan.warnings())
        .containsExactly(
            "/libb.so is no help to /liba.so: it has no DT_SONAME libb.so, so loading it before"
                + " does not make it known");
    object("/libc.so", new TinyElf().needed("libb.so").runpath("$ORIGIN"));
    assertThat(plan().outcome()).isEqualTo(Outcome.OK);
    assertThat(plan().warnings())
        .containsExactly("/liba.so finds libb.so only where /libc.so is loaded before it");
  }

  // ---- hosts and what nobody has

  @Test
  void javasOwnLibrariesComeWithJava() throws Exception {
    object("/liba.so", new TinyElf().needed("libjvm.so"));
    assertThat(plan().depends()).isEqualTo("default-jre-headless | java-runtime-headless");
    object("/libb.so", new TinyElf().needed("libjawt.so"));
    ReleasePlan plan = plan();
    assertThat(plan.depends()).isEqualTo("default-jre | java-runtime");
    assertThat(providers(plan, "/liba.so")).containsExactly("host");
    assertThat(plan.relations().get(0).evidence().get(0).source()).isEqualTo("host");
  }

  @Test
  void aProgramHasNoHost() throws Exception {
    object("/a", program().needed("libjvm.so"));
    assertThat(plan().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
  }

  @Test
  void librariesOfADriverSayWhereTheyComeFrom() throws Exception {
    object("/a.node", new TinyElf().needed("libcuda.so.1"));
    assertThat(plan().reason())
        .isEqualTo(
            "nobody provides libcuda.so.1 (needed by /a.node; libcuda.so.1 comes with NVIDIA's"
                + " driver, not in main)");
  }

  // ---- alternatives

  @Test
  void ofPluginsThatProvideTheSameThoseAreUsedThatLoad() throws Exception {
    object("/libplug-ffmpeg-1.so", new TinyElf().needed("libv.so.1").defines("start", ""));
    object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("start", ""));
    ReleasePlan plan = plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.loading().unused())
        .containsExactly(
            new LeftOut(
                "/libplug-7.so",
                "nobody provides libv.so.7; /libplug-ffmpeg-1.so stands in for it"));
  }

  @Test
  void pluginsThatProvideOtherThingsAllCount() throws Exception {
    object("/libplug-1.so", new TinyElf().needed("libv.so.1").defines("start", ""));
    object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("stop", ""));
    assertThat(plan().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
  }

  @Test
  void noneIsPassedOverWhereNoneLoads() throws Exception {
    object("/libplug-6.so", new TinyElf().needed("libv.so.6").defines("start", ""));
    object("/libplug-7.so", new TinyElf().needed("libv.so.7").defines("start", ""));
    assertThat(plan().missing()).hasSize(2);
  }

  @Test
  void theJsonTellsIt() throws Exception {
    object("/a", program().needed("libown.so"));
    object("/lib/libown.so", new TinyElf().needed("libc.so.6").uses("x", "GLIBC_2.38"));
    ArchiveIndex index = world.index(folder);
    Rules rules = new Rules(Mode.LOADER, Strategy.SYMBOLS, DpkgRules.V1_21, List.of());
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      String json =
          PlanJson.text(
              Packager.of("app", List.of(tree))
                  .plan(List.of(new Packager.Request(index, Architecture.AMD64, rules))));
      assertThat(json)
          .contains("\"programs\":[{\"path\":\"/a\",\"libraryFolders\":[\"/lib\"]}]")
          .contains(
              "\"unmet\":[{\"object\":\"/lib/libown.so\",\"library\":\"libc.so.6\","
                  + "\"version\":\"GLIBC_2.38\",\"symbol\":\"x\",\"offered\":\"GLIBC_2.36\"}]");
    }
  }
}
