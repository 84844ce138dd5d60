package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path temp;

  @Test
  void neverFollowsALinkOutOfTheFolder() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.createDirectory(temp.resolve("secret"));
    Files.write(temp.resolve("secret/a.so"), Tars.ELF);
    Files.createSymbolicLink(folder.resolve("out"), Path.of("../secret"));
    Files.createSymbolicLink(folder.resolve("a.so"), Path.of("../secret/a.so"));
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path, AppEntry::kind, AppEntry::linkTarget)
          .containsExactly(
              tuple("/a.so", AppEntry.Kind.SYMLINK, "../secret/a.so"),
              tuple("/out", AppEntry.Kind.SYMLINK, "../secret"));
      assertThat(tree.resolve("/out/a.so")).isEmpty();
    }
  }

  @Test
  void isASystemIfItIsAPackageInTheMakingOrHasUsrAmongFoldersOfASystem() throws Exception {
    assertThat(isSystem("made/DEBIAN/control", "made/app")).isTrue();
    assertThat(isSystem("system/usr/bin/app", "system/etc/app.conf")).isTrue();
    assertThat(isSystem("other/usr/bin/app", "other/readme")).isFalse();
    assertThat(isSystem("plain/bin/app", "plain/lib/liba.so")).isFalse();
  }

  private boolean isSystem(String... files) throws Exception {
    for (String file : files) {
      Path path = temp.resolve(file);
      Files.createDirectories(path.getParent());
      Files.writeString(path, "x");
    }
    try (AppTree tree =
        AppTree.open(temp.resolve(Path.of(files[0]).subpath(0, 1)), Limits.DEFAULT)) {
      return tree.isSystem();
    }
  }

  @Test
  void doesNotReadThroughALinkThatTookAFoldersPlace() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.createDirectory(folder.resolve("lib"));
    Files.write(folder.resolve("lib/a.so"), Tars.ELF);
    Files.write(folder.resolve("other"), Tars.ELF);
    Path secret = Files.createDirectory(temp.resolve("secret"));
    Files.write(secret.resolve("a.so"), "\u007fELF secret text".getBytes(UTF_8));
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      ByteSource content = tree.content(tree.find("/lib/a.so").orElseThrow());
      assertThat(tree.find("/other").orElseThrow().elf()).isTrue();
      Files.move(folder.resolve("lib"), temp.resolve("moved"));
      Files.createSymbolicLink(folder.resolve("lib"), secret);
      assertThatThrownBy(() -> content.read(0, 4)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void saysThatAFileBecameShorter() throws Exception {
    Path file = Files.write(Files.createDirectory(temp.resolve("app")).resolve("a"), Tars.ELF);
    Files.write(temp.resolve("app/other"), Tars.ELF);
    try (AppTree tree = AppTree.open(temp.resolve("app"), Limits.DEFAULT)) {
      ByteSource content = tree.content(tree.find("/a").orElseThrow());
      assertThat(tree.find("/other").orElseThrow().elf()).isTrue();
      Files.write(file, new byte[3]);
      assertThatThrownBy(() -> content.read(0, 5))
          .hasMessage("the file became shorter than 14 bytes");
    }
  }

  @Test
  void namesAFileThatItMayNotRead() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Path file = Files.write(Files.createDirectory(folder.resolve("lib")).resolve("a"), Tars.ELF);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      AppEntry entry = tree.find("/lib/a").orElseThrow();
      assertThatThrownBy(entry::elf)
          .isInstanceOf(AccessDeniedException.class)
          .hasMessage(file + ": it may not be read");
    }
  }

  @Test
  void opensAFileWhenItIsAskedWhatItIsAndNamesOneThatIsGone() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Path file = Files.write(folder.resolve("a"), Tars.ELF);
    Path stays = Files.write(folder.resolve("b"), Tars.ELF);
    Files.writeString(folder.resolve("c"), "text");
    Files.writeString(folder.resolve("d"), "x");
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      AppEntry known = tree.find("/b").orElseThrow();
      assertThat(known.elf()).isTrue();
      Files.delete(file);
      Files.delete(stays);
      assertThat(known.elf()).isTrue();
      AppEntry gone = tree.find("/a").orElseThrow();
      assertThatThrownBy(gone::elf)
          .isInstanceOf(NoSuchFileException.class)
          .hasMessage(file + ": it is no longer there");
      assertThatThrownBy(() -> tree.findContent(gone)).isInstanceOf(NoSuchFileException.class);
      assertThat(tree.findContent(tree.find("/c").orElseThrow())).isEmpty();
      assertThat(tree.find("/d").orElseThrow().elf()).isFalse();
    }
  }

  @Test
  void holdsFoldersToTheLimitsToo() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.createDirectories(folder.resolve("a/b/c"));
    Limits limits = new Limits(9, 9, 9, 9, 99, 2, 9, 99);
    assertThatThrownBy(() -> AppTree.open(folder, limits))
        .hasMessage("app: entry a/b/c: expected a path of at most 2 components, found 3");
  }

  @Test
  void readsTheVeryBytesOfEachFileInWhateverOrderTheyAreAskedFor() throws Exception {
    Path folder = temp.resolve("app");
    Files.createDirectories(folder.resolve("lib"));
    Random random = new Random(7);
    Map<String, byte[]> files = new TreeMap<>();
    for (int size : new int[] {4, 8000, 16384, 16385, 120_000}) {
      byte[] bytes = new byte[size];
      random.nextBytes(bytes);
      System.arraycopy(Tars.ELF, 0, bytes, 0, 4);
      files.put((size % 2 == 0 ? "/lib/" : "/") + size, bytes);
      Files.write(folder.resolve((size % 2 == 0 ? "lib/" : "") + size), bytes);
    }
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      List<String> paths = List.copyOf(files.keySet());
      for (int i = 0; i < 2000; i++) {
        String path = paths.get(random.nextInt(paths.size()));
        byte[] whole = files.getOrDefault(path, new byte[0]);
        int offset = random.nextInt(whole.length + 1);
        int length = Math.min(whole.length - offset, random.nextInt(1 << random.nextInt(17)));
        ByteBuffer read = tree.content(tree.find(path).orElseThrow()).read(offset, length);
        assertThat(read)
            .as("%d bytes at %d of %s", length, offset, path)
            .isEqualTo(ByteBuffer.wrap(whole, offset, length));
      }
    }
  }

  @Test
  void keepsAllPermissionBitsAndTellsWhatIsNoFile() throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Path tool = Files.write(folder.resolve("tool"), Tars.ELF);
    Files.setAttribute(tool, "unix:mode", 04751);
    Files.createDirectory(folder.resolve("var"));
    Files.setAttribute(folder.resolve("var"), "unix:mode", 01777);
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path, AppEntry::kind, AppEntry::mode, AppEntry::size)
          .containsExactly(
              tuple("/tool", AppEntry.Kind.FILE, 04751, (long) Tars.ELF.length),
              tuple("/var", AppEntry.Kind.DIRECTORY, 01777, 0L));
    }
  }
}
