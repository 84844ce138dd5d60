package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: hosts, and what nobody has. */
final class LoaderHostsTest {
  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void javasOwnLibrariesComeWithJava() throws Exception {
    app.object("/liba.so", new TinyElf().needed("libjvm.so"));
    assertThat(app.plan().depends()).isEqualTo("default-jre-headless | java-runtime-headless");
    app.object("/libb.so", new TinyElf().needed("libjawt.so"));
    ReleasePlan plan = app.plan();
    assertThat(plan.depends()).isEqualTo("default-jre | java-runtime");
    assertThat(InstalledApp.providers(plan, "/liba.so")).containsExactly("host");
    assertThat(plan.relations().get(0).evidence().get(0).source()).isEqualTo("host");
  }

  @Test
  void aProgramHasNoHost() throws Exception {
    app.object("/a", program().needed("libjvm.so"));
    assertThat(app.plan().outcome()).isEqualTo(Outcome.UNRESOLVED_LIBRARY);
  }

  @Test
  void librariesOfADriverSayWhereTheyComeFrom() throws Exception {
    app.object("/a.node", new TinyElf().needed("libcuda.so.1"));
    assertThat(app.plan().reason())
        .isEqualTo(
            "nobody provides libcuda.so.1 (needed by /a.node; libcuda.so.1 comes with NVIDIA's"
                + " driver, not in main)");
  }
}
