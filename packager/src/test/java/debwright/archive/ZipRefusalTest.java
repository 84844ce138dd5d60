package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A drawer of zips that are refused, each with the words for it. */
class ZipRefusalTest {
  private static final byte[] TEXT = "text".getBytes(UTF_8);
  private static final Limits SMALL = new Limits(3, 4096, 1024, 10, 20, 3, 20, 40);

  @TempDir Path temp;

  static Stream<Arguments> damage() {
    byte[] whole = new Zips().file("a", TEXT).end();
    return Stream.of(
        refused(
            Arrays.copyOf(whole, whole.length - 1),
            "the end: expected the end of a zip's directory, found none: the zip is cut"),
        refused(
            new Zips().file("a", TEXT).shifted(1).end(),
            "the end: expected a directory that lies before byte 84, found one of 47 bytes at 38"),
        refused(
            new Zips().file("a", TEXT).shifted(-1).end(),
            "byte 0 of the directory: expected an entry of the directory, found something else"),
        refused(
            new Zips().file("a", TEXT).told(2).end(), "the directory: expected 2 entries, found 1"),
        refused(
            new Zips().file("a", TEXT).told(2).wideEnd(),
            "the directory: expected 2 entries, found 1"),
        one(
            entry -> entry.localName = "b".getBytes(UTF_8),
            "expected the same name in its local header, found b"),
        one(entry -> entry.localMethod = 0, "expected method 8 in its local header too, found 0"),
        one(entry -> entry.localSize = 9, "expected size 4 in its local header too, found 9"),
        one(entry -> entry.crc ^= 1, "expected check sum 3b8ba7c6, found 3b8ba7c7"),
        one(entry -> entry.size = 3, "expected 3 bytes, found more"),
        one(entry -> entry.data[0] = 7, "expected sound data, found invalid block type"),
        one(entry -> entry.size = 0xffffffffL, "expected its sizes in a ZIP64 field, found none"),
        one(
            entry -> {
              entry.size = 0xffffffffL;
              entry.extra = Zips.field(1, Zips.buffer(8).putLong(-1).array());
            },
            "expected sizes below 2^63, found a larger one"),
        one(
            entry -> entry.offset = 99,
            "expected data before the directory at byte 37, found data at byte 99"),
        one(entry -> entry.offset = 1, "expected a local header, found something else"),
        one(entry -> entry.offset = 30, "expected a local header, found too few bytes"),
        one(
            entry -> entry.packed = 7,
            "expected data of its own, found data that runs into the next entry's"),
        refused(
            new Zips().file("a", TEXT).again("b", TEXT, entry -> entry.offset = 0).end(),
            "entry a: expected data of its own, found another entry's"),
        refused(
            new Zips().file("a", TEXT, entry -> entry.packed = 9).file("b", TEXT).end(),
            "entry a: expected data of its own, found data that runs into the next entry's"),
        refused(
            new Zips().file("a\0b", TEXT).end(),
            "entry a\\u{0}b: expected a name without NUL, found one with it"),
        refused(
            new Zips().file("a", TEXT, entry -> entry.named(new byte[] {'a', (byte) 0xff})).end(),
            "entry aÿ: expected a name in UTF-8, as it says, found another"),
        refused(
            new Zips().file("a", TEXT).file("a/b", TEXT).end(),
            "entry /a: expected a directory, since there are entries in it, found a file"));
  }

  private static Arguments one(Consumer<Zips.Entry> changes, String message) {
    return refused(new Zips().file("a", TEXT, changes).end(), "entry a: " + message);
  }

  @ParameterizedTest
  @MethodSource("damage")
  void refusesDamage(byte[] zip, String message) throws Exception {
    ArchiveException refusal = refusal(zip, Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.CORRUPT_ARCHIVE);
  }

  static Stream<Arguments> escapes() {
    return Stream.of(
        refused(
            new Zips().file("a/../../etc/passwd", TEXT).end(),
            "entry a/../../etc/passwd: expected a path inside the app, found one that leads out of it"),
        refused(
            new Zips().file("..\\x", TEXT, entry -> entry.host = 0).end(),
            "entry ../x: expected a path inside the app, found one that leads out of it"),
        refused(
            new Zips().symlink("etc", "/etc").file("etc/passwd", TEXT).end(),
            "entry etc/passwd: expected a path inside the app, found a link on it that leads out"),
        refused(
            new Zips().symlink("up", "../..").file("up/x", TEXT).end(),
            "entry up/x: expected a path inside the app, found a link on it that leads out"));
  }

  @ParameterizedTest
  @MethodSource("escapes")
  void refusesWhatReachesOutOfTheTree(byte[] zip, String message) throws Exception {
    ArchiveException refusal = refusal(zip, Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.PATH_ESCAPE);
  }

  static Stream<Arguments> unsupported() {
    return Stream.of(
        refused(
            new Zips().file("a", TEXT, entry -> entry.flags |= 1).end(),
            "entry a: expected data that is not encrypted, found encrypted data"),
        refused(method(6), "entry a: expected " + METHODS + ", found method 6, IMPLODED"),
        refused(method(14), "entry a: expected " + METHODS + ", found method 14, LZMA"),
        refused(method(99), "entry a: expected " + METHODS + ", found method 99, AES"),
        refused(method(1234), "entry a: expected " + METHODS + ", found method 1234"),
        refused(
            new Zips().file("a", TEXT).volume(1).end(),
            "the end: expected a whole zip, found one volume of several"));
  }

  private static final String METHODS =
      "data that is stored, deflated, deflate64, bzip2, zstd or xz";

  private static byte[] method(int number) {
    return new Zips().file("a", TEXT, entry -> entry.method = number).end();
  }

  @ParameterizedTest
  @MethodSource("unsupported")
  void saysWhatItDoesNotUnderstand(byte[] zip, String message) throws Exception {
    ArchiveException refusal = refusal(zip, Limits.DEFAULT);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.UNSUPPORTED_FORMAT);
    assertThat(refusal.hint()).isPresent();
  }

  static Stream<Arguments> tooBig() {
    return Stream.of(
        refused(
            new Zips().file("a", TEXT).told(10_000_000).wideEnd(),
            "the directory: expected at most 3 entries, found 10000000"),
        refused(
            new Zips()
                .file("a", TEXT)
                .file("b", TEXT)
                .file("c", TEXT)
                .file("d", TEXT)
                .told(1)
                .end(),
            "the directory: expected at most 3 entries, found more"),
        refused(
            new Zips().file("a/b", TEXT).file("c/d", TEXT).end(),
            "entry /c/d: expected at most 3 entries, found more"),
        refused(
            new Zips().file("a", new byte[1025]).end(),
            "entry /a: expected at most 1024 bytes, found 1025"),
        refused(
            new Zips()
                .file("a", new byte[1024])
                .again("b", TEXT, entry -> entry.size = 70 << 20)
                .end(),
            "entry b: expected at most 10 bytes for each packed byte, found 73401344 bytes from 17"),
        refused(
            new Zips().file("x".repeat(21), TEXT).end(),
            "entry xxxxxxxxxxxxxxxxxxxxx: expected a name of at most 20 characters, found 21"),
        refused(
            new Zips().symlink("a", "x".repeat(21)).end(),
            "entry /a: expected a link target of at most 20 characters, found 21"),
        refused(
            new Zips().file("x".repeat(20), TEXT).file("y".repeat(21), TEXT).end(),
            "entry yyyyyyyyyyyyyyyyyyyyy: expected names of at most 40 characters in all, found more"));
  }

  @ParameterizedTest
  @MethodSource("tooBig")
  void refusesWhatIsOverALimit(byte[] zip, String message) throws Exception {
    ArchiveException refusal = refusal(zip, SMALL);
    assertThat(refusal).hasMessage("app: " + message);
    assertThat(refusal.outcome()).isEqualTo(Outcome.TOO_BIG);
  }

  @Test
  void refusesAMemberOfManyGigabytesUnread() throws Exception {
    Limits limits = new Limits(10, 1L << 50, 4L << 30, Integer.MAX_VALUE, 20, 3, 20, 40);
    byte[] wide = Zips.field(1, Zips.buffer(8).putLong(5L << 30).array());
    byte[] zip =
        new Zips()
            .file(
                "a",
                TEXT,
                entry -> {
                  entry.size = 0xffffffffL;
                  entry.extra = wide;
                })
            .end();
    assertThat(refusal(zip, limits))
        .hasMessage("app: entry /a: expected at most 4294967296 bytes, found 5368709120");
  }

  private ArchiveException refusal(byte[] bytes, Limits limits) throws IOException {
    Path app = Files.write(temp.resolve("app"), bytes);
    return catchThrowableOfType(
        ArchiveException.class, () -> AppTree.open(app, limits, Keep.EVERYTHING).close());
  }

  private static Arguments refused(byte[] zip, String message) {
    return Arguments.of(zip, message);
  }
}
