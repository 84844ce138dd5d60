package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On objects that every machine with a JDK has: its own. */
final class DepsCommandTest {
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
  void saysWhatAnObjectNeedsAndWhy() {
    assertThat(shell.run("deps", library)).as(shell.err()).isZero();
    assertThat(shell.out())
        .startsWith("libjli.so on debian:12 amd64: ok (objects: 1)\n")
        .containsPattern(
            "libc6 \\(>= [0-9.]+\\) +libc\\.so\\.6, \\S+@GLIBC_[0-9.]+ in libjli\\.so");
  }

  @Test
  void answersForUbuntuAsForDebian() {
    assertThat(shell.run("deps", library, "--release", "noble", "--release", "jammy")).isZero();
    assertThat(shell.out())
        .contains("libjli.so on ubuntu:24.04 amd64: ok (objects: 1)\n")
        .contains("libjli.so on ubuntu:22.04 amd64: ok (objects: 1)\n")
        .containsPattern("libc6 \\(>= [0-9.]+\\) ");
  }

  @Test
  void givesOneDependsForSeveralReleasesAndSaysWhereItWorks() {
    assertThat(shell.run("deps", library, "--release", "debian:12", "--release", "trixie"))
        .as(shell.err())
        .isZero();
    assertThat(shell.out())
        .contains("libjli.so on all of debian:12, debian:13: ok\n")
        .endsWith("works from debian:12 amd64 on\n")
        .containsPattern("debian:13 +runs\n");
  }

  @Test
  void addsThePortableDependsToTheJsonOfSeveralReleasesOnly() {
    String[] one = {"deps", library, "--format", "json", "--release", "debian:12"};
    assertThat(shell.run(one)).isZero();
    assertThat(shell.out()).doesNotContain("\"portable\"", "\"matrix\"");
    assertThat(
            shell.run(
                "deps", library, "--format", "json", "--release", "bookworm", "--release", "noble"))
        .isZero();
    assertThat(shell.out())
        .contains("\"portable\":{\"depends\":\"libc6 (>= ")
        .contains(
            "\"releases\":[\"debian:12\",\"ubuntu:24.04\"],\"outcome\":\"ok:unproved\",\"reason\":\"no"
                + " relations of ubuntu:24.04 are at hand\"")
        .contains(
            "\"matrix\":{\"cells\":[{\"release\":\"debian:12\",\"architecture\":\"amd64\",\"state\":\"runs\",\"outcome\":\"ok\",\"reason\":\"\"}");
  }

  @Test
  void exactModeJoinsNothing() {
    assertThat(
            shell.run(
                "deps",
                library,
                "--format",
                "json",
                "--mode",
                "exact",
                "--release",
                "bookworm",
                "--release",
                "trixie"))
        .isZero();
    assertThat(shell.out()).doesNotContain("\"portable\"", "\"matrix\"");
  }

  @Test
  void tellsOfEverythingAtHandWhereItWorks() {
    assertThat(shell.run("deps", library, "--matrix")).as(shell.err()).isZero();
    assertThat(shell.out())
        .containsPattern("^release +amd64 +arm64\n")
        .containsPattern("debian:13 +runs +not installable\n")
        .contains("debian:13 arm64: its objects are for ")
        .containsPattern("\nworks from debian:1[12] amd64, ubuntu:22\\.04 amd64 on\n$");
    assertThat(shell.run("deps", library, "--matrix", "--release", "debian:12", "--format", "json"))
        .isZero();
    assertThat(shell.out()).contains("\"matrix\":{\"cells\":[{\"release\":\"debian:12\"");
    assertThat(shell.run("deps", library, "--matrix", "--arch", "arm64")).isEqualTo(1);
    assertThat(shell.out()).endsWith("works on none of them\n");
    assertThat(shell.run("deps", library, "--matrix", "--mode", "exact")).isEqualTo(2);
  }

  @Test
  void writesTheSubstvarsOfTheReference() {
    assertThat(shell.run("deps", library, "--format", "substvars")).isZero();
    assertThat(shell.out()).matches("shlibs:Depends=libc6 \\(>= [0-9.]+\\).*\n");
  }

  @Test
  void writesJsonWithItsSchema() {
    assertThat(shell.run("deps", library, "--format", "json")).isZero();
    assertThat(shell.out()).startsWith("{\"schema\":1,").contains("\"outcome\":\"ok\"");
  }

  @Test
  void answersNoWhenNobodyProvidesALibrary() throws IOException {
    Path alone = folder.resolve("java");
    Files.copy(java.resolve("bin/java"), alone);
    assertThat(shell.run("deps", alone.toString())).isEqualTo(1);
    assertThat(shell.out()).contains("nobody provides libjli.so");
    assertThat(shell.err()).contains("(fail:map:unresolved-library)");
  }

  @Test
  void tellsInputThatIsNoAppAndHints() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no app");
    assertThat(shell.run("deps", text.toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: notes.txt: not an app").contains("\nhint: ");
    assertThat(shell.out()).isEmpty();
  }

  @Test
  void tellsAnObjectThatIsCutOff() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of(library));
    Path cut = Files.write(folder.resolve("cut.so"), Arrays.copyOf(whole, 4000));
    assertThat(shell.run("deps", cut.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("(fail:analyse:unreadable-elf)");
  }

  @Test
  void tellsWhatIsNotThere() {
    assertThat(shell.run("deps", folder.resolve("nothing").toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: no such file: ");
  }

  @Test
  void tellsReleasesThatAreUnknownOrHaveNoIndex() {
    assertThat(shell.run("deps", library, "--release", "debian:99")).isEqualTo(2);
    assertThat(shell.err()).contains("error: no release debian:99", "bookworm");
    assertThat(shell.run("deps", library, "--release", "resolute")).isEqualTo(3);
    assertThat(shell.err()).contains("error: no index for ubuntu:26.04 amd64", "index build");
  }

  @Test
  void anEmptyPathIsAMistakeAndNotThisFolder() {
    assertThat(shell.run("deps", "")).isEqualTo(2);
    assertThat(shell.err()).contains("a path is empty");
  }

  @Test
  void plansEachPathAsAnAppOfItsOwn() throws IOException {
    Path empty = Files.writeString(Files.createDirectory(folder.resolve("app")).resolve("a"), "x");
    Files.copy(java.resolve("lib/libjli.so"), folder.resolve("app/libjli.so"));
    String app = String.valueOf(empty.getParent());
    assertThat(shell.run("deps", "--each", library, app, "--format", "substvars")).isZero();
    assertThat(shell.out().lines())
        .hasSize(2)
        .satisfiesExactly(
            line -> assertThat(line).startsWith(library + "\tshlibs:Depends=libc6 (>= "),
            line -> assertThat(line).startsWith(app + "\tshlibs:Depends=libc6 (>= "));
    Shell other = Shell.piped(folder);
    assertThat(other.run("deps", "--each", library, app, "--format", "json")).isZero();
    assertThat(other.out().lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).startsWith("{\"schema\":1,"));
    Shell text = Shell.piped(folder);
    assertThat(text.run("deps", "--each", library, app)).isZero();
    assertThat(text.out())
        .startsWith("libjli.so on debian:12 amd64: ok (objects: 1)\n")
        .contains("\n\napp on debian:12 amd64: ok (objects: 1)\n");
  }

  @Test
  void tellsAnAppThatNeedsNothingFromOneThatHasNoObject() throws IOException {
    Path fixed = Files.write(folder.resolve("static"), staticProgram());
    Path papers = Files.createDirectory(folder.resolve("papers"));
    Files.writeString(papers.resolve("notes.txt"), "no object");
    String[] words = {
      "deps", "--each", papers.toString(), fixed.toString(), "--format", "substvars"
    };
    assertThat(shell.run(words)).isEqualTo(2);
    assertThat(shell.out()).isEqualTo(fixed + "\tshlibs:Depends=\n");
    assertThat(shell.err()).startsWith("error: " + papers + ": debian:12 amd64: it holds no ELF");
  }

  /** An ELF header and nothing behind it. */
  private static byte[] staticProgram() {
    return ByteBuffer.allocate(64)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1})
        .putShort(16, (short) 2)
        .putShort(18, (short) 62)
        .putInt(20, 1)
        .array();
  }

  @Test
  void goesOnAfterAPathThatCannotBeRead() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no app");
    String nothing = folder.resolve("nothing").toString();
    assertThat(
            shell.run("deps", "--each", text.toString(), nothing, library, "--format", "substvars"))
        .isEqualTo(2);
    assertThat(shell.err())
        .contains("error: " + text + ": notes.txt: not an app", "hint: ")
        .contains("error: " + nothing + ": no such file: ");
    assertThat(shell.out()).matches("\\Q" + library + "\\E\tshlibs:Depends=libc6 .*\n");
  }

  @Test
  void tellsAWrongOptionOnceForAll() {
    assertThat(shell.run("deps", "--each", library, library, "--release", "debian:99"))
        .isEqualTo(2);
    assertThat(shell.err()).containsOnlyOnce("error: no release debian:99");
  }
}
