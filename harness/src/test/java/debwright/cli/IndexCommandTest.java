package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Version;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.IndexWriter;
import debwright.index.PackageFacts;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class IndexCommandTest {
  private static final String HEADER = "library,release,architecture,package,confidence,quality\n";

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();

  @BeforeEach
  void newShell() {
    shell = Shell.piped(folder);
  }

  @Test
  void looksUpWhoShipsALibraryBestFirst() {
    assertThat(shell.run("index", "lookup", "libz.so.1", "--format", "csv")).isZero();
    assertThat(shell.out())
        .startsWith(HEADER + "libz.so.1,debian:11,amd64,zlib1g,exact,symbols\n")
        .contains("libz.so.1,debian:12,amd64,zlib1g,exact,symbols\n")
        .contains("libz.so.1,ubuntu:24.04,amd64,zlib1g,exact,symbols\n");
  }

  @Test
  void saysHowSureAnAnswerIs() {
    String[] lookup = {"index", "lookup", "libcuda.so.1", "libavcodec.so.60", "--format", "csv"};
    assertThat(shell.run(lookup)).isZero();
    assertThat(shell.out())
        .startsWith(HEADER + "libcuda.so.1,ubuntu:24.04,amd64,libnvidia-compute-550,likely,names\n")
        .contains("libavcodec.so.60,ubuntu:24.04,amd64,libavcodec60,exact,symbols\n")
        .contains("libavcodec.so.60,ubuntu:24.04,amd64,libavcodec-extra60,ambiguous,names\n");
  }

  @Test
  void hasNoRowForAnUnknownLibrary() {
    assertThat(shell.run("index", "lookup", "libnone.so.9", "--format", "csv")).isEqualTo(1);
    assertThat(shell.out()).isEqualTo(HEADER);
    assertThat(shell.err()).contains("no index at hand knows libnone.so.9");
  }

  @Test
  void showsAndListsTheBuiltInIndex() {
    assertThat(shell.run("index", "show", "bookworm")).isZero();
    assertThat(shell.out()).contains("snapshot ", "symbol-entries ");
    assertThat(shell.run("index", "list", "--format", "json")).isZero();
    assertThat(shell.out())
        .contains(
            "{\"schema\":1,\"indexes\":[{\"release\":\"debian:11\"",
            "{\"release\":\"debian:12\"",
            "{\"release\":\"ubuntu:22.04\"",
            "{\"release\":\"ubuntu:24.04\"");
  }

  @Test
  void saysWhetherAReleaseCanMeetADepends() {
    assertThat(shell.run("index", "satisfy", "libc6 (>= 2.34), zlib1g", "--format", "csv"))
        .as(shell.err())
        .isZero();
    String[] no = {"index", "satisfy", "libc6 (>= 99)", "libmine1", "--format", "csv"};
    assertThat(shell.run(no)).isEqualTo(1);
    assertThat(shell.out())
        .startsWith(
            """
            answer,cause,depends
            yes,,"libc6 (>= 2.34), zlib1g"
            answer,cause,depends
            no,"needs libc6 (>= 99), debian:12 has 2.""")
        .endsWith("unknown,nothing is known of libmine1,libmine1\n");
    assertThat(shell.run("index", "satisfy", "libc6", "--release", "noble")).isEqualTo(3);
    assertThat(shell.err()).contains("error: the index of ubuntu:24.04 amd64 has no relations");
    assertThat(shell.run("index", "satisfy", "(>= 2)")).isEqualTo(2);
  }

  @Test
  void putsRelationsBesideAnIndex() throws IOException, IndexException {
    Path index = folder.resolve("mine.index");
    Path packages = folder.resolve("Packages");
    Files.writeString(
        packages,
        """
        Package: libz1
        Version: 2
        Architecture: amd64

        Package: libz1
        Version: 3
        Architecture: i386
        """);
    IndexWriter writer = new IndexWriter(new Release("debian:12"), "amd64", "a test");
    writer.add(
        new PackageFacts(
            "libz1",
            new Version("2"),
            "amd64",
            "",
            List.of(),
            List.of(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            1_700_000_000L));
    writer.write(index);
    String[] add = {"index", "relations", index.toString(), packages.toString()};
    assertThat(shell.run(add)).as(shell.err()).isZero();
    assertThat(
            ArchiveIndex.open(index)
                .relations()
                .orElseThrow()
                .find("libz1")
                .own()
                .orElseThrow()
                .version()
                .text())
        .isEqualTo("2");
    Files.writeString(packages, "Package: a\nArchitecture: all\nDepends: [b\n");
    assertThat(shell.run(add)).isEqualTo(2);
    assertThat(shell.err()).contains("Packages: a: a relation such as");
  }

  @Test
  void buildingNeedsPackages() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    String[] build = {"index", "build", "--release", "debian:12", "--arch", "amd64", "--debs", ""};
    build[7] = empty.toString();
    assertThat(shell.run(build)).isEqualTo(2);
    assertThat(shell.err()).contains("error: no .deb file in", "hint: ");
    Files.writeString(empty.resolve("broken.deb"), "no package");
    assertThat(shell.run(build)).isEqualTo(2);
    assertThat(shell.err()).contains("no package of amd64 could be read");
  }

  @Test
  void buildsFromFactsOrFromPackages() throws IOException {
    Files.writeString(
        folder.resolve("about.csv"),
        "fact,value\nrelease,ubuntu:26.04\narchitecture,amd64\ndate,2026-04-23\norigin,here\n");
    Path libraries = folder.resolve("libraries.csv");
    Files.writeString(
        libraries, "library,package,confidence,source,kind\nlibz.so.1,zlib1g,likely,x,versioned\n");
    String[] build = {
      "index", "build", "--release", "resolute", "--arch", "amd64", "--facts", folder.toString()
    };
    assertThat(shell.run(build)).as(shell.err()).isZero();
    assertThat(shell.err()).contains("libraries: 1", "guessed-libraries: 1", "wrote ");
    assertThat(shell.run("index", "lookup", "libz.so.1", "--release", "ubuntu:26.04")).isZero();
    assertThat(shell.out()).contains("zlib1g").contains("likely");
    Files.writeString(libraries, "library,package,confidence,source,kind\nlibz,z,exact,,\n");
    assertThat(shell.run(build)).isEqualTo(2);
    assertThat(shell.err())
        .contains("error: libraries.csv:2: expected versioned or unversioned", "hint: docs/");
    String[] both = {
      "index", "build", "--release", "noble", "--arch", "amd64", "--debs", "x", "--facts", "y"
    };
    assertThat(shell.run(both)).isEqualTo(2);
    assertThat(shell.err())
        .contains("error: index build takes one of --mirror, --debs and --facts");
  }

  @Test
  void buildsFromAMirrorAndUpdates() throws IOException {
    assertThat(shell.run("index", "update")).isEqualTo(3);
    assertThat(shell.err()).contains("error: no index of yours was built from a mirror", "hint: ");
    Path archive = OnePackageArchive.in(folder.resolve("archive"), "1");
    String[] build = {
      "index", "build", "--release", "trixie", "--arch", "arm64", "--mirror", archive.toString()
    };
    assertThat(shell.run(build)).as(shell.err()).isZero();
    assertThat(shell.err())
        .contains(
            "trixie: its signature was not checked: it has none",
            "fetched 1 packages, 0 were fetched before, 0 left out",
            "symbols: 1");
    assertThat(shell.run("index", "lookup", "liba.so.1", "--release", "debian:13")).isZero();
    assertThat(shell.out()).contains("liba1").contains("symbols");
    assertThat(shell.run("index", "show", "trixie", "--arch", "arm64")).isZero();
    assertThat(shell.out()).contains("mirror.1.suite", "not checked: it has none");
    assertThat(shell.run("index", "update", "--release", "trixie")).isZero();
    assertThat(shell.err()).contains("debian:13 arm64: nothing changed");
    OnePackageArchive.in(archive, "2");
    assertThat(shell.run("index", "update")).isZero();
    assertThat(shell.err()).contains("debian:13 arm64: updated");
    assertThat(shell.run("index", "update", "--release", "sid")).isEqualTo(3);
    assertThat(shell.err()).contains("no index of yours of that release was built from a mirror");
  }

  @Test
  void saysWhatIsWrongWithAMirror() throws IOException {
    String[] build = {
      "index", "build", "--release", "sid", "--arch", "amd64", "--mirror", folder.toString()
    };
    assertThat(shell.run(build)).isEqualTo(3);
    assertThat(shell.err())
        .contains("it has none of the suites sid, sid-updates, sid-security", "hint: the URL of");
  }
}
