package debwright.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script {@code debwright}, in a small project with a Java and a Maven that only say so. */
class LauncherTest {
  private static final String[] TOOLS = {
    "cat", "find", "flock", "head", "mkdir", "mv", "readlink", "rm", "sed", "sleep", "touch"
  };

  private static final String MAVEN = "mkdir -p harness/target; echo maven >>\"$LOG\"";

  @TempDir Path folder;

  private Path project;
  private Path jdk;
  private Path tools;

  @BeforeEach
  void layOutAProject() throws IOException {
    Tools.require(TOOLS);
    project = Files.createDirectory(folder.resolve("a project"));
    Files.copy(Path.of("..", "debwright"), project.resolve("debwright"));
    Files.createDirectory(project.resolve(".mvn"));
    Files.writeString(project.resolve("pom.xml"), "");
    Path module = Files.createDirectories(project.resolve("packager"));
    Files.writeString(module.resolve("pom.xml"), "");
    Files.createDirectories(module.resolve("src/main/java"));
    Files.writeString(module.resolve("src/main/java/App.java"), "");
    tools = tools(TOOLS);
    program(tools.resolve("mvn"), MAVEN);
    jdk = jdk("17.0.15");
  }

  @Test
  void buildsOnFirstUseAndThenRuns() throws Exception {
    Result first = run(project.resolve("debwright"), "deps", "an app");
    assertThat(first.exit()).isZero();
    assertThat(first.err()).startsWith("building debwright");
    assertThat(first.out()).contains("debwright.cli.Main|deps|an app|");
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void doesNotBuildAgainWhenNothingChanged() throws Exception {
    run(project.resolve("debwright"));
    Result second = run(project.resolve("debwright"));
    assertThat(second.err()).isEmpty();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void callsNoProgramButFindWhenNothingChanged() throws Exception {
    run(project.resolve("debwright"));
    Files.delete(folder.resolve("calls.log"));
    run(project.resolve("debwright"));
    assertThat(folder.resolve("calls.log")).content().isEqualTo("find\n");
  }

  @Test
  void callsNoOtherForAJavaOnThePathEither() throws Exception {
    Files.createSymbolicLink(tools.resolve("java"), jdk.resolve("bin/java"));
    Path home = jdk;
    jdk = Path.of("");
    run(project.resolve("debwright"));
    Files.delete(folder.resolve("calls.log"));
    assertThat(run(project.resolve("debwright")).out()).contains("debwright.cli.Main|");
    assertThat(folder.resolve("calls.log")).content().isEqualTo("find\n");
    assertThat(project.resolve("target/debwright.jdk")).content().isEqualTo(home + "\n");
  }

  @Test
  void preparesClassesOnceForEachBuildAndJdk() throws Exception {
    run(project.resolve("debwright"));
    run(project.resolve("debwright"));
    assertThat(preparations()).isEqualTo(1);
    jdk = jdk("17.0.16");
    run(project.resolve("debwright"));
    assertThat(preparations()).isEqualTo(2);
    touchLater(project.resolve("pom.xml"));
    run(project.resolve("debwright"));
    assertThat(preparations()).isEqualTo(3);
  }

  @Test
  void runsWithoutPreparedClassesWhereJavaCannotPrepareThem() throws Exception {
    run(project.resolve("debwright"));
    program(jdk.resolve("bin/java"), "printf '%s|' \"$@\"; case $* in *Archive*) exit 1 ;; esac");
    touchLater(project.resolve("pom.xml"));
    Result result = run(project.resolve("debwright"));
    assertThat(result.exit()).isZero();
    assertThat(result.out()).doesNotContain("SharedArchiveFile");
  }

  @Test
  void buildsAgainWhenASourceIsNewer() throws Exception {
    run(project.resolve("debwright"));
    touchLater(project.resolve("packager/src/main/java/App.java"));
    run(project.resolve("debwright"));
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void buildsAgainWhenASourceIsGone() throws Exception {
    run(project.resolve("debwright"));
    Files.delete(project.resolve("packager/src/main/java/App.java"));
    touchLater(project.resolve("packager/src/main/java"));
    run(project.resolve("debwright"));
    assertThat(builds()).isEqualTo(2);
  }

  @Test
  void dropsOldLibrariesWhenAPomIsNewer() throws Exception {
    run(project.resolve("debwright"));
    Path old = Files.createDirectories(project.resolve("packager/target/lib")).resolve("old.jar");
    Files.writeString(old, "");
    touchLater(project.resolve("packager/pom.xml"));
    run(project.resolve("debwright"));
    assertThat(old).doesNotExist();
  }

  @Test
  void findsItsProjectThroughLinks() throws Exception {
    Path near = Files.createSymbolicLink(folder.resolve("near"), Path.of("a project/debwright"));
    Path far = Files.createSymbolicLink(folder.resolve("far"), near);
    Result result = run(far);
    assertThat(result.exit()).isZero();
    assertThat(result.out()).contains("-Ddebwright.home=" + project.toRealPath() + "|");
  }

  @Test
  void saysWhenThereIsNoJdk() throws Exception {
    jdk = jdk("11.0.2");
    assertFails("error: no JDK 17 or newer found in JAVA_HOME or PATH", "hint: install one");
  }

  @Test
  void saysWhenThereIsNoCompiler() throws Exception {
    Files.delete(jdk.resolve("bin/javac"));
    assertFails("error: no JDK 17 or newer found in JAVA_HOME or PATH", "hint: install one");
  }

  @Test
  void needsNoCompilerOnceBuilt() throws Exception {
    run(project.resolve("debwright"));
    Files.delete(jdk.resolve("bin/javac"));
    assertThat(run(project.resolve("debwright")).exit()).isZero();
  }

  @Test
  void saysWhenThereIsNoMaven() throws Exception {
    Files.delete(tools.resolve("mvn"));
    assertFails(
        "error: Maven is needed to build Debwright, and there is no mvn in PATH",
        "hint: install it (Debian, Ubuntu: apt install maven)");
  }

  @Test
  void showsTheLogWhenTheBuildFails() throws Exception {
    program(tools.resolve("mvn"), "echo 'App.java:1: no such type'; exit 1");
    assertFails("App.java:1: no such type", "error: Debwright could not be built", "hint: ");
  }

  @Test
  void triesAgainAfterAFailedBuild() throws Exception {
    program(tools.resolve("mvn"), "exit 1");
    run(project.resolve("debwright"));
    program(tools.resolve("mvn"), MAVEN);
    assertThat(run(project.resolve("debwright")).exit()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void twoThatStartAtOnceBuildOnce() throws Exception {
    program(tools.resolve("mvn"), MAVEN + "; sleep 0.3");
    Process other = start(project.resolve("debwright"), "other");
    assertThat(run(project.resolve("debwright")).exit()).isZero();
    assertThat(other.waitFor()).isZero();
    assertThat(builds()).isEqualTo(1);
  }

  @Test
  void handsOnTheExitCode() throws Exception {
    program(jdk.resolve("bin/java"), "exit 70");
    assertThat(run(project.resolve("debwright")).exit()).isEqualTo(70);
  }

  private void assertFails(String... lines) throws Exception {
    Result result = run(project.resolve("debwright"));
    assertThat(result.exit()).isEqualTo(3);
    assertThat(result.out()).isEmpty();
    for (String line : lines) {
      assertThat(result.err().lines()).anyMatch(said -> said.startsWith(line));
    }
  }

  private long builds() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("builds.log"))) {
      return lines.count();
    }
  }

  private long preparations() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("calls.log"))) {
      return lines.filter("prepare"::equals).count();
    }
  }

  /** Clearly after the build, whatever the clock's step. */
  private static void touchLater(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(5)));
  }

  private Path jdk(String version) throws IOException {
    Path home = Files.createDirectories(folder.resolve("jdk-" + version));
    Files.createDirectories(home.resolve("bin"));
    Files.writeString(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    program(
        home.resolve("bin/java"),
        "printf '%s|' \"$@\"; case $* in *Rehearsal*) echo prepare >>\"$CALLS\" ;; esac");
    program(home.resolve("bin/javac"), "");
    program(home.resolve("bin/jar"), "while [ \"$1\" != --file ]; do shift; done; : >\"$2\"");
    return home;
  }

  /** A folder for PATH that has what the script calls, and no Java. */
  private Path tools(String... names) throws IOException {
    Path bin = Files.createDirectory(folder.resolve("tools"));
    for (String name : names) {
      Path tool = Tools.find(name).orElseThrow();
      program(bin.resolve(name), "echo " + name + " >>\"$CALLS\"; exec '" + tool + "' \"$@\"");
    }
    return bin;
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Result run(Path launcher, String... args) throws Exception {
    int exit = start(launcher, "result", args).waitFor();
    return new Result(
        exit,
        Files.readString(folder.resolve("result.out")),
        Files.readString(folder.resolve("result.err")));
  }

  private Process start(Path launcher, String name, String... args) throws IOException {
    List<String> command = Stream.concat(Stream.of(launcher.toString()), Stream.of(args)).toList();
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().put("PATH", tools.toString());
    builder.environment().put("JAVA_HOME", jdk.toString());
    builder.environment().put("CALLS", folder.resolve("calls.log").toString());
    builder.environment().put("LOG", folder.resolve("builds.log").toString());
    builder.redirectOutput(folder.resolve(name + ".out").toFile());
    builder.redirectError(folder.resolve(name + ".err").toFile());
    return builder.start();
  }

  private record Result(int exit, String out, String err) {}
}
