package debwright.resolve;

import static debwright.resolve.InstalledApp.program;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.TinyElf;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.PlanJson;
import debwright.plan.ReleasePlan;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The mode loader: the app's own start scripts. */
final class LoaderScriptsTest {
  private static final String SCRIPT =
      """
      #!/bin/sh
      HERE="$(dirname "$(readlink -f "$0")")"
      export LD_LIBRARY_PATH="$HERE/lib:$HERE/empty:$LD_LIBRARY_PATH"
      exec "$HERE/bin/a" "$@"
      """;

  @TempDir private Path folder = Path.of("");
  private InstalledApp app;

  @BeforeEach
  void prepare() throws IOException {
    app = new InstalledApp(folder);
  }

  @Test
  void theFoldersOfAStartScriptComeBeforeTheSystems() throws Exception {
    app.object("/bin/a", program().needed("libv.so.1"));
    app.object("/lib/libv.so.1", new TinyElf().soname("libv.so.1"));
    assertThat(app.plan().depends()).isEqualTo("libv1 (>= 1.2)");
    app.script("/run.sh", SCRIPT);
    ReleasePlan plan = app.plan();
    assertThat(plan.depends()).isEmpty();
    assertThat(plan.loading().programs())
        .containsExactly(new ProgramPlan("/bin/a", List.of("/lib"), "/run.sh"));
    assertThat(plan.loading().unreached()).isEmpty();
    assertThat(plan.warnings())
        .containsExactly("/bin/a is started by /run.sh with LD_LIBRARY_PATH=/lib of the app");
    assertThat(PlanJson.text(app.whole()))
        .contains("\"libraryFolders\":[\"/lib\"],\"script\":\"/run.sh\"");
  }

  @Test
  void whatTheScriptForgetsIsAddedAndTold() throws Exception {
    app.object("/bin/a", program().needed("libone.so").needed("libtwo.so"));
    app.object("/lib/libone.so", new TinyElf().soname("libone.so"));
    app.object("/more/libtwo.so", new TinyElf().soname("libtwo.so"));
    app.script("/run.sh", SCRIPT);
    ReleasePlan plan = app.plan();
    assertThat(plan.loading().programs())
        .containsExactly(new ProgramPlan("/bin/a", List.of("/lib", "/more")));
    assertThat(plan.loading().unreached())
        .singleElement()
        .satisfies(each -> assertThat(each.path()).isEqualTo("/more/libtwo.so"));
  }
}
