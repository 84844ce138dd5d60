package debwright.deb;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.Tools;
import debwright.plan.InstalledFile.Copied;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DebWriterTest {
  @TempDir Path temp;
  private SmallApp small;

  @BeforeEach
  void small() throws Exception {
    small = new SmallApp(temp.resolve("app"));
  }

  @Test
  void namesThePackageAsArchivesDo() throws Exception {
    Path deb = small.write(temp.resolve("new/folder"));
    assertThat(deb).isEqualTo(temp.resolve("new/folder/small-tool_2.0-3_amd64.deb")).exists();
    assertThat(names(temp.resolve("new/folder"))).containsExactly("small-tool_2.0-3_amd64.deb");
  }

  @ParameterizedTest
  @EnumSource
  void dpkgReadsBackEveryFile(Compression compression) throws Exception {
    Path deb = small.write(temp, new Packing(SmallApp.TIME, compression, 2));
    // The length of what deflate makes is zlib's own.
    String contents = dpkg("--contents", deb).replaceAll("[0-9]{3}( .*gz)", " GZ$1");
    assertThat(contents)
        .isEqualToIgnoringNewLines(
            """
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./etc/
            -rw-r--r-- root/root        10 2026-03-04 05:06 ./etc/tool.conf
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./opt/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./opt/tool/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./opt/tool/bin/
            -rwxr-xr-x root/root        20 2026-03-04 05:06 ./opt/tool/bin/tool
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./opt/tool/bin-data/
            -rw-r--r-- root/root      3000 2026-03-04 05:06 ./opt/tool/bin-data/zeros
            -rw-r--r-- root/root         0 2026-03-04 05:06 ./opt/tool/empty
            -rwsr-xr-x root/root        20 2026-03-04 05:06 ./opt/tool/helper
            -rw-r--r-- root/root         5 2026-03-04 05:06 ./opt/tool/LONG
            -rw-r--r-- root/root         2 2026-03-04 05:06 ./opt/tool/with space, ä and 'quotes'
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./usr/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./usr/bin/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./usr/share/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./usr/share/doc/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./usr/share/doc/small-tool/
            -rw-r--r-- root/root        GZ 2026-03-04 05:06 ./usr/share/doc/small-tool/changelog.Debian.gz
            -rw-r--r-- root/root       155 2026-03-04 05:06 ./usr/share/doc/small-tool/copyright
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./var/
            drwxr-xr-x root/root         0 2026-03-04 05:06 ./var/lib/
            drwxr-x--- root/root         0 2026-03-04 05:06 ./var/lib/tool/
            lrwxrwxrwx root/root         0 2026-03-04 05:06 ./opt/tool/a-link -> /opt/tool/LONG
            lrwxrwxrwx root/root         0 2026-03-04 05:06 ./opt/tool/LONG-link -> bin/tool
            lrwxrwxrwx root/root         0 2026-03-04 05:06 ./usr/bin/tool -> /opt/tool/bin/tool
            """
                .replace("LONG", SmallApp.LONG));
  }

  @Test
  void makesTheTarsOfDpkgDeb() throws Exception {
    Path deb = small.write(temp, new Packing(SmallApp.TIME, Compression.NONE, 1));
    Path again = again(deb);
    assertThat(again).hasSameBinaryContentAs(deb);
  }

  @Test
  void ordersNamesAsDpkgDebDoes() throws Exception {
    for (String name :
        java.util.List.of("a/b", "a-b", "a.b/c", "a b", "\uff5e", "\ud83d\ude00", "ä", "A", "a0")) {
      small.file("order/" + name, name);
      small.files.add(new Copied("/opt/order/" + name, 0644, "/order/" + name));
    }
    Path deb = small.write(temp, new Packing(SmallApp.TIME, Compression.NONE, 1));
    assertThat(again(deb)).hasSameBinaryContentAs(deb);
  }

  /** The package unpacked and packed again by dpkg-deb. */
  private Path again(Path deb) throws Exception {
    Tools.need("dpkg-deb");
    Path unpacked = temp.resolve("unpacked");
    Path again = temp.resolve("again.deb");
    dpkg("--raw-extract", deb, unpacked);
    Tools.sh(
        "SOURCE_DATE_EPOCH=%d dpkg-deb --root-owner-group -Znone --build '%s' '%s'"
            .formatted(SmallApp.TIME.getEpochSecond(), unpacked, again));
    return again;
  }

  @Test
  void writesTheControlFileOfDpkgGencontrol() throws Exception {
    Path deb = small.write(temp);
    assertThat(dpkg("--field", deb))
        .isEqualTo(
            """
            Package: small-tool
            Version: 1:2.0-3
            Architecture: amd64
            Maintainer: Ann Example <ann@example.org>
            Installed-Size: 27
            Depends: libc6 (>= 2.36), default-mta | mail-transport-agent
            Section: utils
            Priority: optional
            Homepage: https://example.org/
            Description: prints its name
             It prints its name, and this is long enough.
             .
               kept as is
             End.
            """);
  }

  @Test
  void takesADescriptionAsInAControlFileToo() throws Exception {
    small.control.put("Description", "short\n long\n .\n end");
    assertThat(dpkg("--field", small.write(temp)))
        .endsWith("Description: short\n long\n .\n end\n");
  }

  @Test
  void controlHoldsChecksumsOfAllButConffilesAndItsScripts() throws Exception {
    Path deb = small.write(temp);
    Path control = temp.resolve("control");
    dpkg("--control", deb, control);
    assertThat(names(control)).containsExactly("conffiles", "control", "md5sums", "postinst");
    assertThat(control.resolve("conffiles")).hasContent("/etc/tool.conf\n");
    assertThat(control.resolve("postinst"))
        .isExecutable()
        .hasContent("#!/bin/sh\nset -e\n:\n#DEB" + "HELPER#\n");
    assertThat(control.resolve("md5sums")).content().doesNotContain("etc/").contains("  opt/tool/");
    dpkg("--extract", deb, temp.resolve("files"));
    Tools.sh("cd '%s' && md5sum --quiet -c '%s/md5sums'".formatted(temp.resolve("files"), control));
  }

  @Test
  void dpkgFindsNothingToWarnOf() throws Exception {
    assertThat(dpkg("--info", small.write(temp))).doesNotContainIgnoringCase("warning");
  }

  @Test
  void bytesDependOnPlanAndTimeAlone() throws Exception {
    Path first = small.write(temp.resolve("a"), new Packing(SmallApp.TIME, Compression.XZ, 1));
    SmallApp other = new SmallApp(temp.resolve("another/place/for/it"));
    try (Stream<Path> files = Files.walk(temp.resolve("another"))) {
      for (Path file : files.toList()) {
        Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
      }
    }
    Path second = other.write(temp.resolve("b"), new Packing(SmallApp.TIME, Compression.XZ, 3));
    assertThat(second).hasSameBinaryContentAs(first);
  }

  @Test
  void dpkgInstallsIt() throws Exception {
    Tools.need("dpkg");
    Path root = temp.resolve("root");
    Path state = Files.createDirectories(root.resolve("var/lib/dpkg"));
    Files.createDirectories(state.resolve("updates"));
    Files.createDirectories(state.resolve("info"));
    Files.createFile(state.resolve("status"));
    small.scripts.clear();
    // It wants ldconfig, which is on root's path only.
    Tools.sh(
        "PATH=\"$PATH:/usr/sbin:/sbin\" dpkg --root='%s' --force-not-root --force-depends --log=/dev/null --install '%s'"
            .formatted(root, small.write(temp)));
    assertThat(root.resolve("opt/tool/" + SmallApp.LONG)).hasContent("long\n");
    assertThat(Tools.sh("dpkg --root='%s' --verify small-tool".formatted(root))).isEmpty();
  }

  private static String dpkg(String action, Path... paths) throws Exception {
    Tools.need("dpkg-deb");
    StringBuilder command = new StringBuilder("TZ=UTC LC_ALL=C.UTF-8 dpkg-deb " + action);
    for (Path path : paths) {
      command.append(" '").append(path).append("'");
    }
    return Tools.sh(command.toString());
  }

  private static java.util.List<String> names(Path folder) throws Exception {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
