package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.LeftOut;
import debwright.plan.Loading.Unreached;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: what is told of the libraries that an app brings along. */
final class LoaderReachTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void aLibraryOffThePathIsToldWithWhatLeadsThere() throws Exception {
    app.object("/bin/a", program().needed("libone.so"));
    app.object("/lib/libone.so", new TinyElf().soname("libone.so").needed("libtwo.so"));
    app.object("/lib/libtwo.so", new TinyElf().soname("libtwo.so"));
    assertThat(app.plan().loading().unreached())
        .containsExactly(
            new Unreached(
                "/lib/libone.so",
                "libone.so",
                "/bin/a",
                "",
                "LD_LIBRARY_PATH=/lib",
                "RUNPATH $ORIGIN/../lib"),
            new Unreached(
                "/lib/libtwo.so",
                "libtwo.so",
                "/lib/libone.so",
                "",
                "LD_LIBRARY_PATH=/lib",
                "RUNPATH $ORIGIN"));
    assertThat(app.plan().warnings())
        .contains(
            "/lib/libone.so (and 1 more of its folder) is not found by /bin/a:"
                + " LD_LIBRARY_PATH=/lib, or RUNPATH $ORIGIN/../lib in it, would lead there");
  }

  @Test
  void theRemedyLeadsThere() throws Exception {
    app.object("/bin/a", program().needed("libone.so").runpath("$ORIGIN/../lib"));
    app.object(
        "/lib/libone.so", new TinyElf().soname("libone.so").needed("libtwo.so").runpath("$ORIGIN"));
    app.object("/lib/libtwo.so", new TinyElf().soname("libtwo.so"));
    assertThat(app.plan().loading().unreached()).isEmpty();
    assertThat(app.plan().warnings()).isEmpty();
  }

  @Test
  void aCopyThatTheSystemsLibraryStandsBeforeIsTold() throws Exception {
    app.object("/a", program().needed("libv.so.1").rpath("$ORIGIN/plugins"));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1"));
    String system = "/usr/lib/x86_64-linux-gnu/libv.so.1";
    assertThat(app.plan().loading().unreached())
        .containsExactly(
            new Unreached(
                "/lib/libv.so.1",
                "libv.so.1",
                "/a",
                system,
                "LD_LIBRARY_PATH=/lib",
                "RPATH $ORIGIN/lib"));
    assertThat(app.plan().warnings())
        .containsExactly(
            "/lib/libv.so.1 is not found by /a, which takes "
                + system
                + ": LD_LIBRARY_PATH=/lib, or RPATH $ORIGIN/lib in it, would lead there");
    assertThat(PlanJson.text(app.whole())).contains("\"unreached\":[{\"path\":\"/lib/libv.so.1\"");
  }

  @Test
  void whatOneProgramFindsIsReached() throws Exception {
    app.object("/a", program().needed("libv.so.1"));
    app.object("/b", program().needed("libv.so.1").runpath("$ORIGIN/lib"));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1"));
    assertThat(app.plan().loading().unreached()).isEmpty();
  }

  @Test
  void aPluginOfAHostHasNoStartScript() throws Exception {
    app.object("/p/libjni.so", new TinyElf().needed("libv.so.1").defines("Java_a_B_c", ""));
    app.object("/libv.so.1", new TinyElf().soname("libv.so.1"));
    assertThat(app.plan().loading().unreached())
        .singleElement()
        .satisfies(each -> assertThat(each.launcher()).isEmpty())
        .satisfies(each -> assertThat(each.searchPath()).isEqualTo("RUNPATH $ORIGIN/.."));
    assertThat(app.plan().warnings())
        .containsExactly(
            "/libv.so.1 is not found by /p/libjni.so, which takes"
                + " /usr/lib/x86_64-linux-gnu/libv.so.1: RUNPATH $ORIGIN/.. in it would lead there");
  }

  @Test
  void librariesThatBreakElsewhereAreToldWithTheReasonIfTheyAreLoaded() throws Exception {
    app.object("/a", program().needed("libstdc++.so.6").needed("libz.so.1").runpath("$ORIGIN/lib"));
    app.object("/lib/libstdc++.so.6", new TinyElf().soname("libstdc++.so.6"));
    app.object("/lib/libz.so.1", new TinyElf().soname("libz.so.1"));
    app.object("/lib/libGL.so.1", new TinyElf().soname("libGL.so.1"));
    ReleasePlan plan = app.plan();
    assertThat(plan.loading().unportable())
        .extracting(LeftOut::path)
        .containsExactly("/lib/libstdc++.so.6");
    assertThat(plan.warnings())
        .singleElement()
        .satisfies(line -> assertThat(line).startsWith("/lib/libstdc++.so.6 is the app's own: "));
  }

  @Test
  void theFamiliesThatBreakAreKnownByName() {
    assertThat(
            List.of(
                "libc.so.6",
                "libm.so.6",
                "ld-linux-x86-64.so.2",
                "libpthread.so.0",
                "libnss_files.so.2",
                "libgcc_s.so.1",
                "libGL.so.1",
                "libEGL.so.1",
                "libgbm.so.1",
                "libdrm.so.2",
                "libdrm_amdgpu.so.1",
                "libxcb.so.1",
                "libxcb-dri3.so.0"))
        .allSatisfy(name -> assertThat(Unportable.reason(name)).isPresent());
    assertThat(
            List.of(
                "libEGL.so",
                "libGLESv2.so",
                "libvulkan.so.1",
                "libxcb-util.so.1",
                "libcrypt.so.1",
                "libcurl.so.4",
                "libnss3.so",
                "libX11-own.so",
                "libmylib.so.6"))
        .as("Chromium's own, and what others bring along without harm")
        .allSatisfy(name -> assertThat(Unportable.reason(name)).isEmpty());
  }
}
