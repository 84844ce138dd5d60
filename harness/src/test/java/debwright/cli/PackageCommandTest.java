package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app of the JDK's own java command and the library that it needs. */
final class PackageCommandTest {
  private static final String MAINTAINER = "Ann Doe <ann@example.org>";

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();

  @BeforeEach
  void newApp() throws IOException {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the built-in index is for amd64");
    Path java = Path.of(System.getProperty("java.home", ""));
    Path app = Files.createDirectories(folder.resolve("runner-1.5"));
    Files.createDirectories(app.resolve("bin"));
    Files.createDirectories(app.resolve("lib"));
    Files.copy(
        java.resolve("bin/java"), app.resolve("bin/runner"), StandardCopyOption.COPY_ATTRIBUTES);
    Files.copy(java.resolve("lib/libjli.so"), app.resolve("lib/libjli.so"));
    shell = Shell.piped(folder.resolve("cache"));
  }

  private String app() {
    return folder.resolve("runner-1.5").toString();
  }

  private int run(String... options) {
    Path out = folder.resolve("out");
    List<String> args = List.of("package", app(), "-o", out.toString(), "--compression", "gzip");
    return shell.run(Stream.concat(args.stream(), Stream.of(options)).toArray(String[]::new));
  }

  private Path out(String name) {
    return folder.resolve("out").resolve(name);
  }

  @Test
  void writesAPackageAndItsPath() {
    assertThat(run("--maintainer", MAINTAINER)).as(shell.err()).isZero();
    assertThat(shell.out()).isEqualTo(out("runner_1.5_amd64.deb") + "\n");
    assertThat(out("runner_1.5_amd64.deb")).isNotEmptyFile();
    assertThat(shell.err()).isEqualTo("command: runner, which starts /opt/runner/bin/runner\n");
  }

  @Test
  void buildsFromAReviewedPlanTheSamePackage() throws IOException {
    assertThat(run("--maintainer", MAINTAINER)).isZero();
    byte[] direct = Files.readAllBytes(out("runner_1.5_amd64.deb"));
    assertThat(run("--maintainer", MAINTAINER, "--plan-only")).isZero();
    Files.delete(out("runner_1.5_amd64.deb"));
    assertThat(run("--plan", out("runner_1.5_amd64.plan.json").toString())).isZero();
    assertThat(out("runner_1.5_amd64.deb")).hasBinaryContent(direct);
  }

  @Test
  void anEditedPlanIsWhatIsBuilt() throws IOException {
    assertThat(run("--maintainer", MAINTAINER, "--plan-only")).isZero();
    Path plan = out("runner_1.5_amd64.plan.json");
    Files.writeString(plan, Files.readString(plan).replace("\"1.5\"", "\"1.5-2\""));
    assertThat(run("--plan", plan.toString())).as(shell.err()).isZero();
    assertThat(out("runner_1.5-2_amd64.deb")).isNotEmptyFile();
  }

  @Test
  void refusesAPlanOfAnotherApp() throws IOException {
    assertThat(run("--plan-only")).isZero();
    Files.writeString(folder.resolve("runner-1.5/new"), "x");
    Path plan = out("runner_1.5_amd64.plan.json");
    assertThat(run("--plan", plan.toString())).isEqualTo(2);
    assertThat(shell.err())
        .contains("error: " + plan + " is a plan for another app: expected a tree of digest ")
        .contains("hint: make a plan of this one with --plan-only");
  }

  @Test
  void writesASourcePackageToo() {
    assertThat(run("--maintainer", MAINTAINER, "--source")).as(shell.err()).isZero();
    assertThat(shell.out())
        .isEqualTo(out("runner-1.5") + "\n" + out("runner_1.5_amd64.deb") + "\n");
    assertThat(out("runner-1.5/debian/control")).isNotEmptyFile();
  }

  @Test
  void severalReleasesGetOnePackageForAll() {
    assertThat(run("--release", "debian:12", "--release", "debian:13")).as(shell.err()).isZero();
    assertThat(shell.out()).isEqualTo(out("runner_1.5_amd64.deb") + "\n");
    assertThat(shell.err()).doesNotContain("not proved");
  }

  @Test
  void saysOfAPackageForSeveralReleasesWhatIsNotProved() {
    assertThat(run("--release", "debian:12", "--release", "noble")).as(shell.err()).isZero();
    assertThat(shell.out()).isEqualTo(out("runner_1.5_amd64.deb") + "\n");
    assertThat(shell.err()).contains("is not proved: no relations of ubuntu:24.04 are at hand");
  }

  @Test
  void makesNoPackageWhereALibraryIsMissingUnlessForced() throws IOException {
    Files.delete(folder.resolve("runner-1.5/lib/libjli.so"));
    assertThat(run("--maintainer", MAINTAINER)).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo(
            "error: no package for debian:12 amd64: nobody provides libjli.so (needed by"
                + " /bin/runner) (fail:map:unresolved-library)\n");
    assertThat(folder.resolve("out")).doesNotExist();
    assertThat(run("--maintainer", MAINTAINER, "--force")).isEqualTo(1);
    assertThat(out("runner_1.5_amd64.deb")).isNotEmptyFile();
  }

  @Test
  void saysWhatHelpsWhereNothingTellsTheVersion() throws IOException {
    Path app = Files.move(folder.resolve("runner-1.5"), folder.resolve("runner"));
    assertThat(shell.run("package", app.toString())).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: nothing tells the version of runner: expected one in package.json")
        .endsWith("hint: give one with --version\n");
  }

  @Test
  void saysThatAnAppWithoutObjectsIsNone() throws IOException {
    Path app = Files.createDirectories(folder.resolve("texts-1.0"));
    Files.writeString(app.resolve("readme"), "x");
    assertThat(shell.run("package", app.toString())).isEqualTo(1);
    assertThat(shell.err())
        .isEqualTo(
            "error: no package for debian:12 amd64: it holds no ELF object"
                + " (fail:analyse:no-binary)\n");
  }

  @Test
  void aPlanAndAWishExcludeEachOther() {
    assertThat(run("--plan", "x.json", "--name", "other")).isEqualTo(2);
    assertThat(shell.err()).contains("error: --plan builds what the plan says");
  }
}
