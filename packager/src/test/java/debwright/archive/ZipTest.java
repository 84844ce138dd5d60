package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import debwright.archive.AppEntry.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ZipTest {
  private static final byte[] TEXT = "text, text and text".getBytes(UTF_8);

  @TempDir Path temp;

  @ParameterizedTest
  @ValueSource(strings = {"-qry", "-qry0", "-qryfz"})
  void readsWhatInfoZipWrites(String options) throws Exception {
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.write(Files.createDirectory(folder.resolve("bin")).resolve("app"), Tars.ELF);
    Files.write(folder.resolve("é"), TEXT);
    Files.createSymbolicLink(folder.resolve("link"), Path.of("bin/app"));
    Tool.run(folder, "chmod", "755", "bin");
    Tool.run(folder, "chmod", "4750", "bin/app");
    Tool.run(folder, "chmod", "640", "é");
    Tool.run(folder, "zip", options, "../app.zip", "bin", "é", "link");
    check(temp.resolve("app.zip"));
  }

  private static void check(Path zip) throws Exception {
    try (AppTree tree = AppTree.open(zip, Limits.DEFAULT, Keep.EVERYTHING)) {
      assertThat(tree.format()).isEqualTo(AppFormat.ZIP);
      assertThat(tree.entries())
          .containsExactly(
              new AppEntry("/bin", Kind.DIRECTORY, 0755, 0, "", false),
              new AppEntry("/bin/app", Kind.FILE, 04750, Tars.ELF.length, "", true),
              new AppEntry("/link", Kind.SYMLINK, 0777, 0, "bin/app", false),
              new AppEntry("/é", Kind.FILE, 0640, TEXT.length, "", false));
      assertThat(AppTreeTest.bytes(tree, "/bin/app")).isEqualTo(Tars.ELF);
      assertThat(AppTreeTest.bytes(tree, "/é")).isEqualTo(TEXT);
    }
  }

  @Test
  void readsAJarWhoseProgramsHaveNoModes() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Path folder = Files.createDirectory(temp.resolve("app"));
    Files.copy(home.resolve("bin/java"), folder.resolve("program"));
    Files.copy(home.resolve("lib/libjimage.so"), folder.resolve("library"));
    Files.writeString(folder.resolve("script"), "#!/bin/sh\n");
    Files.writeString(folder.resolve("text"), "#");
    jar(folder);
    try (AppTree tree = AppTree.open(temp.resolve("app.jar"), Limits.DEFAULT)) {
      assertThat(tree.format()).isEqualTo(AppFormat.JAR);
      assertThat(tree.entries())
          .extracting(AppEntry::path, AppEntry::mode, AppEntry::firstBytes)
          .containsExactly(
              tuple("/META-INF", 0755, FirstBytes.Known.OTHER),
              tuple("/META-INF/MANIFEST.MF", 0644, FirstBytes.Known.OTHER),
              tuple("/library", 0644, FirstBytes.Known.ELF),
              tuple("/program", 0755, FirstBytes.Known.ELF),
              tuple("/script", 0755, FirstBytes.Known.OTHER),
              tuple("/text", 0644, FirstBytes.Known.OTHER));
    }
  }

  private void jar(Path folder) throws IOException {
    ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
    String file = temp.resolve("app.jar").toString();
    assertThat(jar.run(System.out, System.err, "-cf", file, "-C", folder.toString(), ".")).isZero();
  }

  static Stream<Arguments> methods() {
    return Stream.of(
        Arguments.of(0, TEXT),
        Arguments.of(8, Zips.deflated(TEXT, Deflater.BEST_SPEED)),
        Arguments.of(9, Zips.deflated(TEXT, Deflater.NO_COMPRESSION)),
        Arguments.of(12, Packed.BZIP2.of(TEXT)),
        Arguments.of(93, Packed.ZSTD.of(TEXT)),
        Arguments.of(95, Packed.XZ.of(TEXT)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void readsWhatIsPackedBySeveralMethods(int method, byte[] packed) throws Exception {
    byte[] zip =
        new Zips()
            .file(
                "a",
                TEXT,
                entry -> {
                  entry.method = method;
                  entry.packed(packed);
                })
            .end();
    try (AppTree tree = everything(zip)) {
      assertThat(AppTreeTest.bytes(tree, "/a")).isEqualTo(TEXT);
    }
  }

  static Stream<Arguments> names() {
    byte[] dos = {'a', (byte) 0x82};
    return Stream.of(
        name("/aé", entry -> entry.named(dos), entry -> entry.host = 0),
        name("/a\u0082", entry -> entry.named(dos), entry -> entry.host = 3),
        name("/é", entry -> entry.named("é".getBytes(UTF_8)), entry -> entry.host = 0),
        name("/ü", entry -> entry.named(dos), entry -> entry.extra = unicode(dos, "ü")),
        name("/aé", ZipTest::dos, entry -> entry.extra = unicode(new byte[1], "ü")),
        name("/aé", ZipTest::dos, entry -> entry.extra = new byte[] {0x75, 0x70, 9, 0, 1}),
        name("/b/c", entry -> entry.named("b\\c".getBytes(UTF_8)), entry -> entry.host = 0),
        name("/b\\c", entry -> entry.named("b\\c".getBytes(UTF_8)), entry -> entry.host = 3),
        name("/b/c\\d", entry -> entry.named("b/c\\d".getBytes(UTF_8)), entry -> entry.host = 0),
        name("/etc/x", entry -> entry.named("/etc/x".getBytes(UTF_8)), entry -> {}));
  }

  private static void dos(Zips.Entry entry) {
    entry.named(new byte[] {'a', (byte) 0x82});
    entry.host = 0;
  }

  private static byte[] unicode(byte[] of, String name) {
    CRC32 sum = new CRC32();
    sum.update(of);
    byte[] text = name.getBytes(UTF_8);
    byte[] data =
        Zips.buffer(5 + text.length).put((byte) 1).putInt((int) sum.getValue()).put(text).array();
    return Zips.field(0x7075, data);
  }

  private static Arguments name(
      String path, Consumer<Zips.Entry> first, Consumer<Zips.Entry> second) {
    return Arguments.of(path, first.andThen(second).andThen(entry -> entry.flags = 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void readsNamesOfManyOrigins(String path, Consumer<Zips.Entry> changes) throws Exception {
    try (AppTree tree = everything(new Zips().file("a", TEXT, changes).end())) {
      assertThat(tree.find(path)).isPresent();
    }
  }

  @Test
  void keepsNamesApartThatDifferInCase() throws Exception {
    try (AppTree tree = everything(new Zips().file("A", TEXT).file("a", Tars.ELF).end())) {
      assertThat(tree.entries()).extracting(AppEntry::path).containsExactly("/A", "/a");
    }
  }

  @Test
  void keepsTheLastOfTwoEntriesOfOneName() throws Exception {
    try (AppTree tree = everything(new Zips().file("a", Tars.ELF).file("./a", TEXT).end())) {
      assertThat(AppTreeTest.bytes(tree, "/a")).isEqualTo(TEXT);
      assertThat(tree.entries()).hasSize(1);
    }
  }

  @Test
  void saysWhatIsNeitherFileNorFolderNorLink() throws Exception {
    byte[] zip =
        new Zips()
            .file("device", new byte[0], entry -> entry.unix = 0020666)
            .file("dos", new byte[0], ZipTest::dosFolder)
            .file("nonsense", TEXT, entry -> entry.unix = 0xffff)
            .file("untyped", TEXT, entry -> entry.unix = 0711)
            .file("x/", new byte[0], entry -> entry.unix = 0)
            .end();
    try (AppTree tree = everything(zip)) {
      assertThat(tree.entries())
          .extracting(AppEntry::path, AppEntry::kind, AppEntry::mode)
          .containsExactly(
              tuple("/device", Kind.OTHER, 0666),
              tuple("/dos", Kind.DIRECTORY, 0755),
              tuple("/nonsense", Kind.FILE, 0644),
              tuple("/untyped", Kind.FILE, 0711),
              tuple("/x", Kind.DIRECTORY, 0755));
    }
  }

  private static void dosFolder(Zips.Entry entry) {
    entry.host = 0;
    entry.unix = 0;
    entry.dos = 0x10;
  }

  @Test
  void readsSizesThatFollowTheDataAndAnEndWithAComment() throws Exception {
    Zips zips =
        new Zips()
            .file("a", TEXT, entry -> streamed(entry))
            .file("none", new byte[0], entry -> entry.packed(new byte[0]))
            .comment("PK\5\6".getBytes(ISO_8859_1));
    try (AppTree tree = everything(zips.end())) {
      assertThat(AppTreeTest.bytes(tree, "/a")).isEqualTo(TEXT);
      assertThat(AppTreeTest.bytes(tree, "/none")).isEmpty();
    }
  }

  private static void streamed(Zips.Entry entry) {
    entry.flags |= Zips.STREAMED;
    entry.localSize = 0;
  }

  @Test
  void readsNumbersThatStandInAZip64Field() throws Exception {
    byte[] wide = Zips.buffer(8).putLong(TEXT.length).array();
    byte[] zip =
        new Zips()
            .file(
                "a",
                TEXT,
                entry -> {
                  entry.size = 0xffffffffL;
                  entry.extra = Zips.field(1, wide);
                })
            .wideEnd();
    try (AppTree tree = everything(zip)) {
      assertThat(AppTreeTest.bytes(tree, "/a")).isEqualTo(TEXT);
    }
  }

  @Test
  void keepsOnlyObjectsAndPapersUnlessAskedForMore() throws Exception {
    Path zip = new Zips().file("a", Tars.ELF).file("b", TEXT).file("pom.xml", TEXT).write(app());
    try (AppTree tree = AppTree.open(zip, Limits.DEFAULT)) {
      assertThat(KeepTest.kept(tree)).containsExactly("/a", "/pom.xml");
    }
  }

  private Path app() {
    return temp.resolve("app");
  }

  private AppTree everything(byte[] zip) throws IOException, ArchiveException {
    return AppTree.open(Tars.write(app(), zip), Limits.DEFAULT, Keep.EVERYTHING);
  }
}
