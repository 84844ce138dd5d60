package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import debwright.archive.AppEntry.Kind;
import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class AppTreeTest {
  private static final List<AppEntry> EXPECTED =
      List.of(
          new AppEntry("/bin", Kind.DIRECTORY, 0750, 0, "", false),
          new AppEntry("/bin/app", Kind.FILE, 0755, Tars.ELF.length, "", true),
          new AppEntry("/bin/same", Kind.FILE, 0755, Tars.ELF.length, "", true),
          new AppEntry("/lib", Kind.SYMLINK, 0777, 0, "usr/lib", false),
          new AppEntry("/pipe", Kind.OTHER, 0644, 0, "", false),
          new AppEntry("/usr", Kind.DIRECTORY, 0755, 0, "", false),
          new AppEntry("/usr/lib", Kind.DIRECTORY, 0755, 0, "", false),
          new AppEntry("/usr/lib/readme", Kind.FILE, 0644, 5, "", false));

  @TempDir Path temp;
  private Path folder;

  @BeforeEach
  void makeFolder() throws IOException {
    folder = Files.createDirectory(temp.resolve("app"));
    Files.createDirectories(folder.resolve("usr/lib"));
    Files.createDirectory(folder.resolve("bin"));
    Files.write(folder.resolve("bin/app"), Tars.ELF);
    Files.createLink(folder.resolve("bin/same"), folder.resolve("bin/app"));
    Files.writeString(folder.resolve("usr/lib/readme"), "hello");
    Files.createSymbolicLink(folder.resolve("lib"), Path.of("usr/lib"));
    Tool.run(folder, "mkfifo", "-m", "644", "pipe");
    Tool.run(folder, "chmod", "750", "bin");
    Tool.run(folder, "chmod", "755", "usr", "usr/lib", "bin/app");
    Tool.run(folder, "chmod", "644", "usr/lib/readme");
  }

  @Test
  void readsAFolder() throws Exception {
    check(folder, AppFormat.FOLDER);
  }

  @Test
  void readsAFolderThatTheUserNamesByALink() throws Exception {
    check(Files.createSymbolicLink(temp.resolve("link"), folder), AppFormat.FOLDER);
  }

  @ParameterizedTest
  @EnumSource(Packed.class)
  void readsATarWhateverItsNameSays(Packed packed) throws Exception {
    Path tar = temp.resolve("app.zip");
    Tool.run(folder, "tar", "-cf", "../plain", ".");
    Files.write(tar, packed.of(Files.readAllBytes(temp.resolve("plain"))));
    check(tar, AppFormat.TAR);
  }

  @ParameterizedTest
  @ValueSource(strings = {"v7", "ustar", "gnu", "oldgnu", "pax"})
  void readsEveryDialectOfTar(String dialect) throws Exception {
    Tool.run(folder, "tar", "--format=" + dialect, "--exclude=pipe", "-cf", "../plain", ".");
    try (AppTree tree = AppTree.open(temp.resolve("plain"), Limits.DEFAULT)) {
      assertThat(tree.entries()).containsAll(EXPECTED.subList(0, 4));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "gzip", "xz", "zstd"})
  void readsAPackageAndHidesItsMetadata(String compression) throws Exception {
    Files.createDirectory(folder.resolve("DEBIAN"));
    Files.writeString(
        folder.resolve("DEBIAN/control"),
        "Package: a\nVersion: 1\nArchitecture: all\nMaintainer: a <a@b.c>\nDescription: a\n");
    Path deb = temp.resolve("any");
    Tool.run(temp, "dpkg-deb", "-Z" + compression, "--root-owner-group", "-b", "app", "any");
    check(deb, AppFormat.DEB);
  }

  @Test
  void readsOneElfFile() throws Exception {
    try (AppTree tree = AppTree.open(folder.resolve("bin/app"), Limits.DEFAULT)) {
      assertThat(tree.format()).isEqualTo(AppFormat.ELF_FILE);
      assertThat(tree.entries())
          .containsExactly(new AppEntry("/app", Kind.FILE, 0755, Tars.ELF.length, "", true));
      assertThat(bytes(tree, "/app")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void keepsTheLastOfTwoEntriesOfOneName() throws Exception {
    Path tar =
        new Tars()
            .file("a", Tars.ELF)
            .file("a", "text".getBytes(UTF_8))
            .folder("b")
            .symlink("b", "a")
            .write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .containsExactly(
              new AppEntry("/a", Kind.FILE, 0755, 4, "", false),
              new AppEntry("/b", Kind.SYMLINK, 0755, 0, "a", false));
    }
  }

  @Test
  void putsAbsoluteNamesUnderTheRootAndMakesTheFoldersThatNamesImply() throws Exception {
    Path tar = new Tars().file("//opt/./x/../app//run", Tars.ELF).write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path)
          .containsExactly("/opt", "/opt/app", "/opt/app/run");
      assertThat(bytes(tree, "/opt/app/run")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void putsWhatIsWrittenThroughALinkWhereTheLinkLeads() throws Exception {
    Path tar =
        new Tars()
            .symlink("lib", "usr/lib")
            .file("lib/a.so", Tars.ELF)
            .hardLink("b.so", "lib/a.so")
            .write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.find("/usr/lib/a.so")).isPresent();
      assertThat(tree.find("/lib/a.so")).isEmpty();
      assertThat(bytes(tree, "/b.so")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void readsLongNamesOfBothKinds() throws Exception {
    String longName = "a/".repeat(60) + "x".repeat(200);
    Path tar =
        new Tars()
            .entry('L', "././@LongLink", "", (longName + "\0").getBytes(UTF_8))
            .file("cut", Tars.ELF)
            .entry('K', "././@LongLink", "", (longName + "\0").getBytes(UTF_8))
            .symlink("gnu", "cut")
            .pax("path", "é", "linkpath", longName)
            .symlink("cut", "cut")
            .extended('g', "linkpath", "everywhere")
            .symlink("global", "cut")
            .write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.find("/" + longName)).isPresent();
      assertThat(tree.find("/gnu").orElseThrow().linkTarget()).isEqualTo(longName);
      assertThat(tree.find("/é").orElseThrow().linkTarget()).isEqualTo(longName);
      assertThat(tree.find("/global").orElseThrow().linkTarget()).isEqualTo("everywhere");
    }
  }

  @Test
  void keepsNamesOfOtherEncodingsApart() throws Exception {
    byte[] utf8 = new Tars().file("é", Tars.ELF).bytes();
    byte[] first = new Tars().file("xe", Tars.ELF).bytes();
    byte[] second = first.clone();
    first[0] = (byte) 0xe9;
    second[0] = (byte) 0xe8;
    Path tar = temp.resolve("a.tar");
    new Tars().raw(utf8).raw(resummed(first)).raw(resummed(second)).write(tar);
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries()).extracting(AppEntry::path).containsExactly("/èe", "/é", "/ée");
    }
  }

  private static byte[] resummed(byte[] entry) {
    byte[] header = Tars.summed(Arrays.copyOf(entry, 512));
    System.arraycopy(header, 0, entry, 0, 512);
    return entry;
  }

  @Test
  void passesOverDataOfWhatIsNoFile() throws Exception {
    Path tar =
        new Tars()
            .entry('V', "label", "", new byte[700])
            .entry('D', "dumped", "", new byte[700])
            .entry('0', "slash/", "", new byte[700])
            .header('5', "folder", "", 700)
            .file("a", Tars.ELF)
            .write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path, AppEntry::size)
          .containsExactly(
              tuple("/a", 14L), tuple("/dumped", 0L), tuple("/folder", 0L), tuple("/slash", 0L));
    }
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> AppTree.open(temp.resolve("none"), Limits.DEFAULT))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(temp.resolve("none") + ": no such file or folder");
  }

  @Test
  void givesNoContentOfWhatIsNotKept() throws Exception {
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      AppEntry readme = tree.find("/usr/lib/readme").orElseThrow();
      assertThatThrownBy(() -> tree.content(readme))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("no kept file of this tree: /usr/lib/readme");
    }
  }

  /** The entries, each asked whether it is an ELF file. */
  private static List<AppEntry> asked(AppTree tree) throws IOException {
    List<AppEntry> asked = new ArrayList<>();
    for (AppEntry each : tree.entries()) {
      asked.add(
          new AppEntry(
              each.path(), each.kind(), each.mode(), each.size(), each.linkTarget(), each.elf()));
    }
    return asked;
  }

  private static void check(Path app, AppFormat format) throws Exception {
    try (AppTree tree = AppTree.open(app, Limits.DEFAULT)) {
      assertThat(tree.format()).isEqualTo(format);
      assertThat(asked(tree)).isEqualTo(EXPECTED);
      assertThat(bytes(tree, "/bin/app")).isEqualTo(Tars.ELF);
      assertThat(bytes(tree, "/bin/same")).isEqualTo(Tars.ELF);
    }
  }

  static byte[] bytes(AppTree tree, String path) throws IOException {
    ByteSource content = tree.content(tree.find(path).orElseThrow());
    byte[] bytes = new byte[(int) content.size()];
    content.read(0, bytes.length).get(bytes);
    return bytes;
  }

  @Test
  void putsEachEntryWhereTheLinksOfThatMomentLead() throws Exception {
    Path tar =
        new Tars()
            .folder("one")
            .folder("two")
            .symlink("at", "one")
            .file("at/a", Tars.ELF)
            .symlink("at", "two")
            .file("at/b", Tars.ELF)
            .folder("at/deep")
            .file("at/deep/c", Tars.ELF)
            .write(temp.resolve("moving.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .filteredOn(AppEntry::firstBytes, FirstBytes.Known.ELF)
          .extracting(AppEntry::path)
          .containsExactly("/one/a", "/two/b", "/two/deep/c");
    }
  }
}
