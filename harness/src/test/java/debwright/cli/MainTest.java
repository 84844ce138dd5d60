package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class MainTest {
  private final Shell shell = Shell.piped();

  @Test
  void tellsItsVersion() {
    assertThat(shell.run("--version")).isZero();
    assertThat(shell.out()).matches("debwright [0-9.]+(-SNAPSHOT)? \\(Java .*\\)\\R");
  }

  @Test
  void showsAnExampleBeforeTheSynopsis() {
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out().indexOf("Example")).isBetween(0, shell.out().indexOf("Usage:"));
  }

  @Test
  void listsAllCommandsThoughItMakesOnlyTheOneThatIsCalled() {
    assertThat(shell.run("--help")).isZero();
    for (String name : Subcommands.names()) {
      assertThat(shell.out()).containsPattern("\n  " + name + " +[A-Z]");
      Shell alone = Shell.piped();
      assertThat(alone.run(name, "--help")).isZero();
      assertThat(alone.out()).contains("Usage: debwright " + name + " ");
    }
  }

  @Test
  void completesAllCommands() {
    assertThat(shell.run("completion")).isZero();
    assertThat(shell.out()).contains(Subcommands.names());
  }

  @Test
  void listsTheExitCodesInTheHelp() {
    assertThat(shell.run("--help")).isZero();
    assertThat(shell.out().lines().map(String::strip))
        .containsSubsequence(
            ExitCode.meanings().entrySet().stream()
                .map(code -> "%-5s %s".formatted(code.getKey(), code.getValue()))
                .toList());
  }

  @Test
  void asksForACommandWhenThereIsNone() {
    assertThat(shell.run()).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly("error: no command given", "hint: see debwright --help");
  }

  @Test
  void suggestsTheOptionThatWasMeant() {
    assertThat(shell.run("--colr", "never")).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly(
            "error: unknown option --colr", "hint: did you mean --color? See debwright --help");
  }

  @Test
  void saysOnceThatItIsAnError() {
    assertThat(shell.run("review", "1")).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: missing required argument");
    assertThat(shell.run("review", "1", "--approve", "--needs-work")).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: ")
        .contains("mutually exclusive")
        .doesNotContain("rror: error", "rror: Error");
  }

  @Test
  void namesTheChoicesOfAnOption() {
    assertThat(shell.run("--color", "mauve")).isEqualTo(2);
    assertThat(shell.err().lines())
        .containsExactly(
            "error: mauve is no value of --color", "hint: use one of auto, always, never");
  }

  @Test
  void showsATraceOnlyWhenAsked() {
    assertThat(shell.run("--colr")).isEqualTo(2);
    assertThat(shell.err()).doesNotContain("\tat ");
    assertThat(shell.run("--debug", "--colr")).isEqualTo(2);
    assertThat(shell.err()).contains("\tat ");
  }

  @Test
  void writesUtf8WhateverTheLocale() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    assertThat(Main.run(new String[] {"ünknown"}, print(out), print(err))).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains("ünknown");
  }

  @Test
  void failsWhenStandardOutputCannotBeWritten() {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int exit = Main.run(new String[] {"--version"}, print(new FullDisk()), print(err));
    assertThat(exit).isEqualTo(3);
    assertThat(err.toString(StandardCharsets.UTF_8).lines().toList())
        .isEqualTo(
            List.of(
                "error: standard output could not be written",
                "hint: see whether its disk is full or its reader has gone"));
  }

  private static PrintStream print(OutputStream out) {
    return new PrintStream(out, true, StandardCharsets.UTF_8);
  }

  private static final class FullDisk extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      throw new IOException("no space left on device");
    }
  }
}
