package debwright.launcher;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The archive of prepared classes that the launcher has a real Java make. */
class PreparedClassesTest {
  private static final Path JDK = Path.of(System.getProperty("java.home", ""));
  private static final String FROM_ARCHIVE = "debwright.cli.Main source: shared objects file (top)";

  @TempDir Path folder;

  private Path project;

  @BeforeEach
  void buildAProject() throws Exception {
    Tools.require("find", "sync");
    project = Files.createDirectory(folder.resolve("project"));
    Files.copy(Path.of("..", "debwright"), project.resolve("debwright"));
    Files.createDirectory(project.resolve(".mvn"));
    Files.writeString(project.resolve("pom.xml"), "");
    for (String module : List.of("packager", "corpus", "reports", "harness")) {
      Files.writeString(Files.createDirectory(project.resolve(module)).resolve("pom.xml"), "");
      Files.createDirectories(project.resolve(module).resolve("src/main"));
      Files.createDirectories(project.resolve(module).resolve("target/classes"));
    }
    compile("Main", "System.out.println(\"done\");");
    compile("Rehearsal", "Main.main(args);");
    Path mvn = Files.createDirectory(folder.resolve("bin")).resolve("mvn");
    Files.writeString(mvn, "#!/bin/sh\n");
    Files.setPosixFilePermissions(mvn, PosixFilePermissions.fromString("rwxr-xr-x"));
    assertThat(start()).startsWith("done\nbuilding debwright");
  }

  @Test
  void areUsedByTheNextStart() throws Exception {
    assertThat(start()).isEqualTo("done\n");
    assertThat(loaded()).contains(FROM_ARCHIVE);
  }

  @Test
  void areLeftAsideSilentlyWhenDamaged() throws Exception {
    Path archive = archive();
    Files.delete(archive);
    Files.writeString(archive, "no archive");
    assertThat(start()).isEqualTo("done\n");
    assertThat(loaded()).doesNotContain(FROM_ARCHIVE);
  }

  @Test
  void areLeftAsideSilentlyWhenTheProjectMoved() throws Exception {
    project = Files.move(project, folder.resolve("another place"));
    assertThat(start()).isEqualTo("done\n");
    assertThat(loaded()).doesNotContain(FROM_ARCHIVE);
  }

  @Test
  void areMadeAgainWhenTheyAreGone() throws Exception {
    Files.delete(archive());
    assertThat(start()).isEqualTo("done\n");
    assertThat(loaded()).contains(FROM_ARCHIVE);
  }

  private Path archive() throws IOException {
    try (Stream<Path> files = Files.list(project.resolve("target"))) {
      return files.filter(file -> file.toString().endsWith(".jsa")).findFirst().orElseThrow();
    }
  }

  /** Of our own classes, where each came from. */
  private String loaded() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("loaded.log"))) {
      return lines.filter(line -> line.contains("debwright.")).collect(joining("\n"));
    }
  }

  private void compile(String name, String statement) throws IOException {
    Path source = folder.resolve(name + ".java");
    Files.writeString(
        source,
        """
        package debwright.cli;
        class %s { public static void main(String[] args) { %s } }
        """
            .formatted(name, statement));
    Path classes = project.resolve("harness/target/classes");
    String[] words = {"-cp", classes.toString(), "-d", classes.toString(), source.toString()};
    assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, words)).isZero();
  }

  /** What it says on standard output, then on standard error. */
  private String start() throws Exception {
    ProcessBuilder builder = new ProcessBuilder(project.resolve("debwright").toString());
    Path log = folder.resolve("loaded.log");
    builder.environment().put("JAVA_HOME", JDK.toString());
    builder.environment().merge("PATH", folder.resolve("bin") + ":", (old, bin) -> bin + old);
    builder.environment().put("DEBWRIGHT_JAVA_OPTS", "-Xlog:class+load:file=" + log);
    Path err = folder.resolve("err");
    Process process = builder.redirectError(err.toFile()).start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return out + Files.readString(err);
  }
}
