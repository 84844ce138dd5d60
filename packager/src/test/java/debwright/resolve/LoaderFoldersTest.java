package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: which folders a search path and the flags of an object come to. */
final class LoaderFoldersTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  private List<ProgramPlan> programs() throws Exception {
    return app.plan().loading().programs();
  }

  private static ProgramPlan told(String... folders) {
    return new ProgramPlan("/bin/a", List.of(folders));
  }

  @Test
  void wordsAfterADollarEndWhereIdentifiersDo() throws Exception {
    app.object("/lib/x86_64-linux-gnu/libown.so", new TinyElf().soname("libown.so"));
    app.object("/bin/a", program().needed("libown.so").runpath("${ORIGIN}/../$LIB"));
    assertThat(programs()).containsExactly(told());
    app.object("/bin/a", program().needed("libown.so").runpath("$ORIGIN/../lib/${LIB}"));
    assertThat(programs()).containsExactly(told("/lib/x86_64-linux-gnu"));
    app.object("/bin/a", program().needed("libown.so").runpath("$ORIGIN/../$LIBRARY"));
    assertThat(programs()).containsExactly(told("/lib/x86_64-linux-gnu"));
  }

  @Test
  void whatDependsOnTheProcessorIsNotFollowed() throws Exception {
    app.object("/bin/a", program().needed("libown.so").runpath("$ORIGIN/$PLATFORM"));
    app.object("/bin/x86_64/libown.so", new TinyElf().soname("libown.so"));
    assertThat(programs()).containsExactly(told("/bin/x86_64"));
    assertThat(Architecture.AMD64.platform()).isEmpty();
    assertThat(Architecture.ARM64.platform()).contains("aarch64");
  }

  @Test
  void aPathThatDoesNotBeginAtTheObjectIsOneOfTheSystem() throws Exception {
    app.object("/bin/a", program().needed("libown.so").runpath("/lib"));
    app.object("/lib/libown.so", new TinyElf().soname("libown.so"));
    assertThat(programs()).containsExactly(told("/lib"));
    app.object("/a", program().needed("libv.so.1").runpath("$ORIGIN/lib/x86_64-linux-gnu"));
    app.object("/lib/x86_64-linux-gnu/readme.so", new TinyElf());
    assertThat(app.plan().depends()).contains("libv1");
  }

  @Test
  void aTreeLaidOutAsASystemIsTheSystem() throws Exception {
    app.object("/usr/bin/a", program().needed("libown.so").needed("libtwo.so").runpath("/opt/l"));
    app.object("/opt/l/libown.so", new TinyElf().soname("libown.so"));
    app.object("/usr/lib/x86_64-linux-gnu/libtwo.so", new TinyElf().soname("libtwo.so"));
    assertThat(programs()).containsExactly(new ProgramPlan("/usr/bin/a", List.of()));
    assertThat(app.plan().loading().unreached()).isEmpty();
  }

  @Test
  void originIsWhereALibraryWasFoundNotWhereItsLinkLeads() throws Exception {
    app.object("/a", program().needed("libg.so").runpath("$ORIGIN/links"));
    app.object(
        "/real/libg.so", new TinyElf().soname("libg.so").needed("libf.so").runpath("$ORIGIN"));
    app.object("/real/libf.so", new TinyElf().soname("libf.so"));
    app.link("/links/libg.so", "../real/libg.so");
    assertThat(programs()).containsExactly(new ProgramPlan("/a", List.of("/real")));
    app.link("/links/libf.so", "../real/libf.so");
    assertThat(programs()).containsExactly(new ProgramPlan("/a", List.of()));
  }

  @Test
  void aNeededPathMayBeginAtTheObject() throws Exception {
    app.object("/bin/a", program().needed("$ORIGIN/../lib/libown.so"));
    app.object("/lib/libown.so", new TinyElf());
    assertThat(programs()).containsExactly(told());
    assertThat(app.plan().objects().get(0).needed().get(0).path()).isEqualTo("/lib/libown.so");
  }

  @Test
  void aCopyForNewProcessorsOnlyIsNotThereForOthers() throws Exception {
    String path = "/lib/glibc-hwcaps/x86-64-v3/libown.so";
    app.object("/a", program().needed("libown.so").runpath("$ORIGIN/lib"));
    app.object(path, new TinyElf().soname("libown.so").needed("libc.so.6"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(app.plan().warnings())
        .containsExactly(
            "/a finds libown.so only on processors of x86-64-v3 or newer (" + path + ")");
    app.object("/lib/libown.so", new TinyElf().soname("libown.so"));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.OK);
    assertThat(plan.warnings()).isEmpty();
    assertThat(plan.depends()).as("what the better copy needs counts").startsWith("libc6");
  }

  @Test
  void anObjectMayBeLinkedToAvoidTheSystemsFolders() throws Exception {
    app.object("/a", program().needed("libv.so.1").flags1(0x800));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
    assertThat(plan.warnings())
        .containsExactly("/a looks for libv.so.1 in no folder of the system (DF_1_NODEFLIB)");
    app.object(
        "/a", program().needed("libown.so").needed("libv.so.1").runpath("$ORIGIN").flags1(0x800));
    app.object("/libown.so", new TinyElf().soname("libown.so").needed("libv.so.1"));
    assertThat(app.plan().missing()).as("another object does not avoid them").hasSize(1);
  }
}
