package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeepTest {
  private static final byte[] TEXT = "text".getBytes(UTF_8);
  private static final List<String> PAPERS =
      List.of(
          "package.json",
          "pom.xml",
          "pom.properties",
          "MANIFEST.MF",
          "x.desktop",
          "x.appdata.xml",
          "x.metainfo.xml");

  @TempDir Path temp;

  @Test
  void keepsEveryFileOfATarWhenAskedTo() throws Exception {
    Path tar =
        new Tars()
            .file("data", TEXT)
            .file("empty", new byte[0])
            .hardLink("same", "data")
            .sparse("holes", 10, "1\n5\n4\n", TEXT)
            .sparse("cut", 10, "1\n5\n4\n", TEXT, "comment", "distilled")
            .file("app", Tars.ELF)
            .write(temp.resolve("a.tar"));
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT, Keep.EVERYTHING)) {
      assertThat(AppTreeTest.bytes(tree, "/data")).isEqualTo(TEXT);
      assertThat(AppTreeTest.bytes(tree, "/same")).isEqualTo(TEXT);
      assertThat(AppTreeTest.bytes(tree, "/empty")).isEmpty();
      assertThat(AppTreeTest.bytes(tree, "/holes"))
          .containsExactly(0, 0, 0, 0, 0, 't', 'e', 'x', 't', 0);
      assertThat(AppTreeTest.bytes(tree, "/app")).isEqualTo(Tars.ELF);
      assertThat(tree.find("/holes").orElseThrow().elf()).isFalse();
      assertThat(tree.findContent(tree.find("/cut").orElseThrow())).isEmpty();
    }
  }

  @Test
  void keepsEveryFileOfAFolderWhenAskedTo() throws Exception {
    Files.write(Files.createDirectory(temp.resolve("app")).resolve("data"), TEXT);
    try (AppTree tree = AppTree.open(temp.resolve("app"), Limits.DEFAULT, Keep.EVERYTHING)) {
      assertThat(AppTreeTest.bytes(tree, "/data")).isEqualTo(TEXT);
    }
  }

  @Test
  void keepsThePapersThatSayWhatAnAppIs() throws Exception {
    Tars tar = new Tars().mode(0644).file("other.json", TEXT).file("none-pom.xml", TEXT);
    for (String paper : PAPERS) {
      tar.file("package/" + paper, TEXT);
    }
    try (AppTree tree = AppTree.open(tar.write(temp.resolve("a.tar")), Limits.DEFAULT)) {
      for (String paper : PAPERS) {
        assertThat(AppTreeTest.bytes(tree, "/package/" + paper)).isEqualTo(TEXT);
      }
      assertThat(kept(tree)).hasSize(PAPERS.size());
    }
  }

  @Test
  void keepsNoLongPapersAndNotAllOfMany() throws Exception {
    Tars tar = new Tars().file("x/pom.xml", new byte[Contents.LONGEST_PAPER + 1]);
    for (int i = 0; i < 20; i++) {
      tar.file(i + "/pom.xml", new byte[Contents.LONGEST_PAPER]);
    }
    try (AppTree tree = AppTree.open(tar.write(temp.resolve("a.tar")), Limits.DEFAULT)) {
      assertThat(kept(tree)).hasSize(16);
    }
  }

  static List<String> kept(AppTree tree) throws IOException {
    List<String> paths = new ArrayList<>();
    for (AppEntry entry : tree.entries()) {
      if (tree.findContent(entry).isPresent()) {
        paths.add(entry.path());
      }
    }
    return paths;
  }

  @Test
  void keepsManyTimesTheHeapsShareOnDisk() throws Exception {
    Path tar = temp.resolve("a.tar");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(tar))) {
      for (int i = 0; i < 12; i++) {
        out.write(new Tars().file("f" + i, filled(i)).bytes());
      }
      out.write(new Tars().end());
    }
    try (AppTree tree = AppTree.open(tar, Limits.DEFAULT, Keep.EVERYTHING)) {
      assertThat(AppTreeTest.bytes(tree, "/f0")).isEqualTo(filled(0));
      assertThat(AppTreeTest.bytes(tree, "/f11")).isEqualTo(filled(11));
    }
  }

  @Test
  void tellsProgramsThatNobodyMayExecute() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.copy(home.resolve("bin/java"), folder.resolve("a"));
    Files.copy(home.resolve("bin/java"), folder.resolve("b"));
    Files.copy(home.resolve("lib/libjimage.so"), folder.resolve("c"));
    Files.write(folder.resolve("d"), Tars.ELF);
    Files.write(folder.resolve("e"), TEXT);
    Tool.run(folder, "chmod", "644", "b", "c", "d", "e");
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT)) {
      for (AppEntry entry : tree.entries()) {
        assertThat(tree.lacksExecuteBit(entry)).isEqualTo(entry.path().equals("/b"));
      }
    }
  }

  private static byte[] filled(int with) {
    byte[] bytes = new byte[5 << 20];
    Arrays.fill(bytes, (byte) with);
    return bytes;
  }
}
