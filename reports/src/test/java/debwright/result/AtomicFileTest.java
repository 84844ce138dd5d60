package debwright.result;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AtomicFileTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    AtomicFile.write(folder.resolve("new/a.txt"), "one");
    AtomicFile.write(folder.resolve("new/a.txt"), "two");
    assertThat(folder.resolve("new/a.txt")).hasContent("two");
    assertThat(folder.resolve("new")).isDirectoryContaining(path -> path.endsWith("a.txt"));
    try (var files = Files.list(folder.resolve("new"))) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void writesToTheFileThatALinkNamesAndKeepsTheLink() throws IOException {
    Path real = Files.writeString(folder.resolve("real.txt"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.txt"), Path.of("real.txt"));
    AtomicFile.write(link, "new");
    assertThat(link).isSymbolicLink();
    assertThat(real).hasContent("new");
  }

  @Test
  void writesToADeviceAndDoesNotReplaceIt() throws IOException {
    Path device = Path.of("/dev/null");
    AtomicFile.write(device, "gone");
    assertThat(Files.isRegularFile(device)).isFalse();
  }
}
