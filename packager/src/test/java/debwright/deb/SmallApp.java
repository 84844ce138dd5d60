package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.archive.AppTree;
import debwright.archive.Keep;
import debwright.archive.Limits;
import debwright.plan.InstalledFile;
import debwright.plan.InstalledFile.Copied;
import debwright.plan.InstalledFile.Folder;
import debwright.plan.InstalledFile.Link;
import debwright.plan.InstalledFile.Written;
import debwright.plan.PackagePlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * An app of a few files with what is odd about real ones, and a plan for it that a test may change.
 */
final class SmallApp {
  static final Instant TIME = Instant.parse("2026-03-04T05:06:07Z");
  static final String LONG = "long-".repeat(30) + "name";

  final Map<String, String> control = new LinkedHashMap<>();
  final List<InstalledFile> files = new ArrayList<>();
  final List<String> conffiles = new ArrayList<>();
  final Map<String, String> scripts = new LinkedHashMap<>();
  private final Path folder;

  SmallApp(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    app();
    control();
    files();
  }

  static Packing packing() {
    return new Packing(TIME, Compression.XZ, 2);
  }

  private void app() throws IOException {
    file("bin/tool", "#!/bin/sh\necho tool\n");
    file("bin-data/zeros", "\0".repeat(3000));
    file("etc/tool.conf", "# nothing\n");
    file("with space, ä and 'quotes'", "x\n");
    file("empty", "");
    file(LONG, "long\n");
  }

  /** Adds a file to the app. */
  void file(String name, String text) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    Files.writeString(file, text);
  }

  private void control() {
    control.put("Package", "small-tool");
    control.put("Version", "1:2.0-3");
    control.put("Architecture", "amd64");
    control.put("Maintainer", "Ann Example <ann@example.org>");
    control.put("Depends", "libc6 (>= 2.36), default-mta | mail-transport-agent");
    control.put("Section", "utils");
    control.put("Priority", "optional");
    control.put("Homepage", "https://example.org/");
    control.put(
        "Description",
        "prints its name\nIt prints its name, and this is long enough.\n\n  kept as is\nEnd.");
  }

  private void files() {
    files.add(new Copied("/opt/tool/bin/tool", 0755, "/bin/tool"));
    files.add(new Copied("/opt/tool/bin-data/zeros", 0644, "/bin-data/zeros"));
    files.add(new Copied("/opt/tool/helper", 04755, "/bin/tool"));
    files.add(
        new Copied("/opt/tool/with space, ä and 'quotes'", 0644, "/with space, ä and 'quotes'"));
    files.add(new Copied("/opt/tool/empty", 0644, "/empty"));
    files.add(new Copied("/opt/tool/" + LONG, 0644, "/" + LONG));
    files.add(new Copied("/etc/tool.conf", 0644, "/etc/tool.conf"));
    files.add(new Link("/opt/tool/a-link", "/opt/tool/" + LONG));
    files.add(new Link("/usr/bin/tool", "/opt/tool/bin/tool"));
    files.add(new Link("/opt/tool/" + LONG + "-link", "bin/tool"));
    files.add(new Folder("/var/lib/tool", 0750));
    files.add(new Written("/usr/share/doc/small-tool/copyright", 0644, COPYRIGHT, false));
    files.add(
        new Written("/usr/share/doc/small-tool/changelog.Debian.gz", 0644, changelog(), true));
    conffiles.add("/etc/tool.conf");
    scripts.put("postinst", "#!/bin/sh\nset -e\n:\n#DEB" + "HELPER#\n");
  }

  private static final String COPYRIGHT =
      """
      Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/

      Files: *
      Copyright: 2026 Ann Example
      License: public-domain
       Do what you like.
      """;

  private static String changelog() {
    return """
        small-tool (1:2.0-3) unstable; urgency=medium

          * Package of the release by its makers.

         -- Ann Example <ann@example.org>  Wed, 04 Mar 2026 05:06:07 +0000
        """;
  }

  AppTree open() throws Exception {
    return AppTree.open(folder, Limits.DEFAULT, Keep.EVERYTHING);
  }

  PackagePlan plan() {
    return new PackagePlan(
        new PackagePlan.Source("tool", "folder", "0"),
        control,
        files,
        conffiles,
        scripts,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  /** Writes the package of the plan as it is now. */
  Path write(Path to) throws Exception {
    return write(to, packing());
  }

  Path write(Path to, Packing packing) throws Exception {
    try (AppTree app = open()) {
      return new DebWriter(packing).write(plan(), app, to);
    }
  }

  static String text(Path file) throws IOException {
    return new String(Files.readAllBytes(file), UTF_8);
  }
}
