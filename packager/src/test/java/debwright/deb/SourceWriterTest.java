package debwright.deb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.archive.AppTree;
import debwright.debian.Tools;
import debwright.plan.InstalledFile.Copied;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceWriterTest {
  @TempDir Path temp;
  private SmallApp small;

  @BeforeEach
  void small() throws Exception {
    small = new SmallApp(temp.resolve("app"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1:2.0-3", "1:2.0"})
  void dpkgBuildpackageMakesTheVeryTarsOfThePackage(String version) throws Exception {
    Tools.need("dpkg-buildpackage");
    small.control.put("Version", version);
    small.control.put("Multi-Arch", "foreign");
    small.control.put("Own-Field", "its value");
    Path ours = small.write(temp.resolve("ours"));
    Path source = write(temp.resolve("source"));
    Tools.sh("cd '%s' && dpkg-buildpackage -us -uc -b -d 2>&1".formatted(source));
    Path built = temp.resolve("source").resolve(ours.getFileName());
    for (String tar : List.of("control.tar.xz", "data.tar.xz")) {
      assertThat(sum(built, tar)).as(tar).isEqualTo(sum(ours, tar));
    }
  }

  private static String sum(Path deb, String tar) throws Exception {
    return Tools.sh("ar p '%s' %s | xz -dc | sha256sum".formatted(deb, tar));
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.0-3", "2.0"})
  void dpkgSourceTakesIt(String version) throws Exception {
    Tools.need("dpkg-source");
    small.control.put("Version", version);
    Path source = write(temp.resolve("source"));
    String said =
        Tools.sh(
            "cd '%s' && dpkg-source -b small-tool-2.0 2>&1".formatted(source.resolveSibling("")));
    assertThat(said).doesNotContain("warning").doesNotContain("error");
    Tools.sh(
        "cd '%s' && dpkg-source -x small-tool_%s.dsc again 2>&1 && diff -r -x .pc again small-tool-2.0"
            .formatted(source.resolveSibling(""), version));
  }

  @Test
  void writesTheSameBytesAgain() throws Exception {
    write(temp.resolve("a"));
    write(temp.resolve("b"));
    Tools.sh("diff -r '%s' '%s'".formatted(temp.resolve("a"), temp.resolve("b")));
  }

  @Test
  void leavesAFolderThatIsThereAlone() throws Exception {
    Path there = Files.createDirectories(temp.resolve("source/small-tool-2.0"));
    assertThatThrownBy(() -> write(temp.resolve("source")))
        .isInstanceOf(FileAlreadyExistsException.class)
        .hasMessageContaining("small-tool-2.0: it is there already");
    assertThat(there).isEmptyDirectory();
  }

  @Test
  void leavesNothingBehindWhenItFails() throws Exception {
    Path source = Files.createDirectories(temp.resolve("source"));
    try (AppTree app = small.open()) {
      Files.delete(temp.resolve("app/bin/tool"));
      assertThatThrownBy(
              () -> new SourceWriter(SmallApp.packing()).write(small.plan(), app, source))
          .isInstanceOf(java.io.IOException.class);
    }
    assertThat(source).isEmptyDirectory();
  }

  @Test
  void findsWhatIsWrongWithThePlan() {
    small.files.add(new Copied("/opt/x", 0644, "/nowhere"));
    assertThatThrownBy(() -> write(temp.resolve("source"))).isInstanceOf(DebException.class);
  }

  @Test
  void writesAChangelogWhereThePlanHasNone() throws Exception {
    small.files.removeIf(file -> file.path().contains("changelog"));
    Path source = write(temp.resolve("source"));
    assertThat(source.resolve("debian/changelog"))
        .hasContent(
            """
            small-tool (1:2.0-3) unstable; urgency=medium

              * Package of the app as its maker ships it.

             -- Ann Example <ann@example.org>  Wed, 04 Mar 2026 05:06:07 +0000
            """);
    try (Stream<Path> files = Files.list(source.resolve("debian"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "changelog",
              "conffiles",
              "control",
              "copyright",
              "manifest",
              "postinst",
              "put-control",
              "put-in-place",
              "rules",
              "source");
    }
  }

  private Path write(Path folder) throws Exception {
    try (AppTree app = small.open()) {
      return new SourceWriter(SmallApp.packing()).write(small.plan(), app, folder);
    }
  }
}
