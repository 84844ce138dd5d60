package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A drawer of inputs that are refused, each with the words for it. */
class RefusalTest {
  private static final byte[] TEXT = "text".getBytes(UTF_8);
  private static final Limits SMALL = new Limits(4, 4096, 1024, 10, 20, 3, 20, 60);

  @TempDir Path temp;

  static Stream<Arguments> escapes() {
    return Stream.of(
        refused(
            new Tars().file("a/../../etc/passwd", TEXT),
            "entry a/../../etc/passwd: expected a path inside the app, found one that leads out of it"),
        refused(
            new Tars().symlink("out", "../..").file("out/x", TEXT),
            "entry out/x: expected a path inside the app, found a link on it that leads out"),
        refused(
            new Tars().symlink("etc", "/etc").file("etc/passwd", TEXT),
            "entry etc/passwd: expected a path inside the app, found a link on it that leads out"),
        refused(
            new Tars().hardLink("x", "../../etc/passwd"),
            "entry ../../etc/passwd: expected a path inside the app, found one that leads out of it"),
        refused(
            new Tars().symlink("etc", "/etc").hardLink("x", "etc/passwd"),
            "entry etc/passwd: expected a path inside the app, found a link on it that leads out"));
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void refusesWhatReachesOutOfTheTree(Tars tar, String message) throws Exception {
    ArchiveException refusal = refusal(tar.end(), Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.PATH_ESCAPE);
  }

  static Stream<Arguments> damage() {
    byte[] sound = new Tars().file("a", new byte[600]).end();
    byte[] flipped = new Tars().file("a", TEXT).file("b", TEXT).end();
    flipped[1024] ^= 1;
    return Stream.of(
        refused(
            Arrays.copyOf(sound, 700),
            "entry a, byte 700 of the tar: expected 412 more bytes, found the end"),
        refused(
            Arrays.copyOf(sound, 1536),
            "byte 1536 of the tar: expected an entry or the mark of the end, found the end"),
        refused(
            Arrays.copyOf(sound, 1600),
            "byte 1600 of the tar: expected 448 more bytes, found the end"),
        refused(
            flipped,
            "byte 1024 of the tar: expected sound data, found a header with a wrong checksum"),
        refused(
            new Tars().entry('L', "long", "", "a\0b".getBytes(UTF_8)).file("a", TEXT).end(),
            "entry a\\u{0}b: expected a name without NUL, found one with it"),
        refused(
            new Tars().pax("linkpath", "a\0b").symlink("a", "b").end(),
            "entry /a: expected a link target without NUL, found one with it"),
        refused(
            new Tars().hardLink("a", "\u001b[2J").end(),
            "entry /a: expected a hard link to an earlier file, found one to \\u{1b}[2J"),
        refused(
            new Tars().file("a", TEXT).file("a/b", TEXT).end(),
            "entry /a: expected a directory, since there are entries in it, found a file"),
        refused(
            new Tars().file("a/b", TEXT).symlink("a", "c").end(),
            "entry /a: expected a directory, since there are entries in it, found a symlink"),
        refused(
            new Tars().symlink("a", "b").symlink("b", "a").file("a/x", TEXT).end(),
            "entry a/x: expected a folder to be in, found a link on its path that leads to itself"),
        refused(
            new Tars().entry('x', "pax", "", "99 path=a\n".getBytes(UTF_8)).file("a", TEXT).end(),
            "byte 512 of the tar: expected sound data,"
                + " found an extended header record of a wrong length"),
        refused(
            new Tars().pax("size", "-1").file("a", TEXT).end(),
            "entry a, byte 1536 of the tar: expected sound data, found not a number of bytes: '-1'"),
        refused(
            new Tars().sparse("a", 10, "1\n5\n20\n", TEXT).end(),
            "entry a, byte 2048 of the tar: expected sound data,"
                + " found a sparse range from 5 to 25 after 0 in a file of 10"),
        refused(
            new Tars().sparse("a", 9000, "1\n0\n9000\n", TEXT).end(),
            "entry a, byte 2048 of the tar: expected 9000 bytes for the ranges of a sparse file,"
                + " found 4"),
        refused(
            new Tars().header('S', "a", "", 0).end(),
            "entry a, byte 512 of the tar: expected a map of the sparse file, found none"));
  }

  @ParameterizedTest
  @MethodSource("damage")
  void refusesDamage(byte[] tar, String message) throws Exception {
    ArchiveException refusal = refusal(tar, Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.CORRUPT_ARCHIVE);
    assertThat(refusal.hint()).contains("fetch or build it again; this copy is damaged");
  }

  static Stream<Arguments> cut() {
    return Stream.of(
        Arguments.of(Packed.GZIP, "Unexpected end of ZLIB input stream"),
        Arguments.of(Packed.XZ, "the end"),
        Arguments.of(Packed.ZSTD, "Truncated source"),
        Arguments.of(Packed.BZIP2, "Unexpected end of stream"));
  }

  @ParameterizedTest
  @MethodSource("cut")
  void refusesEachCompressionCutAnywhere(Packed packed, String found) throws Exception {
    byte[] whole = packed.of(new Tars().file("a", noise(20_000)).end());
    ArchiveException half = refusal(Arrays.copyOf(whole, whole.length / 2), Limits.DEFAULT);
    assertThat(half.getMessage()).startsWith("app: ").contains("byte ").endsWith("found " + found);
    for (int missing = 1; missing < 12; missing++) {
      byte[] most = Arrays.copyOf(whole, whole.length - missing);
      assertThat(refusal(most, Limits.DEFAULT).outcome()).isEqualTo(Outcome.CORRUPT_ARCHIVE);
    }
  }

  static Stream<Arguments> tooBig() {
    return Stream.of(
        refused(
            new Tars().file("a", new byte[0]).file("b/c", new byte[0]).file("d/e", new byte[0]),
            "entry /d/e: expected at most 4 entries, found more"),
        refused(
            new Tars().file("a", new byte[1025]),
            "entry /a: expected at most 1024 bytes, found 1025"),
        refused(
            new Tars().file("a", new byte[1024]).file("b", new byte[1024]).file("c", TEXT),
            "byte 0 of the tar: expected at most 4096 bytes, found more"),
        refused(
            new Tars().sparse("a", 1L << 40, "0\n", TEXT),
            "entry /a: expected at most 1024 bytes, found 1099511627776"),
        refused(
            new Tars().file("a/b/c/d", TEXT),
            "entry a/b/c/d: expected a path of at most 3 components, found 4"),
        refused(
            new Tars().file("x".repeat(21), TEXT),
            "entry xxxxxxxxxxxxxxxxxxxxx: expected a name of at most 20 characters, found 21"),
        refused(
            new Tars().symlink("a", "x".repeat(21)),
            "entry /a: expected a link target of at most 20 characters, found 21"),
        refused(
            new Tars().symlink("a", "b/c/d").file("a/e", TEXT),
            "entry /b/c/d/e: expected a path of at most 3 components, found 4"),
        refused(
            new Tars()
                .symlink("x".repeat(19), "y".repeat(19))
                .symlink("z".repeat(19), "y".repeat(19)),
            "entry /zzzzzzzzzzzzzzzzzzz: expected names of at most 60 characters in all, found more"),
        refused(
            new Tars().header('L', "long", "", 2 << 20),
            "byte 512 of the tar: expected an extended header of at most 1048576 bytes,"
                + " found 2097152"),
        refused(
            new Tars().sparse("a", 10, "100001\n", TEXT),
            "entry a, byte 1543 of the tar: expected a sparse map of at most 100000 ranges,"
                + " found 100001"));
  }

  @ParameterizedTest
  @MethodSource("tooBig")
  void refusesWhatIsOverALimit(Tars tar, String message) throws Exception {
    ArchiveException refusal = refusal(tar.end(), SMALL);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.TOO_BIG);
    assertThat(refusal.hint()).contains("unpack it and give only the folder that the app needs");
  }

  @Test
  void refusesABombBeforeItIsUnpacked() throws Exception {
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (OutputStream out = Packed.ZSTD.over(bomb)) {
      out.write(new Tars().header('0', "zeros", "", 4L << 30).bytes());
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 100; i++) {
        out.write(zeros);
      }
    }
    ArchiveException refusal = refusal(bomb.toByteArray(), Limits.DEFAULT);
    assertThat(refusal.getMessage())
        .startsWith("app: entry zeros, byte 67")
        .contains(" of the tar: expected at most 250 bytes for each packed byte, found 67")
        .endsWith(" from " + bomb.size());
    assertThat(refusal.outcome()).isEqualTo(Outcome.TOO_BIG);
  }

  @Test
  void refusesAWindowThatTakesTooMuchMemory() throws Exception {
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) (21 << 3), 1, 0, 0};
    ArchiveException refusal = refusal(frame, Limits.DEFAULT);
    assertThat(refusal)
        .hasMessage("app: byte 0 of the tar: expected a window within 256 MiB, found a larger one");
    assertThat(refusal.outcome()).isEqualTo(Outcome.TOO_BIG);
  }

  static Stream<Arguments> others() {
    return Stream.of(
        Arguments.of(new byte[0], "an empty file"),
        Arguments.of(TEXT, "something else"),
        Arguments.of(new byte[4096], "something else"),
        Arguments.of("#!/bin/sh\n".getBytes(UTF_8), "a script"),
        Arguments.of("PK\5\6 and so on".getBytes(UTF_8), "a zip archive without entries"),
        Arguments.of("PK\7\10 and so on".getBytes(UTF_8), "one volume of a zip archive"),
        Arguments.of("\u00ed\u00ab\u00ee\u00db".getBytes(ISO_8859_1), "an rpm package"),
        Arguments.of("\u007fELF\2\1\1\0AI\2\0\0\0".getBytes(UTF_8), "an AppImage"),
        Arguments.of(Packed.GZIP.of(TEXT), "a gzip file of something else than a tar"),
        Arguments.of(Packed.XZ.of(Tars.ELF), "a xz file of something else than a tar"));
  }

  @ParameterizedTest
  @MethodSource("others")
  void saysWhatIsNoAppAndWhatWouldBeOne(byte[] bytes, String found) throws Exception {
    ArchiveException refusal = refusal(bytes, Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: not an app: expected one, found " + found);
    assertThat(refusal.outcome()).isEqualTo(Outcome.UNSUPPORTED_FORMAT);
    assertThat(refusal.hint())
        .contains(
            "understood are a folder, an ELF file, a tar (plain, gz, xz, zst, bz2), a zip, a jar and"
                + " a .deb; an AppImage or .rpm is not read yet: unpack it and give the folder");
  }

  @Test
  void refusesADevice() {
    ArchiveException refusal =
        catchThrowableOfType(
            ArchiveException.class, () -> AppTree.open(Path.of("/dev/null"), Limits.DEFAULT));
    assertThat(refusal)
        .hasMessage("null: not an app: expected one, found a device, pipe or socket");
  }

  @Test
  void refusesOneVolumeOfSeveralAndSparseFilesOfStar() throws Exception {
    assertThat(refusal(new Tars().file("b", TEXT).entry('M', "a", "", TEXT).end(), Limits.DEFAULT))
        .hasMessage(
            "app: entry a, byte 1536 of the tar: expected a whole tar, found one volume of several");
    assertThat(
            refusal(
                new Tars().pax("SCHILY.filetype", "sparse").file("a", TEXT).end(), Limits.DEFAULT))
        .hasMessage(
            "app: entry a, byte 1536 of the tar: expected a sparse file of GNU tar, found one of star");
  }

  private static byte[] noise(int length) {
    byte[] noise = new byte[length];
    new Random(1).nextBytes(noise);
    return noise;
  }

  private ArchiveException refusal(byte[] bytes, Limits limits) throws IOException {
    Path app = Files.write(temp.resolve("app"), bytes);
    return catchThrowableOfType(ArchiveException.class, () -> AppTree.open(app, limits).close());
  }

  private static Arguments refused(Object input, String message) {
    return Arguments.of(input, message);
  }
}
