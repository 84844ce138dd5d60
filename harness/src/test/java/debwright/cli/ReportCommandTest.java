package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportCommandTest {
  @TempDir Path folder;

  private final Shell shell = Shell.piped();
  private Path pages = Path.of("");
  private String run = "";

  @BeforeEach
  void writeARun() throws IOException {
    run = Runs.of("today").ok("app/git", "libc6").write(folder.resolve("today")).toString();
    pages = folder.resolve("pages");
  }

  @Test
  void writesEveryReport() {
    assertThat(shell.run("report", run, "-o", pages.toString())).isZero();
    assertThat(pages)
        .isDirectoryContaining("glob:**/index.html")
        .isDirectoryContaining("glob:**/results.csv")
        .isDirectoryContaining("glob:**/summary.md");
    assertThat(shell.err().lines()).containsExactly("wrote " + pages.resolve("index.html"));
  }

  @Test
  void writesTheOneThatIsAskedFor() {
    assertThat(shell.run("report", run, "-o", pages.toString(), "--format", "markdown")).isZero();
    assertThat(pages.resolve("summary.md")).exists();
    assertThat(pages.resolve("index.html")).doesNotExist();
  }

  @Test
  void comparesWithAnotherRun() {
    assertThat(shell.run("report", run, "--base", run, "-o", pages.toString())).isZero();
    assertThat(pages.resolve("comparison.csv")).content().contains("same-ok");
  }

  @Test
  void needsAFolder() {
    assertThat(shell.run("report", run)).isEqualTo(2);
    assertThat(shell.err()).contains("--output");
  }
}
