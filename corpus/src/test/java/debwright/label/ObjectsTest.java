package debwright.label;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.source.Command;
import debwright.source.Tools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {
  @TempDir Path folder;

  @Test
  void takesProgramsLibrariesAndModulesOfAPackage() throws IOException, LabelException {
    Tools.require("dpkg-deb");
    place("usr/bin/app", "rwxr-xr-x");
    place("usr/lib/libx.so.1", "rw-r--r--");
    place("usr/lib/app/plug.cmxs", "rw-r--r--");
    place("usr/lib/app/addon.node", "rw-r--r--");
    place("usr/share/data.bin", "rw-r--r--");
    place("usr/lib/debug/usr/bin/app", "rwxr-xr-x");
    Files.createSymbolicLink(folder.resolve("tree/usr/lib/libx.so"), Path.of("libx.so.1"));
    Files.writeString(folder.resolve("tree/usr/lib/libtext.so"), "INPUT(-lx)");
    assertThat(Objects.of(pack(), folder.resolve("scratch")))
        .isEqualTo(
            new Objects(
                List.of(
                    "usr/bin/app",
                    "usr/lib/app/addon.node",
                    "usr/lib/app/plug.cmxs",
                    "usr/lib/libx.so.1"),
                List.of("usr/lib")));
    assertThat(folder.resolve("scratch")).doesNotExist();
  }

  @Test
  void saysWhatIsNoPackage() throws IOException {
    Tools.require("dpkg-deb");
    Path text = Files.writeString(folder.resolve("x.deb"), "no package");
    assertThatThrownBy(() -> Objects.of(text, folder.resolve("scratch")))
        .isInstanceOf(LabelException.class)
        .hasMessageStartingWith("dpkg-deb: ");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 4, 51, 52, 63, 64, 100})
  void findsNoDynamicSegmentInPieces(int length) throws IOException {
    byte[] program = Files.readAllBytes(program());
    Path piece = folder.resolve("piece");
    Files.write(piece, java.util.Arrays.copyOf(program, length));
    assertThat(DynamicSegment.in(piece)).isFalse();
  }

  @Test
  void wantsARootThatIsOne() {
    assertThatThrownBy(() -> Root.open(folder)).isInstanceOf(LabelException.class);
  }

  private Path pack() throws IOException {
    Path control = folder.resolve("tree/DEBIAN/control");
    Files.createDirectories(folder.resolve("tree/DEBIAN"));
    Files.writeString(
        control,
        """
        Package: app
        Version: 1
        Architecture: amd64
        Maintainer: Nobody <nobody@example.org>
        Description: a test
        """);
    Path deb = folder.resolve("app.deb");
    String tree = folder.resolve("tree").toString();
    assertThat(Command.of("dpkg-deb", "--root-owner-group", "-b", tree, deb.toString()).run().ok())
        .isTrue();
    return deb;
  }

  private void place(String path, String mode) throws IOException {
    Path file = folder.resolve("tree").resolve(path);
    Files.createDirectories(file.resolveSibling(""));
    Files.copy(program(), file);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
  }

  private static Path program() throws IOException {
    return Path.of("/bin/true").toRealPath();
  }
}
