package debwright.mirror;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.debian.LibraryName;
import debwright.debian.Tools;
import debwright.index.Alternative;
import debwright.index.ArchiveIndex;
import debwright.index.IndexBuilder;
import debwright.index.LibraryEntry;
import debwright.index.Relations;
import debwright.index.Release;
import debwright.mirror.MirrorIndexBuilder.Built;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MirrorIndexBuilderTest {
  private static final String AMD64 = "64:LE:62:0";
  private static final String FOLDER = "usr/lib/x86_64-linux-gnu/";

  @TempDir Path temp = Path.of("");
  private SmallArchive archive = new SmallArchive(temp);
  private Building building = new Building(temp);
  private Optional<FolderServer> server = Optional.empty();

  @BeforeEach
  void makeArchive() throws Exception {
    archive = new SmallArchive(Files.createDirectories(temp.resolve("archive")));
    building = new Building(temp);
    server = Optional.of(new FolderServer(archive.folder));
  }

  @AfterEach
  void closeServer() {
    server.ifPresent(FolderServer::close);
  }

  private FolderServer server() {
    return server.orElseThrow();
  }

  private static SmallDeb big() {
    return SmallDeb.library("libbig1", "2", "libbig.so.1").noise(50_000);
  }

  private void bookworm() throws Exception {
    archive
        .add("main", SmallDeb.library("libz1", "1:1.2.13+x~1", "libz.so.1"))
        .add(
            "main",
            new SmallDeb("libold1", "1")
                .object("lib/x86_64-linux-gnu/libold-1.2.so", "libold-1.2.so")
                .link("lib/x86_64-linux-gnu/libold.so.1", "libold-1.2.so")
                .control("shlibs", "libold 1 libold1 (>= 1)\n")
                .fields("Depends: libz1\nProvides: libolder1\n")
                .packed("gz", "bz2"))
        .add(
            "main",
            new SmallDeb("libblas3", "3")
                .object(FOLDER + "blas/libblas.so.3", "libblas.so.3")
                .control(
                    "postinst",
                    "update-alternatives --install /usr/lib/x86_64-linux-gnu/libblas.so.3 b"
                        + " /usr/lib/x86_64-linux-gnu/blas/libblas.so.3 10\n"))
        .add("main", big())
        .add("main", new SmallDeb("libz-dev", "1").link(FOLDER + "libz.so", "libz.so.1"))
        .add("main", new SmallDeb("prog", "1").object("usr/lib/prog/plugin.so", "plugin.so"))
        .write("bookworm");
  }

  @Test
  void takesMetadataFromHeadsAndLibrariesFromContents() throws Exception {
    bookworm();
    Built built = building.build(server().url());
    assertThat(built.leftOut()).isEmpty();
    assertThat(built.fetched()).isEqualTo(4);
    assertThat(built.facts().quality()).isEqualTo("symbols");
    assertThat(built.facts().date()).isEqualTo("2023-11-14");
    ArchiveIndex index = building.index();
    assertThat(index.symbols("libz.so.1", "libz1")).isPresent();
    assertThat(index.symbols("libbig.so.1", "libbig1")).isPresent();
    assertThat(index.shlibs(new LibraryName("libold", "1"), "libold1")).hasSize(1);
    assertThat(index.findPackage("libz1").orElseThrow().dependents()).isEqualTo(1);
    assertThat(index.findPackage("libold1").orElseThrow().provides()).isEqualTo("libolder1");
    assertThat(index.findPackage("prog")).isEmpty();
    assertThat(index.libraries("libold.so.1"))
        .containsExactly(
            new LibraryEntry(
                "/" + FOLDER + "libold.so.1",
                "libold1",
                Optional.empty(),
                Optional.of("libold.so.1"),
                AMD64));
    assertThat(index.alternativesNamed("libblas.so.3"))
        .containsExactly(
            new Alternative(
                "/" + FOLDER + "libblas.so.3", "/" + FOLDER + "blas/libblas.so.3", "libblas3", 10));
  }

  @Test
  void keepsWhatThePackagesOfTheListsAskOfEachOther() throws Exception {
    archive.packagesText(
        "main",
        "Package: data\nVersion: 1\nArchitecture: all\nFilename: pool/d.deb\nSize: 1\nSHA256: "
            + "0".repeat(64)
            + "\nDepends: libz1 (>= 2)\nProvides: libolder1 (= 1)\nEssential: yes\n\n");
    bookworm();
    building.build(server().url());
    Relations relations = building.index().relations().orElseThrow();
    assertThat(relations.find("libz1").own().orElseThrow().version().text())
        .isEqualTo("1:1.2.13+x~1");
    assertThat(relations.find("libolder1").providers()).containsExactly("data");
    assertThat(relations.essential()).containsExactly("data");
    assertThat(relations.find("prog").own()).isEmpty();
  }

  @Test
  void asksForTheFirstBytesAndThenForExactlyWhatIsLeft() throws Exception {
    bookworm();
    building.build(server().url());
    String big = SmallArchive.path("main", big());
    assertThat(server().requests())
        .contains(
            SmallArchive.path("main", SmallDeb.library("libz1", "1:1.2.13+x~1", ""))
                + " bytes=0-4095")
        .filteredOn(request -> request.startsWith(big))
        .hasSize(2)
        .first()
        .isEqualTo(big + " bytes=0-4095");
    assertThat(server().requests()).noneMatch(request -> request.matches("pool/.*deb"));
  }

  @Test
  void hangsUpOnAServerThatKnowsNoRanges() throws Exception {
    SmallDeb heavy = SmallDeb.library("libheavy1", "1", "libheavy.so.1");
    archive.add("main", heavy).write("bookworm");
    Path file = archive.folder.resolve(SmallArchive.path("main", heavy));
    byte[] whole = java.util.Arrays.copyOf(Files.readAllBytes(file), 64 << 20);
    Files.write(file, whole);
    server().forgetRanges();
    assertThat(building.build(server().url()).bytes()).isLessThan(1 << 16);
    assertThat(server().bytes()).isLessThan(32 << 20);
    assertThat(building.index().symbols("libheavy.so.1", "libheavy1")).isPresent();
  }

  @Test
  void givesTheSameBytesWithAndWithoutRangesAndTheSameFromAFolder() throws Exception {
    bookworm();
    building.build(server().url());
    byte[] first = Files.readAllBytes(building.output());
    String snapshot = building.index().digest();
    server().forgetRanges();
    Building other = new Building(temp.resolve("other"));
    other.build(server().url());
    assertThat(other.output()).hasBinaryContent(first);
    Building fromFolder = new Building(temp.resolve("folder"));
    fromFolder.build(archive.folder.toString());
    assertThat(fromFolder.index().digest()).isEqualTo(snapshot);
    fromFolder.build(archive.folder.toUri().toString());
    assertThat(fromFolder.index().digest()).isEqualTo(snapshot);
  }

  @Test
  void wholePackagesGiveWhatAFolderOfThemGives() throws Exception {
    bookworm();
    Built built = building.full().build(server().url());
    assertThat(built.fetched()).isEqualTo(4);
    Path debs = Files.createDirectories(temp.resolve("debs"));
    for (String name : List.of("libz1", "libold1", "libblas3", "libbig1")) {
      try (var files = Files.list(archive.folder.resolve("pool/main"))) {
        for (Path file : files.filter(f -> f.getFileName().toString().startsWith(name)).toList()) {
          Files.copy(file, debs.resolve(file.getFileName()));
        }
      }
    }
    IndexBuilder.Built expected =
        new IndexBuilder(new Release("debian:12"), "amd64", "x")
            .build(debs, temp.resolve("debs.index"), done -> {});
    assertThat(expected.problems()).isEmpty();
    assertThat(built.facts().snapshot()).isEqualTo(expected.facts().snapshot());
    assertThat(building.index().libraries("libold.so.1").get(0).linkTarget())
        .contains("/" + FOLDER + "libold-1.2.so");
  }

  @Test
  void takesTheNewestVersionOfAllPocketsOfUbuntusLayout() throws Exception {
    Tools.need("dpkg-deb");
    archive.contentsOfRelease();
    archive
        .add("main", dpkg("libz1", "1-1"), made("libz1", "1-1"))
        .add("universe", dpkg("libu1", "5-1"), made("libu1", "5-1"))
        .add("multiverse", dpkg("libm1", "5-1"), made("libm1", "5-1"))
        .write("noble");
    archive.add("main", dpkg("libz1", "1-1.2"), made("libz1", "1-1.2")).write("noble-updates");
    archive
        .add("main", dpkg("libz1", "1-1.1"), made("libz1", "1-1.1"))
        .add("universe", dpkg("libu1", "5-1.1"), made("libu1", "5-1.1"))
        .write("noble-security");
    building.release = "ubuntu:24.04";
    building.components = List.of("main", "universe");
    Built built = building.build(server().url());
    assertThat(built.leftOut()).isEmpty();
    ArchiveIndex index = building.index();
    assertThat(index.findPackage("libz1").orElseThrow().version()).isEqualTo("1-1.2");
    assertThat(index.findPackage("libu1").orElseThrow().version()).isEqualTo("5-1.1");
    assertThat(index.findPackage("libm1")).isEmpty();
    assertThat(index.libraries("libz1.so")).hasSize(1);
    assertThat(index.facts().origin())
        .startsWith("Small noble, Small noble-updates, Small noble-security: main universe");
  }

  private static SmallDeb dpkg(String name, String version) {
    return new SmallDeb(name, version).object(FOLDER + name + ".so", name + ".so");
  }

  /** The package as the real tool makes it, in Ubuntu's compression. */
  private byte[] made(String name, String version) throws Exception {
    Path root = Files.createTempDirectory(temp, "root");
    Files.createDirectories(root.resolve("DEBIAN"));
    Files.writeString(
        root.resolve("DEBIAN/control"),
        "Package: %s\nVersion: %s\nArchitecture: amd64\nMaintainer: A <a@example.org>\nDescription: a\n"
            .formatted(name, version));
    Tools.sh("dpkg-deb -Zzstd --root-owner-group -b '%s' '%s/made.deb'".formatted(root, temp));
    return Files.readAllBytes(temp.resolve("made.deb"));
  }

  @Test
  void readsTheSecurityArchiveFromAMirrorOfItsOwn() throws Exception {
    bookworm();
    Path other = Files.createDirectories(temp.resolve("security"));
    new SmallArchive(other)
        .add("main", SmallDeb.library("libz1", "1:1.2.13+x~1+deb12u1", "libz.so.1"))
        .write("bookworm-security");
    building.build(server().url(), other.toString());
    assertThat(building.index().findPackage("libz1").orElseThrow().version())
        .isEqualTo("1:1.2.13+x~1+deb12u1");
  }

  @Test
  void prefersFilesNamedByTheirDigest() throws Exception {
    archive
        .fields("Acquire-By-Hash: yes\n")
        .add("main", SmallDeb.library("liba1", "1", "liba.so.1"))
        .write("bookworm");
    building.build(server().url());
    assertThat(server().requests())
        .anyMatch(each -> each.startsWith("dists/bookworm/main/binary-amd64/by-hash/SHA256/"))
        .contains("dists/bookworm/main/binary-amd64/Packages.xz");
  }

  @Test
  void refusesAnArchitectureThatTheArchiveDoesNotHave() throws Exception {
    archive.write("bookworm");
    Files.writeString(
        archive.dists("bookworm").resolve("Release"),
        "Suite: bookworm\nArchitectures: arm64\nSHA256:\n %s 0 x\n".formatted("0".repeat(64)));
    assertThatThrownBy(() -> building.build(server().url()))
        .isInstanceOf(MirrorException.class)
        .hasMessageContaining("no package of amd64 in main")
        .hasMessageContaining("the suite is of arm64");
  }

  @Test
  void refusesAnArchiveWithoutTheRelease() {
    assertThatThrownBy(() -> building.build(server().url()))
        .isInstanceOf(MirrorException.class)
        .hasMessageContaining("it has none of the suites bookworm, bookworm-updates");
  }
}
