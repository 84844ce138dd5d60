package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexCommandTest {
  private static final String HEADER = "library,release,architecture,package,confidence,quality\n";

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();

  @BeforeEach
  void newShell() {
    shell = Shell.piped(folder);
  }

  @Test
  void looksUpWhoShipsALibraryBestFirst() {
    assertThat(shell.run("index", "lookup", "libz.so.1", "--format", "csv")).isZero();
    assertThat(shell.out()).startsWith(HEADER + "libz.so.1,debian:12,amd64,zlib1g,exact,symbols\n");
  }

  @Test
  void hasNoRowForAnUnknownLibrary() {
    assertThat(shell.run("index", "lookup", "libnone.so.9", "--format", "csv")).isEqualTo(1);
    assertThat(shell.out()).isEqualTo(HEADER);
    assertThat(shell.err()).contains("no index at hand knows libnone.so.9");
  }

  @Test
  void showsAndListsTheBuiltInIndex() {
    assertThat(shell.run("index", "show", "bookworm")).isZero();
    assertThat(shell.out()).contains("snapshot ", "symbol-entries ");
    assertThat(shell.run("index", "list", "--format", "json")).isZero();
    assertThat(shell.out()).contains("{\"schema\":1,\"indexes\":[{\"release\":\"debian:12\"");
  }

  @Test
  void buildingNeedsPackages() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    String[] build = {"index", "build", "--release", "debian:12", "--arch", "amd64", "--debs", ""};
    build[7] = empty.toString();
    assertThat(shell.run(build)).isEqualTo(2);
    assertThat(shell.err()).contains("error: no .deb file in", "hint: ");
    Files.writeString(empty.resolve("broken.deb"), "no package");
    assertThat(shell.run(build)).isEqualTo(2);
    assertThat(shell.err()).contains("no package of amd64 could be read");
  }
}
