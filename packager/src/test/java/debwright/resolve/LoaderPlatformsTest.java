package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.LeftOut;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: which objects count, and for which platform. */
final class LoaderPlatformsTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void objectsOfOtherPlatformsAreNamedAndNeverCandidates() throws Exception {
    app.object("/a", program().needed("libown.so").rpath("$ORIGIN/musl:$ORIGIN"));
    app.object("/musl/libown.so", new TinyElf().needed("libc.so"));
    app.object("/libown.so", new TinyElf().needed("libc.so.6"));
    app.object(
        "/android/liba.so", new TinyElf().needed("libc.so").needed("liblog.so").machine(183));
    app.object("/bsd/tool", new TinyElf().fixed().osAbi(9).type(2));
    ReleasePlan plan = app.plan();
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
    app.object("/liba.so", new TinyElf().needed("libc.so"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.WRONG_ARCHITECTURE);
    assertThat(app.plan().reason())
        .isEqualTo("its objects are for linux-musl amd64, not linux-gnu amd64");
    app.object("/liba.so", new TinyElf().needed("libc.so.7").osAbi(9));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.UNSUPPORTED_ARCHITECTURE);
  }

  @Test
  void theUsualArchitectureIsTheAppsOwnIfItHasObjectsForIt() throws Exception {
    app.object("/arm/a", program().needed("libc.so.6").machine(183));
    assertThat(app.architecture()).isEqualTo("arm64");
    app.object("/x86/a", program().needed("libc.so.6"));
    assertThat(app.architecture()).isEqualTo("amd64");
  }

  @Test
  void programsCountWhateverTheirModeAndRelocatablesNever() throws Exception {
    app.object("/a", program().needed("libnone.so.1"));
    app.object("/b.so", new TinyElf().needed("libnone.so.2").type(1));
    ReleasePlan plan = app.plan();
    assertThat(plan.reason()).isEqualTo("nobody provides libnone.so.1 (needed by /a)");
  }
}
