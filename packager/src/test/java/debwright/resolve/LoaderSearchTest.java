package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Loading.LibraryLink;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: ld.so's search. */
final class LoaderSearchTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void rpathIsInheritedFromLoadersAndRunpathIsNot() throws Exception {
    app.object("/lib/libone.so", new TinyElf().needed("libtwo.so"));
    app.object("/lib/libtwo.so", new TinyElf().needed("libc.so.6"));
    app.object("/a", program().needed("libone.so").rpath("$ORIGIN/lib"));
    assertThat(app.plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
    app.object("/a", program().needed("libone.so").runpath("$ORIGIN/lib"));
    assertThat(app.plan().loading().programs())
        .containsExactly(new ProgramPlan("/a", List.of("/lib")));
    app.object("/lib/libone.so", new TinyElf().needed("libtwo.so").runpath("$ORIGIN"));
    assertThat(app.plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void whatWasLoadedBeforeIsFoundByItsSoname() throws Exception {
    app.object("/a", program().needed("libtwo.so").needed("libone.so").runpath("$ORIGIN/lib"));
    app.object("/lib/libone.so", new TinyElf().needed("libtwo.so"));
    app.object("/lib/libtwo.so", new TinyElf().soname("libtwo.so"));
    assertThat(app.plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void aCopyOffThePathIsNotTakenWhereTheArchiveHasTheLibrary() throws Exception {
    app.object("/a", program().needed("libv.so.1").uses("f", ""));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1").defines("f", ""));
    assertThat(app.plan().depends()).isEqualTo("libv1 (>= 1.2)");
    assertThat(app.plan().loading().programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void theCopyIsTakenWhereTheArchivesLacksASymbolThatItHas() throws Exception {
    app.object("/a", program().needed("libv.so.1").uses("newer", ""));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1").defines("newer", ""));
    assertThat(app.plan().depends()).isEmpty();
    assertThat(app.plan().loading().programs())
        .containsExactly(new ProgramPlan("/a", List.of("/lib")));
  }

  @Test
  void linksThatAnArchiveLostAreAddedBesideTheLibrary() throws Exception {
    app.object("/a", program().needed("libown.so.1").runpath("$ORIGIN/lib"));
    app.object("/lib/libown.so.1.5", new TinyElf().soname("libown.so.1"));
    app.object("/lib/libidle.so.1.5", new TinyElf().soname("libidle.so.1"));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.loading().links())
        .containsExactly(new LibraryLink("/lib/libown.so.1", "libown.so.1.5"));
  }

  @Test
  void pathsThatLeadOutOfTheAppFindNothingOfIt() throws Exception {
    app.object("/a", program().needed("libown.so").runpath("$ORIGIN/../lib"));
    app.object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(app.plan().loading().programs())
        .containsExactly(new ProgramPlan("/a", List.of("/lib")));
  }

  @Test
  void aPluginsFolderGoesToTheProgramsThatMayOpenIt() throws Exception {
    app.object("/bin/a", program().needed("libc.so.6"));
    app.object("/plugins/p.so", new TinyElf().needed("libown.so"));
    app.object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(app.plan().loading().programs())
        .containsExactly(new ProgramPlan("/bin/a", List.of("/lib")));
  }

  @Test
  void aPluginsFolderGoesToThoseProgramsThatDefineWhatItCalls() throws Exception {
    app.object("/bin/client", program().needed("libc.so.6"));
    app.object("/bin/server", program().needed("libc.so.6").defines("register", ""));
    app.object("/plugins/p.so", new TinyElf().needed("libown.so").uses("register", ""));
    app.object("/lib/libown.so", new TinyElf().needed("libc.so.6"));
    assertThat(app.plan().loading().programs())
        .containsExactly(
            new ProgramPlan("/bin/client", List.of()),
            new ProgramPlan("/bin/server", List.of("/lib")));
  }

  @Test
  void aPluginOfJavaIsNotOpenedByAProgramThatLiesBeside() throws Exception {
    app.object("/tool", program().needed("libc.so.6"));
    app.object("/libjni.so", new TinyElf().needed("libown.so").defines("Java_a_B_c", ""));
    app.object("/lib/libown.so", new TinyElf().soname("libown.so"));
    ReleasePlan plan = app.plan();
    assertThat(plan.loading().programs()).containsExactly(new ProgramPlan("/tool", List.of()));
    assertThat(plan.warnings())
        .containsExactly(
            "/libjni.so finds libown.so only where /lib/libown.so is loaded before it");
  }

  @Test
  void whatAProgramFindsForALibraryItsOtherUsersMustBeToldOf() throws Exception {
    app.object("/tool", program().needed("libtwo.so").needed("libone.so").runpath("$ORIGIN"));
    app.object(
        "/libone.so", new TinyElf().soname("libone.so").needed("libtwo.so").defines("f", ""));
    app.object("/libtwo.so", new TinyElf().soname("libtwo.so"));
    app.object(
        "/libjni.so",
        new TinyElf()
            .needed("libone.so")
            .runpath("$ORIGIN")
            .uses("f", "")
            .defines("Java_a_B_c", ""));
    assertThat(app.plan().warnings())
        .containsExactly("/libone.so finds libtwo.so only where /libtwo.so is loaded before it");
  }

  @Test
  void aHostMustLoadBeforehandWhatItsPluginCannotFind() throws Exception {
    app.object("/liba.so", new TinyElf().needed("libb.so"));
    app.object("/libb.so", new TinyElf().soname("libb.so"));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(InstalledApp.providers(plan, "/liba.so")).containsExactly("bundled");
    assertThat(plan.warnings())
        .containsExactly("/liba.so finds libb.so only where /libb.so is loaded before it");
  }

  @Test
  void aProgramWhoseDynamicLinkerIsNowhereCannotStart() throws Exception {
    String linker = "/nix/store/x/lib/ld-linux-x86-64.so.2";
    app.object("/a", new TinyElf().interpreter(linker).needed("libc.so.6"));
    assertThat(app.plan().reason())
        .isEqualTo("nobody provides %s (needed by /a)".formatted(linker));
  }

  @Test
  void aLibraryWithoutSonameIsKnownOnlyByWhoSearchedForIt() throws Exception {
    app.object("/liba.so", new TinyElf().needed("libb.so"));
    app.object("/libb.so", new TinyElf().needed("libc.so.6"));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(plan.warnings())
        .containsExactly(
            "/libb.so is no help to /liba.so: it has no DT_SONAME libb.so, so loading it before"
                + " does not make it known");
    app.object("/libc.so", new TinyElf().needed("libb.so").runpath("$ORIGIN"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.OK);
    assertThat(app.plan().warnings())
        .containsExactly("/liba.so finds libb.so only where /libc.so is loaded before it");
  }
}
