package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Outcome;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: the versions of symbols. */
final class LoaderVersionsTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void aVersionThatTheReleaseLacksFailsAndSaysWhatThereIs() throws Exception {
    app.object("/a", program().needed("libc.so.6").uses("later", "GLIBC_2.38").uses("puts", ""));
    ReleasePlan plan = app.plan();
    assertThat(plan.outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    assertThat(plan.reason()).isEqualTo("needs GLIBC_2.38 (/a: later), debian:12 has 2.36");
    assertThat(plan.fingerprint()).isEqualTo("needs GLIBC_2.38");
    assertThat(plan.loading().unmet())
        .singleElement()
        .satisfies(unmet -> assertThat(unmet.offered()).isEqualTo("GLIBC_2.36"));
  }

  @Test
  void whatThereIsOfTheLibraryCIsToldByAllItsParts() throws Exception {
    String symbols =
        """
        libg.so.1 libg1 #MINVER#
         puts@GLIBC_2.30 2.30
        libm.so.6 libg1 #MINVER#
         sin@GLIBC_2.31 2.31
        """;
    app.world().add("libg1", InstalledApp.SYSTEM + "libg.so.1", symbols, "");
    app.object("/a", program().needed("libg.so.1").uses("later", "GLIBC_2.38"));
    assertThat(app.plan().reason()).isEqualTo("needs GLIBC_2.38 (/a: later), debian:12 has 2.31");
  }

  @Test
  void versionsThatAreThereOrWeakOrGoneAreToldApart() throws Exception {
    app.object("/a", program().needed("libc.so.6").uses("young", "GLIBC_2.36"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.OK);
    app.object("/a", program().needed("libc.so.6").uses("later", "GLIBC_2.38").weak());
    assertThat(app.plan().outcome()).isEqualTo(Outcome.OK);
    app.object("/a", program().needed("libc.so.6").uses("gone", "GLIBC_2.99"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.VERSION_TOO_OLD);
    app.object("/a", program().needed("libv.so.1").uses("f", "V_9"));
    assertThat(app.plan().outcome()).as("a library without versions").isEqualTo(Outcome.OK);
  }

  @Test
  void aBundledLibraryIsAskedForItsOwnVersions() throws Exception {
    app.object("/a", program().needed("libown.so.1").uses("f", "OWN_2").rpath("$ORIGIN"));
    app.object("/libown.so.1", new TinyElf().soname("libown.so.1").defines("f", "OWN_1"));
    assertThat(app.plan().reason()).isEqualTo("needs OWN_2 (/a: f), debian:12 has 1");
    app.object("/libown.so.1", new TinyElf().soname("libown.so.1").defines("f", "OWN_2"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.OK);
  }

  @Test
  void theJsonTellsIt() throws Exception {
    app.object("/a", program().needed("libown.so"));
    app.object("/lib/libown.so", new TinyElf().needed("libc.so.6").uses("x", "GLIBC_2.38"));
    assertThat(PlanJson.text(app.whole()))
        .contains("\"programs\":[{\"path\":\"/a\",\"libraryFolders\":[\"/lib\"]}]")
        .contains(
            "\"unmet\":[{\"object\":\"/lib/libown.so\",\"library\":\"libc.so.6\","
                + "\"version\":\"GLIBC_2.38\",\"symbol\":\"x\",\"offered\":\"GLIBC_2.36\"}]");
  }
}
