package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives with seeded damage give a tree or a refusal, whatever is hit. */
class MutationTest {
  private static final int ROUNDS = 100;
  private static final Limits LIMITS =
      new Limits(1000, 4 << 20, 1 << 20, 250, 1000, 50, 1000, 1 << 20);

  @TempDir Path temp;

  static Stream<Arguments> archives() throws IOException {
    byte[] tar = tar();
    return Stream.concat(zips(tar), tars(tar));
  }

  private static Stream<Arguments> zips(byte[] tar) {
    byte[] plain = zip(Tars.ELF);
    return Stream.of(
        Arguments.of("zip", plain),
        Arguments.of("zip64", new Zips().file("a", Tars.ELF).file("b", plain).wideEnd()),
        Arguments.of("zip in zip", new Zips().file("x/a.zip", plain).end()),
        Arguments.of("tar in zip", new Zips().file("a.tgz", Packed.GZIP.of(tar)).end()),
        Arguments.of("zip in tar", new Tars().file("a.zip", plain).end()));
  }

  private static byte[] zip(byte[] elf) {
    byte[] text = "text that is packed".getBytes(UTF_8);
    byte[] extra = Zips.field(0x7075, new byte[9]);
    return new Zips()
        .file("usr/", new byte[0], entry -> entry.unix = 0040755)
        .symlink("lib", "usr/lib")
        .file("lib/a.so", elf, entry -> entry.flags |= Zips.STREAMED)
        .file("lib/pom.xml", text, entry -> method(entry, 12, Packed.BZIP2.of(text)))
        .file("b", elf, entry -> method(entry, 93, Packed.ZSTD.of(elf)))
        .file("c", elf, entry -> method(entry, 95, Packed.XZ.of(elf)))
        .file("d", elf, entry -> method(entry, 9, Zips.deflated(elf, 0)))
        .file("e", elf, entry -> entry.extra = extra)
        .end();
  }

  private static void method(Zips.Entry entry, int method, byte[] packed) {
    entry.method = method;
    entry.packed(packed);
  }

  private static Stream<Arguments> tars(byte[] tar) {
    return Stream.concat(
        Arrays.stream(Packed.values()).map(packed -> Arguments.of(packed + "", packed.of(tar))),
        Stream.of(Packed.PLAIN, Packed.GZIP, Packed.XZ, Packed.ZSTD)
            .map(
                packed ->
                    Arguments.of(
                        "deb " + packed,
                        DebArchiveTest.deb(
                            "debian-binary",
                            "2.0\n".getBytes(UTF_8),
                            "control.tar",
                            packed.of(new Tars().file("./control", new byte[30]).end()),
                            "data.tar",
                            packed.of(tar)))));
  }

  private static byte[] tar() {
    byte[] gnu = new byte[512];
    System.arraycopy(new Tars().header('S', "old", "", 512).bytes(), 0, gnu, 0, 512);
    put(gnu, 257, "ustar  \0");
    put(gnu, 386, "00000000000\00000000001000");
    put(gnu, 410, "00000002000\00000000000000");
    put(gnu, 482, "\001");
    put(gnu, 483, "00000010000\0");
    return new Tars()
        .folder("usr/")
        .file("usr/app", Tars.ELF)
        .symlink("lib", "usr/lib")
        .hardLink("lib/x", "usr/app")
        .pax("path", "usr/long", "comment", "x", "size", "14")
        .file("short", Tars.ELF)
        .entry('L', "L", "", "a/longer/name\0".getBytes(UTF_8))
        .file("short", new byte[700])
        .sparse("usr/sparse", 900, "2\n0\n14\n800\n3\n", "\u007fELFabcdefghijklmn".getBytes(UTF_8))
        .pax("GNU.sparse.map", "0,14", "GNU.sparse.size", "99", "GNU.sparse.name", "m")
        .file("m", Tars.ELF)
        .raw(Tars.summed(gnu))
        .raw(new byte[1024])
        .end();
  }

  private static void put(byte[] header, int at, String value) {
    System.arraycopy(value.getBytes(UTF_8), 0, header, at, value.length());
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("archives")
  @Timeout(20)
  void damageGivesATreeOrARefusal(String name, byte[] archive) throws Exception {
    Random random = new Random(name.hashCode());
    int refused = 0;
    for (int i = 0; i < ROUNDS; i++) {
      Path file = Tars.write(temp.resolve("app"), mutated(archive, random));
      refused += read(file, i % 2 == 0 ? Keep.EVERYTHING : Keep.OBJECTS) ? 0 : 1;
    }
    assertThat(refused).isGreaterThan(ROUNDS / 10);
  }

  private static byte[] mutated(byte[] archive, Random random) {
    byte[] bytes = archive.clone();
    for (int i = random.nextInt(3); i >= 0; i--) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(4)) {
        case 0 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 1 -> bytes[at] = (byte) random.nextInt(256);
        case 2 -> bytes = Arrays.copyOf(bytes, at + 1);
        default -> mend(bytes, at, random);
      }
    }
    return bytes;
  }

  /** Damages a header of a tar and sets its checksum, so that the damage gets further. */
  private static void mend(byte[] bytes, int at, Random random) {
    int block = at / 512 * 512;
    if (block + 512 > bytes.length || bytes[block] == 0) {
      return;
    }
    byte[] header = Arrays.copyOfRange(bytes, block, block + 512);
    header[random.nextInt(512)] = (byte) random.nextInt(256);
    header[124 + random.nextInt(36)] = (byte) ('0' + random.nextInt(9));
    System.arraycopy(Tars.summed(header), 0, bytes, block, 512);
  }

  private static boolean read(Path file, Keep keep) throws IOException {
    try (AppTree tree = AppTree.open(file, LIMITS, keep)) {
      for (AppEntry entry : tree.entries()) {
        touch(tree, entry);
      }
      return true;
    } catch (ArchiveException e) {
      assertThat(e.getMessage()).matches("app: [^\\p{Cntrl}]*expected [^\\p{Cntrl}]*, found .*");
      return false;
    }
  }

  private static void touch(AppTree tree, AppEntry entry) throws IOException {
    tree.resolve(entry.path());
    if (entry.elf()) {
      ByteSource content = tree.content(entry);
      assertThat(content.size()).isEqualTo(entry.size());
      assertThat(content.read(0, 4).getInt()).isEqualTo(0x7f454c46);
      content.read(content.size() - 1, 1);
    }
  }
}
