package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class NestedArchivesTest {
  private static final byte[] TEXT = "text".getBytes(UTF_8);
  private static final byte[] TGZ =
      Packed.GZIP.of(new Tars().file("bin/app", Tars.ELF).mode(0644).file("read", TEXT).end());

  @TempDir Path temp;

  @ParameterizedTest
  @EnumSource(Keep.class)
  void opensATarInAZipWhereItLies(Keep keep) throws Exception {
    byte[] zip = new Zips().file("x/app.tar.gz", TGZ).file("x/other", TEXT).end();
    try (AppTree tree = open(zip, keep)) {
      assertThat(tree.format()).isEqualTo(AppFormat.ZIP);
      assertThat(tree.nested()).containsExactly(new NestedArchive("/x/app.tar.gz", AppFormat.TAR));
      assertThat(tree.entries())
          .extracting(AppEntry::path)
          .containsExactly("/x", "/x/bin", "/x/bin/app", "/x/other", "/x/read");
      assertThat(AppTreeTest.bytes(tree, "/x/bin/app")).isEqualTo(Tars.ELF);
      boolean all = keep == Keep.EVERYTHING;
      assertThat(tree.findContent(tree.find("/x/read").orElseThrow()).isPresent()).isEqualTo(all);
    }
  }

  @ParameterizedTest
  @EnumSource(Keep.class)
  void opensAZipInATarAndInAFolder(Keep keep) throws Exception {
    byte[] zip = new Zips().file("app", Tars.ELF, entry -> entry.unix = 0100755).end();
    try (AppTree tree = open(new Tars().file("a/x.zip", zip).file("b.tgz", TEXT).end(), keep)) {
      check(tree);
    }
    Path folder = Files.createDirectory(temp.resolve("folder"));
    Files.write(Files.createDirectory(folder.resolve("a")).resolve("x.zip"), zip);
    try (AppTree tree = AppTree.open(folder, Limits.DEFAULT, keep)) {
      check(tree);
    }
  }

  private static void check(AppTree tree) throws IOException {
    assertThat(tree.nested()).containsExactly(new NestedArchive("/a/x.zip", AppFormat.ZIP));
    assertThat(AppTreeTest.bytes(tree, "/a/app")).isEqualTo(Tars.ELF);
    assertThat(tree.find("/a/app").orElseThrow().mode()).isEqualTo(0755);
    assertThat(tree.find("/a/x.zip")).isEmpty();
  }

  @Test
  void givesEachOfSeveralAFolderOfItsOwn() throws Exception {
    byte[] tar = new Tars().file("a/one.tar.gz", TGZ).file("a/two.TGZ", TGZ).end();
    try (AppTree tree = open(tar, Keep.OBJECTS)) {
      assertThat(tree.nested()).hasSize(2);
      assertThat(tree.find("/a/one/bin/app")).isPresent();
      assertThat(tree.find("/a/two/bin/app")).isPresent();
    }
  }

  @Test
  void unpacksACompressedElfFile() throws Exception {
    byte[] tar =
        new Tars()
            .file("lib/a.so.xz", Packed.XZ.of(Tars.ELF))
            .file("lib/app.tgz", TGZ)
            .file("man/a.1.gz", Packed.GZIP.of(TEXT))
            .end();
    try (AppTree tree = open(tar, Keep.OBJECTS)) {
      assertThat(tree.nested())
          .containsExactly(
              new NestedArchive("/lib/a.so.xz", AppFormat.ELF_FILE),
              new NestedArchive("/lib/app.tgz", AppFormat.TAR));
      assertThat(AppTreeTest.bytes(tree, "/lib/a.so")).isEqualTo(Tars.ELF);
      assertThat(tree.find("/lib/bin/app")).isPresent();
      assertThat(tree.find("/man/a.1.gz")).isPresent();
    }
  }

  static Stream<Arguments> untouched() {
    byte[] classes =
        new Zips()
            .file("META-INF/MANIFEST.MF", TEXT)
            .file("A.class", TEXT)
            .file("a.so", Tars.ELF)
            .end();
    byte[] twice = new Tars().file("app.tgz", TGZ).end();
    byte[] secret = new Zips().file("a", Tars.ELF, entry -> entry.flags |= 1).end();
    return Stream.of(
        Arguments.of("an app with an ELF file", new Tars().file("a", Tars.ELF).file("b.tgz", TGZ)),
        Arguments.of("a Java library", new Tars().file("b.jar", classes)),
        Arguments.of("an archive in an archive in one", new Tars().file("b.tar", twice)),
        Arguments.of(
            "an archive without one", new Tars().file("b.zip", new Zips().file("a", TEXT).end())),
        Arguments.of("an archive that is not understood", new Tars().file("b.zip", secret)),
        Arguments.of("another name", new Tars().file("b.bin", TGZ)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("untouched")
  void leavesAlone(String what, Tars tar) throws Exception {
    try (AppTree tree = open(tar.end(), Keep.OBJECTS)) {
      assertThat(tree.nested()).isEmpty();
      assertThat(tree.entries()).anyMatch(entry -> entry.path().startsWith("/b."));
    }
  }

  @Test
  void opensAJarOfLibrariesOnly() throws Exception {
    byte[] jar = new Zips().file("META-INF/MANIFEST.MF", TEXT).file("a.so", Tars.ELF).end();
    try (AppTree tree = open(new Tars().file("b.jar", jar).end(), Keep.OBJECTS)) {
      assertThat(tree.nested()).containsExactly(new NestedArchive("/b.jar", AppFormat.JAR));
    }
  }

  @Test
  void namesBothArchivesWhereTheInnerOneIsBroken() throws Exception {
    byte[] cut = Arrays.copyOf(TGZ, TGZ.length - 20);
    ArchiveException refusal = refusal(new Tars().file("x/in.tgz", cut).end(), Limits.DEFAULT);
    assertThat(refusal.getMessage())
        .startsWith("app: /x/in.tgz: ")
        .endsWith("found Unexpected end of ZLIB input stream");
    assertThat(refusal.outcome()).isEqualTo(Outcome.CORRUPT_ARCHIVE);
  }

  @Test
  void refusesAnInnerArchiveThatReachesOut() throws Exception {
    byte[] inner = new Tars().file("../../x", Tars.ELF).end();
    assertThat(refusal(new Tars().file("a/in.tar", inner).end(), Limits.DEFAULT))
        .hasMessage(
            "app: /a/in.tar: entry ../../x: expected a path inside the app,"
                + " found one that leads out of it");
  }

  @Test
  void givesAnArchiveAFolderOfItsOwnWhereNamesClash() throws Exception {
    byte[] tar = new Tars().file("read", Packed.GZIP.of(TEXT)).file("in.tgz", TGZ).end();
    try (AppTree tree = open(tar, Keep.EVERYTHING)) {
      assertThat(tree.find("/in/bin/app")).isPresent();
      assertThat(AppTreeTest.bytes(tree, "/in/read")).isEqualTo(TEXT);
      assertThat(AppTreeTest.bytes(tree, "/read")).isEqualTo(Packed.GZIP.of(TEXT));
    }
  }

  @Test
  void refusesAnArchiveWhoseNamesClashInItsOwnFolderToo() throws Exception {
    byte[] tar = new Tars().file("read", TEXT).file("in/read", TEXT).file("in.tgz", TGZ).end();
    assertThat(refusal(tar, Limits.DEFAULT))
        .hasMessage("app: entry /in/read: expected no other of that name, found a file");
  }

  @Test
  void countsBothLevelsAgainstTheLimits() throws Exception {
    byte[] inner = new Tars().file("a", Tars.ELF).file("b", TEXT).end();
    byte[] outer = new Tars().file("c", TEXT).file("in.tar", inner).end();
    Limits three = new Limits(3, 1 << 20, 1 << 20, 250, 99, 9, 99, 999);
    Limits few = new Limits(9, 5700, 1 << 20, 250, 99, 9, 99, 999);
    assertThat(refusal(outer, three))
        .hasMessage("app: /in.tar: entry /b: expected at most 1 entries, found more");
    assertThat(refusal(outer, few))
        .hasMessage("app: /in.tar: byte 0 of its data: expected at most 2624 bytes, found more");
  }

  private AppTree open(byte[] app, Keep keep) throws IOException, ArchiveException {
    return AppTree.open(Tars.write(temp.resolve("app"), app), Limits.DEFAULT, keep);
  }

  private ArchiveException refusal(byte[] bytes, Limits limits) {
    Path app = Tars.write(temp.resolve("app"), bytes);
    return catchThrowableOfType(ArchiveException.class, () -> AppTree.open(app, limits).close());
  }
}
