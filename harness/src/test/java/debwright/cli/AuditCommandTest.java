package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On packages of an object that every machine with a JDK has. */
final class AuditCommandTest {
  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();
  private final Path library = Path.of(System.getProperty("java.home", ""), "lib/libjli.so");

  @BeforeEach
  void newShell() {
    assumeTrue("amd64".equals(System.getProperty("os.arch")), "the built-in index is for amd64");
    shell = Shell.piped(folder);
  }

  private String deb(String fields) throws IOException {
    String control = "Package: app\nVersion: 1.0\nArchitecture: amd64\n" + fields;
    byte[] bytes =
        TinyDeb.of(
            Map.of("control", control), Map.of("opt/app/libjli.so", Files.readAllBytes(library)));
    return Files.write(folder.resolve("app.deb"), bytes).toString();
  }

  @Test
  void saysYesWhereAllIsDeclared() throws IOException {
    String deb = deb("Depends: libc6 (>= 2.34), zlib1g, ca-certificates\n");
    assertThat(shell.run("audit", deb)).as(shell.out() + shell.err()).isZero();
    assertThat(shell.out())
        .startsWith("app.deb on debian:12 amd64: holds (declares 3, needs ")
        .contains("\nnot judged, since no libraries: ca-certificates\n");
  }

  @Test
  void saysNoWhereTheReleaseCanNotInstallIt() throws IOException {
    String deb = deb("Depends: libc6 (>= 2.99), zlib1g, libasound2\n");
    assertThat(shell.run("audit", deb)).isEqualTo(1);
    assertThat(shell.out())
        .contains("1 unsatisfiable")
        .contains("unsatisfiable  libc6 (>= 2.99)")
        .contains("needs libc6 (>= 2.99), debian:12 has 2.36")
        .containsPattern("\nunneeded +libasound2 +nothing in it is known to need");
  }

  @Test
  void answersForSeveralReleasesAsJson() throws IOException {
    String deb = deb("Depends: zlib1g\n");
    String[] command = {
      "audit", deb, "--format", "json", "--release", "bookworm", "--release", "trixie"
    };
    assertThat(shell.run(command)).as(shell.err()).isZero();
    assertThat(shell.out())
        .startsWith("{\"schema\":1,\"file\":\"app.deb\",\"package\":\"app\"")
        .contains("\"release\":\"debian:12\"", "\"release\":\"debian:13\"")
        .contains("\"kind\":\"indirect\",\"relation\":\"libc6 (>= ")
        .endsWith("}\n");
  }

  @Test
  void tellsWhatIsNoPackage() throws IOException {
    Path text = Files.writeString(folder.resolve("notes.txt"), "no package");
    assertThat(shell.run("audit", text.toString())).isEqualTo(2);
    assertThat(shell.err()).startsWith("error: notes.txt");
    assertThat(shell.out()).isEmpty();
    assertThat(shell.run("audit", folder.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("a Debian package was expected, found a folder\nhint: ");
  }

  @Test
  void tellsWhatIsWrongInAControlFile() throws IOException {
    String deb = deb("Depends: zlib1g (%% 1)\n".formatted());
    assertThat(shell.run("audit", deb)).isEqualTo(2);
    assertThat(shell.err())
        .startsWith("error: app.deb: its control file: ")
        .contains("'zlib1g (% 1)'", "hint: ");
  }
}
