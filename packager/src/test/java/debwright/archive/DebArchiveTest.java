package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.plan.Outcome;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DebArchiveTest {
  private static final byte[] CONTROL =
      Packed.XZ.of(
          new Tars()
              .folder("./")
              .file("./control", "Package: a\n".getBytes(UTF_8))
              .file("./symbols", "liba.so.1 a #MINVER#\n".getBytes(UTF_8))
              .end());
  private static final byte[] DATA =
      Packed.ZSTD.of(
          new Tars().folder("./").symlink("./lib", "/usr/lib").file("./lib/a.so", Tars.ELF).end());

  @TempDir Path temp;

  @Test
  void givesControlFilesAndTreeInOnePass() throws Exception {
    byte[] deb = deb("debian-binary", version(), "control.tar.xz", CONTROL, "data.tar.zst", DATA);
    try (DebArchive archive = DebArchive.open(write(deb), Limits.DEFAULT)) {
      assertThat(archive.control()).containsOnlyKeys("control", "symbols");
      assertThat(archive.control().get("control")).isEqualTo("Package: a\n".getBytes(UTF_8));
      assertThat(archive.tree().format()).isEqualTo(AppFormat.DEB);
      assertThat(AppTreeTest.bytes(archive.tree(), "/usr/lib/a.so")).isEqualTo(Tars.ELF);
    }
  }

  @Test
  void passesOverMembersThatItDoesNotKnow() throws Exception {
    byte[] deb =
        deb(
            "debian-binary/",
            version(),
            "_odd",
            new byte[7],
            "control.tar.xz",
            CONTROL,
            "_gpgorigin",
            new byte[9],
            "data.tar.zst/",
            DATA);
    try (DebArchive archive = DebArchive.open(write(deb), Limits.DEFAULT)) {
      assertThat(archive.tree().find("/usr/lib/a.so")).isPresent();
    }
  }

  @Test
  void readsWhatDpkgDebBuilds() throws Exception {
    Files.createDirectories(temp.resolve("app/DEBIAN"));
    Files.writeString(
        temp.resolve("app/DEBIAN/control"),
        "Package: a\nVersion: 1\nArchitecture: all\nMaintainer: a <a@b.c>\nDescription: a\n");
    Files.writeString(temp.resolve("app/DEBIAN/shlibs"), "liba 1 a\n");
    Files.write(temp.resolve("app/run"), Tars.ELF);
    Tool.run(temp, "dpkg-deb", "--root-owner-group", "-b", "app", "a.deb");
    try (DebArchive archive = DebArchive.open(temp.resolve("a.deb"), Limits.DEFAULT)) {
      assertThat(archive.control()).containsOnlyKeys("control", "shlibs");
      assertThat(archive.tree().entries()).extracting(AppEntry::path).containsExactly("/run");
    }
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    assertThatThrownBy(() -> DebArchive.open(temp.resolve("none"), Limits.DEFAULT))
        .isInstanceOf(NoSuchFileException.class)
        .hasMessage(temp.resolve("none") + ": no such file or folder");
  }

  @Test
  void refusesWhatIsNoPackage() throws Exception {
    check(
        deb("a.o", new byte[4]),
        Outcome.UNSUPPORTED_FORMAT,
        "the first member: expected an app, found an ar archive that is no package");
    check(
        deb("debian-binary", "3.0\n".getBytes(UTF_8)),
        Outcome.UNSUPPORTED_FORMAT,
        "debian-binary: expected version 2 of the format, found '3.0'");
    check(
        deb("debian-binary", version(), "control.tar.xz", CONTROL),
        Outcome.CORRUPT_ARCHIVE,
        "the end: expected a member data.tar.*, found none");
    check(
        deb("debian-binary", version(), "data.tar.zst", DATA),
        Outcome.CORRUPT_ARCHIVE,
        "the end: expected a member control.tar.*, found none");
    check(
        deb("debian-binary", version(), "control.tar.xz", CONTROL, "data.tar.lzma", lzma()),
        Outcome.UNSUPPORTED_FORMAT,
        "data.tar.lzma: expected a tar, plain or in gz, xz, zst or bz2, found something else");
    check(
        "!<arch>\nnonsense".getBytes(UTF_8),
        Outcome.CORRUPT_ARCHIVE,
        "byte 8: expected the header of an ar member, found 'nonsense'");
    check(
        Tars.ELF,
        Outcome.UNSUPPORTED_FORMAT,
        "not a package: expected an ar archive, found an ELF file");
  }

  @Test
  void saysWhereAPackageIsCut() throws Exception {
    byte[] deb = deb("debian-binary", version(), "control.tar.xz", CONTROL, "data.tar.zst", DATA);
    check(
        Arrays.copyOf(deb, deb.length - DATA.length / 2),
        Outcome.CORRUPT_ARCHIVE,
        "byte 0 of data.tar: expected sound data, found the end, %d bytes too early"
            .formatted(DATA.length / 2 - (DATA.length & 1)));
    check(
        Arrays.copyOf(deb, 72 + 60 + 20),
        Outcome.CORRUPT_ARCHIVE,
        "byte 0 of control.tar: expected sound data, found the end, %d bytes too early"
            .formatted(CONTROL.length - 20));
  }

  private void check(byte[] deb, Outcome outcome, String message) throws Exception {
    Path file = write(deb);
    ArchiveException refusal =
        catchThrowableOfType(
            ArchiveException.class, () -> DebArchive.open(file, Limits.DEFAULT).close());
    assertThat(refusal).hasMessage("a.deb: " + message);
    assertThat(refusal.outcome()).isEqualTo(outcome);
  }

  private Path write(byte[] deb) {
    return Tars.write(temp.resolve("a.deb"), deb);
  }

  private static byte[] lzma() {
    byte[] bytes = new byte[600];
    bytes[0] = 0x5d;
    return bytes;
  }

  private static byte[] version() {
    return "2.0\n".getBytes(UTF_8);
  }

  static byte[] deb(Object... members) {
    ByteArrayOutputStream deb = new ByteArrayOutputStream();
    deb.writeBytes("!<arch>\n".getBytes(UTF_8));
    for (int i = 0; i < members.length; i += 2) {
      byte[] data = (byte[]) members[i + 1];
      String header =
          "%-16s%-12d%-6d%-6d%-8s%-10d`\n".formatted(members[i], 0, 0, 0, "100644", data.length);
      deb.writeBytes(header.getBytes(UTF_8));
      deb.writeBytes(data);
      deb.writeBytes(data.length % 2 == 0 ? new byte[0] : "\n".getBytes(UTF_8));
    }
    return deb.toByteArray();
  }
}
