package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.elf.ByteSource;
import debwright.elf.HoleException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SparseTest {
  private static final int PAGE = 4096;
  private static final String[] DISTILLED = {"comment", "distilled"};

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--format=gnu",
        "--format=pax --sparse-version=0.0",
        "--format=pax --sparse-version=0.1",
        "--format=pax --sparse-version=1.0"
      })
  void readsWhatGnuTarWritesOfAFileWithHoles(String options) throws Exception {
    Path file = holey(temp.resolve("app.so"), 60, 16 * PAGE);
    Files.write(temp.resolve("after"), Tars.ELF);
    String command = "tar " + options + " --hole-detection=raw -Scf app.tar app.so after";
    Tool.run(temp, command.split(" ", -1));
    assertThat(Files.size(temp.resolve("app.tar"))).isLessThan(Files.size(file) / 4);
    try (AppTree tree = AppTree.open(temp.resolve("app.tar"), Limits.DEFAULT)) {
      assertThat(AppTreeTest.bytes(tree, "/app.so")).isEqualTo(Files.readAllBytes(file));
      assertThat(AppTreeTest.bytes(tree, "/after")).isEqualTo(Tars.ELF);
      assertThat(tree.find("/app.so").orElseThrow().size()).isEqualTo(Files.size(file));
    }
  }

  /** ELF magic, then a page of bytes at the beginning of every stretch. */
  private static Path holey(Path file, int stretches, int length) throws IOException {
    byte[] page = new byte[PAGE];
    Arrays.fill(page, (byte) 'x');
    try (FileChannel out =
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
      for (int i = 0; i < stretches; i++) {
        out.write(ByteBuffer.wrap(page), (long) i * length);
      }
      out.write(ByteBuffer.wrap(Tars.ELF), 0);
      out.write(ByteBuffer.wrap(new byte[1]), (long) stretches * length);
    }
    return file;
  }

  @Test
  void readsHolesAsZerosAndAdjacentRangesAsOne() throws Exception {
    byte[] data = "\u007fELFabcdef".getBytes(UTF_8);
    Path tar = new Tars().sparse("a", 20, "3\n0\n4\n4\n2\n16\n4\n", data).write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      String zeros = "\0".repeat(10);
      assertThat(AppTreeTest.bytes(tree, "/a"))
          .isEqualTo(("\u007fELFab" + zeros + "cdef").getBytes(UTF_8));
      ByteSource content = tree.content(tree.find("/a").orElseThrow());
      assertThat(content.read(20, 0).remaining()).isZero();
      assertThatThrownBy(() -> content.read(17, 4))
          .isInstanceOf(EOFException.class)
          .hasMessage("bytes 17 to 21 of a file of 20");
    }
  }

  @Test
  void refusesToReadWhatADistilledFileLeftOut() throws Exception {
    byte[] data = "\u007fELFabcdef".getBytes(UTF_8);
    Path tar =
        new Tars()
            .sparse("a", 20, "3\n0\n4\n4\n2\n16\n4\n", data, DISTILLED)
            .write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      ByteSource content = tree.content(tree.find("/a").orElseThrow());
      assertThat(content.read(2, 4)).isEqualTo(ByteBuffer.wrap("LFab".getBytes(UTF_8)));
      assertThat(content.read(16, 4)).isEqualTo(ByteBuffer.wrap("cdef".getBytes(UTF_8)));
      assertThat(content.read(10, 0).remaining()).isZero();
      for (int[] range : new int[][] {{5, 2}, {6, 1}, {15, 2}, {0, 20}, {10, 3}}) {
        assertThatThrownBy(() -> content.read(range[0], range[1]))
            .isInstanceOf(HoleException.class)
            .hasMessage(
                "bytes %d to %d were left out when the file was distilled"
                    .formatted(range[0], range[0] + range[1]));
      }
    }
  }

  @Test
  void tellsWhereADistilledFileHasBytes() throws Exception {
    byte[] data = "\u007fELFabcdef".getBytes(UTF_8);
    Path tar =
        new Tars()
            .sparse("a", 20, "3\n0\n4\n4\n2\n16\n4\n", data, DISTILLED)
            .write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      ByteSource content = tree.content(tree.find("/a").orElseThrow());
      assertThat(content.nextData(0)).isZero();
      assertThat(content.nextHole(0)).isEqualTo(6);
      assertThat(content.nextHole(5)).isEqualTo(6);
      assertThat(content.nextData(6)).isEqualTo(16);
      assertThat(content.nextHole(16)).isEqualTo(20);
      assertThat(content.nextData(20)).isEqualTo(20);
    }
  }

  @Test
  void takesTheIdOffTheNamesOfADistilledItem() throws Exception {
    Path tar =
        new Tars()
            .pax("comment", "distilled", "DEBWRIGHT.root", "bookworm/git")
            .folder("bookworm/git/")
            .folder("bookworm/git/usr/")
            .sparse("bookworm/git/usr/doc", 1L << 33, "0\n", new byte[0], DISTILLED)
            .sparse("bookworm/git/usr/git", 9, "1\n0\n5\n", "\u007fELFa".getBytes(UTF_8), DISTILLED)
            .file("bookworm/git/usr/plain", Tars.ELF)
            .hardLink("bookworm/git/usr/same", "bookworm/git/usr/plain")
            .write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path)
          .containsExactly("/usr", "/usr/doc", "/usr/git", "/usr/plain", "/usr/same");
      assertThat(tree.find("/usr/doc").orElseThrow().size()).isEqualTo(1L << 33);
      assertThat(tree.find("/usr/git").orElseThrow().elf()).isTrue();
      assertThat(AppTreeTest.bytes(tree, "/usr/same")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void refusesAnEntryOutsideTheFolderOfADistilledItem() {
    Path tar =
        new Tars()
            .pax("comment", "distilled", "DEBWRIGHT.root", "bookworm/git")
            .folder("bookworm/git/")
            .file("bookworm/gitk", Tars.ELF)
            .write(temp.resolve("a"));
    assertThatThrownBy(() -> AppTree.open(tar, Limits.DEFAULT))
        .isInstanceOf(ArchiveException.class)
        .hasMessage("a: entry bookworm/gitk: expected an entry in bookworm/git, found another");
  }

  @Test
  void keepsItsPlaceAfterAMapThatFillsItsRecordsExactly() throws Exception {
    StringBuilder map = new StringBuilder("%015d\n".formatted(31));
    for (int i = 0; i < 31; i++) {
      map.append("%07d\n%07d\n".formatted(1000 + 10 * i, 1));
    }
    assertThat(map).hasSize(512);
    byte[] data = new byte[31];
    Path tar =
        new Tars()
            .sparse("a", 5000, map.toString(), data)
            .file("b", Tars.ELF)
            .write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      assertThat(AppTreeTest.bytes(tree, "/b")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void readsASparseFileOfGigabytesInLittleTimeAndMemory() throws Exception {
    long size = 3L << 30;
    Path tar =
        new Tars()
            .sparse("a", size, "2\n0\n4\n" + (size - 4) + "\n4\n", "\u007fELFtail".getBytes(UTF_8))
            .write(temp.resolve("a"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT)) {
      ByteSource content = tree.content(tree.find("/a").orElseThrow());
      assertThat(content.size()).isEqualTo(size);
      assertThat(content.read(size - 6, 6)).isEqualTo(ByteBuffer.wrap("\0\0tail".getBytes(UTF_8)));
    }
  }
}
