package debwright.distil;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * A folder with an app of real programs in it, what is made of it, and the tools to look at that.
 */
record World(Path folder) {
  static final List<String> PROGRAMS =
      List.of("/usr/bin/git", "/usr/bin/perl", "/bin/ls", "/usr/bin/readelf");

  static World with(Path folder) throws IOException {
    World world = new World(folder);
    Files.createDirectories(world.app().resolve("usr/bin"));
    for (String program : PROGRAMS) {
      Path path = Path.of(program);
      if (Files.isRegularFile(path)) {
        Files.copy(path, world.program(path.getFileName().toString()));
      }
    }
    Files.writeString(world.app().resolve("usr/bin/script"), "#!/bin/sh\nexit 0\n");
    Files.writeString(world.app().resolve("usr/empty"), "");
    Files.createSymbolicLink(world.app().resolve("usr/bin/link"), Path.of("../" + "x".repeat(120)));
    Path deep = world.app().resolve("opt/" + "long-name-".repeat(11) + "/gr\u00fc\u00dfe");
    Files.createDirectories(deep);
    Files.writeString(deep.resolve("text"), "text");
    return world;
  }

  Path app() {
    return folder.resolve("app");
  }

  Path program(String name) {
    return app().resolve("usr/bin").resolve(name);
  }

  AppTree tree() throws IOException, ArchiveException {
    return AppTree.open(app(), Limits.DEFAULT);
  }

  /** Packs the app once an id. */
  List<PackedItem> pack(Path pack, String... ids) throws IOException, ArchiveException {
    List<PackedItem> items = new ArrayList<>();
    try (PackWriter writer = PackWriter.open(pack)) {
      for (String id : ids) {
        try (AppTree tree = tree()) {
          items.add(writer.add(id, tree));
        }
      }
      writer.finish();
    }
    return items;
  }

  static void need(String tool, String debianPackage) {
    Path path = Path.of("/usr/bin", tool);
    if ("1".equals(System.getenv("DEBWRIGHT_REQUIRE_TOOLS"))) {
      assertThat(path).as("from the Debian package " + debianPackage).exists();
    }
    Assumptions.assumeTrue(
        Files.exists(path), () -> path + " is missing: install the package " + debianPackage);
  }

  /** Runs a tool in a folder and answers what it says on standard output. */
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().put("LC_ALL", "C");
    Process process = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    byte[] output = process.getInputStream().readAllBytes();
    assertThat(process.waitFor()).as(String.join(" ", command)).isZero();
    return new String(output, StandardCharsets.UTF_8);
  }
}
