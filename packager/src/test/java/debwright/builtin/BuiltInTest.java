package debwright.builtin;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuiltInTest {
  @TempDir Path folder;

  @AfterEach
  void forgetTheFolders() {
    System.clearProperty(BuiltIn.FOLDERS);
  }

  @Test
  void findsAFileInOneOfTheFolders() throws IOException {
    Path file = Files.createDirectories(folder.resolve("debwright/builtin")).resolve("list.txt");
    Files.writeString(file, "");
    System.setProperty(BuiltIn.FOLDERS, ":" + folder.resolve("nothing") + ":" + folder);
    assertThat(BuiltIn.file(BuiltInTest.class, "list.txt")).contains(file);
    assertThat(BuiltIn.url(BuiltInTest.class, "list.txt").orElseThrow()).hasPath(file.toString());
    assertThat(BuiltIn.file(BuiltInTest.class, "other.txt")).isEmpty();
  }

  @Test
  void looksOnTheClassPathWhereNoFolderHasIt() {
    String name = "BuiltInTest.class";
    assertThat(BuiltIn.file(BuiltInTest.class, name)).isEmpty();
    assertThat(BuiltIn.url(BuiltInTest.class, name)).contains(BuiltInTest.class.getResource(name));
    assertThat(BuiltIn.url(BuiltInTest.class, "other.txt")).isEmpty();
  }
}
