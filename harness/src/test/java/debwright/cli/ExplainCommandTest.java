package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On objects that every machine with a JDK has: its own. */
final class ExplainCommandTest {
  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();
  private final Path java = Path.of(System.getProperty("java.home", ""));
  private final String library = java.resolve("lib/libjli.so").toString();

  @BeforeEach
  void newShell() {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the built-in index is for amd64");
    shell = Shell.piped(folder);
  }

  @Test
  void tellsWhatLeadsToAPackageAndWhatWasNotTaken() {
    assertThat(shell.run("explain", library, "--package", "libc6")).as(shell.err()).isZero();
    assertThat(shell.out())
        .startsWith("libjli.so on debian:12 amd64: ok\n\nlibc6 (>= ")
        .containsPattern("\n  [0-9.]+ +\\S+@GLIBC_[0-9.]+ of libc\\.so\\.6, in libjli\\.so\n")
        .contains("\nlibc.so.6, needed by libjli.so\n")
        .contains("  taken      /usr/lib/x86_64-linux-gnu/libc.so.6 of libc6\n")
        .contains("  symbols    libc6 #MINVER#\n")
        .contains("those for other architectures: ");
  }

  @Test
  void tellsOfOneLibraryFirstWhereItWasFound() {
    assertThat(shell.run("explain", library, "--library", "libc.so.6")).isZero();
    assertThat(shell.out())
        .startsWith("libjli.so on debian:12 amd64: ok\n\nlibc.so.6, needed by libjli.so\n")
        .contains("\nlibc6 (>= ");
  }

  @Test
  void answersForSeveralReleases() {
    assertThat(
            shell.run("explain", library, "--all", "--release", "noble", "--release", "debian:12"))
        .isZero();
    assertThat(shell.out())
        .contains(
            "libjli.so on ubuntu:24.04 amd64: ok\n", "\n\nlibjli.so on debian:12 amd64: ok\n");
  }

  @Test
  void writesJsonWithItsSchema() {
    assertThat(shell.run("explain", library, "--all", "--format", "json")).isZero();
    assertThat(shell.out())
        .startsWith("{\"schema\":1,\"app\":{\"name\":\"libjli.so\"")
        .contains("\"soname\":\"libc.so.6\"", "\"because\":\"other-architecture\"")
        .endsWith("}\n");
  }

  @Test
  void answersNoWithTheNearestName() {
    assertThat(shell.run("explain", library, "--library", "libc.so.5")).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo("error: no object needs libc.so.5\nhint: did you mean libc.so.6?\n");
    Shell other = Shell.piped(folder);
    assertThat(other.run("explain", library, "--package", "libc7")).isEqualTo(1);
    assertThat(other.err())
        .isEqualTo(
            "error: libc7 is not among the Depends on debian:12 amd64\nhint: did you mean libc6?\n");
  }

  @Test
  void asksForOneOfTheThree() {
    assertThat(shell.run("explain", library)).isEqualTo(2);
    assertThat(shell.err()).contains("--library", "--package", "--all");
    assertThat(Shell.piped(folder).run("explain", library, "--all", "--library", "x")).isEqualTo(2);
  }

  @Test
  void tellsInputThatIsNoApp() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no app");
    assertThat(shell.run("explain", text.toString(), "--all")).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: notes.txt: not an app");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void followsAPolicyInAllCommands() throws IOException {
    String policy =
        Files.writeString(folder.resolve("my.policy"), "libc.so.6 libc6 # the only one\n")
            .toString();
    assertThat(shell.run("explain", library, "--library", "libc.so.6", "--policy", policy))
        .isZero();
    assertThat(shell.out()).contains("  because    " + policy + ":1 takes it from there\n");
    Shell deps = Shell.piped(folder);
    assertThat(deps.run("deps", library, "--policy", policy)).isZero();
    assertThat(deps.out())
        .contains("note: libc.so.6 is taken from libc6, as " + policy + ":1 says\n");
  }

  @Test
  void tellsWhatIsWrongWithAPolicy() throws IOException {
    String policy =
        Files.writeString(folder.resolve("my.policy"), "libc.so.6 libc7\nlibz.so.1\n").toString();
    assertThat(shell.run("deps", library, "--policy", policy)).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: " + policy + ":2: expected SONAME PACKAGE [RELEASE], found 'libz.so.1'")
        .contains("\nhint: a line is a library, a package");
    Files.writeString(folder.resolve("my.policy"), "libblas.so.3 libblas4\n");
    Shell other = Shell.piped(folder);
    assertThat(other.run("package", library, "--policy", policy)).isEqualTo(2);
    assertThat(other.err())
        .startsWith(
            "error: %s:1: libblas4 ships no libblas.so.3 on debian:12 amd64, did you mean 'libblas3'?\n"
                .formatted(policy));
    assertThat(Shell.piped(folder).run("deps", library, "--policy", "nothing")).isEqualTo(2);
  }
}
