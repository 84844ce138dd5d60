package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
  @TempDir Path folder;

  private final Shell shell = Shell.piped();
  private String base = "";
  private String candidate = "";

  @BeforeEach
  void writeRuns() throws IOException {
    Runs before = Runs.of("before").ok("app/git", "libc6").ok("app/gdb", "libc6");
    Runs after = Runs.of("after").ok("app/git", "libc6").failed("app/gdb", "no libfoo.so.1");
    base = before.write(folder.resolve("before")).toString();
    candidate = after.write(folder.resolve("after")).toString();
  }

  @Test
  void saysNoWhenAnItemRegressed() {
    assertThat(shell.run("compare", base, candidate)).isEqualTo(1);
    assertThat(shell.out()).contains("app/gdb", "no libfoo.so.1");
    assertThat(shell.out().lines().reduce("", (a, b) -> b))
        .isEqualTo("verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 2)");
  }

  @Test
  void saysYesWhenARunIsHeldAgainstItself() {
    assertThat(shell.run("compare", base, base)).isZero();
    assertThat(shell.out()).contains("verdict: PASS");
  }

  @Test
  void writesOnlyDataInOtherFormats() {
    assertThat(shell.run("compare", base, candidate, "--format", "csv")).isEqualTo(1);
    assertThat(shell.out()).startsWith("item,release,architecture,category").contains("app/gdb");
    assertThat(shell.out()).doesNotContain("verdict:");
    assertThat(shell.err()).startsWith("verdict: FAIL");
  }

  @Test
  void writesAFile() throws IOException {
    Path page = folder.resolve("page.html");
    assertThat(shell.run("compare", base, base, "--format", "html", "-o", page.toString()))
        .isZero();
    assertThat(shell.out()).isEmpty();
    assertThat(page).content().containsIgnoringCase("<!doctype html>");
  }

  @Test
  void writesIntoAFolder() {
    assertThat(shell.run("compare", base, base, "--format", "junit", "-o", folder.toString()))
        .isZero();
    assertThat(folder.resolve("junit.xml")).exists();
  }

  @Test
  void refusesWhatIsNoRun() {
    assertThat(shell.run("compare", base, folder.resolve("nothing").toString())).isEqualTo(2);
    assertThat(shell.err()).contains("error: ", "nothing", "hint: ");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void refusesARunThatWasCutShort() throws IOException {
    Path csv = Path.of(candidate, "results.csv");
    String text = Files.readString(csv);
    Files.writeString(csv, text.substring(0, text.length() / 2));
    assertThat(shell.run("compare", base, candidate)).isEqualTo(2);
    assertThat(shell.err()).contains("error: " + csv, "hint: ");
  }

  @Test
  void needsTwoRuns() {
    assertThat(shell.run("compare", base)).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly(
            "error: missing required parameter: 'CANDIDATE_RUN'",
            "hint: see debwright compare --help");
  }
}
