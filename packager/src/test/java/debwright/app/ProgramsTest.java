package debwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.PackagePlan;
import debwright.plan.PackagePlan.Candidate;
import debwright.plan.PackagePlan.Command;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each test: two programs that one step of the rule tells apart, and a later step would not. */
class ProgramsTest {
  @TempDir private Path folder;

  private static List<String> paths(PackagePlan plan) {
    return plan.choice().stream().map(Candidate::path).toList();
  }

  @Test
  void theDesktopEntryDecidesFirst() throws Exception {
    PackagePlan plan =
        new Apps(folder, "app-1.0")
            .program("app")
            .program("deep/down/viewer")
            .text("x.desktop", "[Desktop Entry]\nType=Application\nName=V\nExec=./viewer %f\n")
            .text("package.json", "{\"bin\": {\"app\": \"app\"}}")
            .plan();
    assertThat(paths(plan)).containsExactly("/deep/down/viewer", "/app");
    assertThat(plan.choice().get(0).reasons()).startsWith("the desktop entry starts it");
  }

  @Test
  void thenPackageJsonsBin() throws Exception {
    PackagePlan plan =
        new Apps(folder, "app-1.0")
            .program("app")
            .program("dist/tool")
            .text("package.json", "{\"bin\": {\"tool-linux-x64\": \"./dist/tool\"}}")
            .plan();
    assertThat(paths(plan)).containsExactly("/dist/tool", "/app");
    assertThat(plan.commands()).containsExactly(new Command("tool", "/opt/app/dist/tool", "link"));
  }

  @Test
  void aPartOfAnotherProgramIsNotTheApp() throws Exception {
    PackagePlan plan =
        new Apps(folder, "browser-1.0").program("browser-sandbox").program("bin/zebra").plan();
    assertThat(paths(plan)).containsExactly("/bin/zebra", "/browser-sandbox");
  }

  @Test
  void theAppsNameWinsOverPlaceAndKind() throws Exception {
    PackagePlan plan =
        new Apps(folder, "postgres-1.0")
            .program("initdb")
            .script("native/bin/postgres.sh", "#!/bin/sh\n")
            .plan();
    assertThat(paths(plan)).containsExactly("/native/bin/postgres.sh", "/initdb");
  }

  @Test
  void aProgramWinsOverAScriptAndTheNearerOverTheDeeper() throws Exception {
    PackagePlan plan =
        new Apps(folder, "x-1.0")
            .script("a", "#!/bin/sh\n")
            .program("one/two/b")
            .program("one/c")
            .plan();
    assertThat(paths(plan)).containsExactly("/one/c", "/one/two/b", "/a");
  }

  @Test
  void librariesAndUnmarkedScriptsAreNoPrograms() throws Exception {
    PackagePlan plan =
        new Apps(folder, "x-1.0")
            .library("libx.so.1")
            .program("addon.node")
            .text("readme", "#!/bin/sh\n")
            .plan();
    assertThat(plan.choice()).isEmpty();
    assertThat(plan.warnings())
        .contains("it has no program: the package installs its libraries, and no command");
  }

  @Test
  void aPersonOverridesTheRule() throws Exception {
    Apps app = new Apps(folder, "app-1.0").program("app").program("bin/other");
    PackagePlan plan = app.plan("debian:12", command("bin/other"));
    assertThat(paths(plan)).containsExactly("/bin/other", "/app");
    assertThat(plan.choice().get(0).reasons()).startsWith("asked for");
    assertThat(plan.choice().get(1).chosen()).isFalse();
    assertThatThrownBy(() -> app.plan("debian:12", command("nothing")))
        .isInstanceOfSatisfying(
            PackagingException.class,
            e -> assertThat(e.hint()).isEqualTo("it has /app, /bin/other"))
        .hasMessage("the app has no program nothing: expected a path of one of its programs");
  }

  private static Wishes command(String path) {
    return new Wishes(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.of(path),
        false);
  }
}
