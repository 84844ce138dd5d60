package debwright.label;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs of this machine in a root of another architecture: the real dpkg-shlibdeps is a Perl
 * script that calls dpkg-query and objdump, and an emulator takes half a minute for what these do
 * in a second. The root's files and dpkg database stay what they are.
 *
 * @param architecture of the root, Debian's name
 */
public record NativeMachine(String architecture) {
  /** What must be there, with all that it depends on, besides an objdump for the architecture. */
  public static final List<String> PACKAGES = List.of("dpkg", "perl", "libc-bin");

  private static final String PREFIX = "/opt/native";

  /**
   * Unpacks the programs beside the root's own.
   *
   * @param root a root of another architecture
   * @param debs packages of this machine's architecture: those named, their closure, and binutils
   *     for the root's architecture
   */
  static NativeMachine in(Path root, String architecture, List<Path> debs)
      throws IOException, LabelException {
    Path prefix = root.resolve(PREFIX.substring(1));
    if (!Files.exists(prefix.resolve("done"))) {
      for (Path deb : debs) {
        Steps.run(Command.of("dpkg-deb", "-x", deb.toString(), prefix.toString()));
      }
      linkLibraries(root, prefix);
      linkObjdump(prefix.resolve("usr/bin"));
      Files.writeString(prefix.resolve("done"), "");
    }
    return new NativeMachine(architecture);
  }

  // A folder of this machine's own triplet is none that the tool looks into for another's.
  private static void linkLibraries(Path root, Path prefix) throws IOException, LabelException {
    String triplet = Steps.run(Command.of("dpkg-architecture", "-q", "DEB_HOST_MULTIARCH")).strip();
    link(root.resolve("usr/lib").resolve(triplet), Path.of(PREFIX, "usr/lib", triplet));
    Files.createDirectories(root.resolve("lib64"));
    Path loaders = prefix.resolve("usr/lib64");
    try (var files = Files.list(loaders)) {
      for (Path loader : files.toList()) {
        Path name = loader.getFileName();
        link(root.resolve("lib64").resolve(name), Path.of(PREFIX, "usr/lib64").resolve(name));
      }
    }
  }

  private static void linkObjdump(Path programs) throws IOException, LabelException {
    try (var files = Files.newDirectoryStream(programs, "*-linux-gnu*-objdump")) {
      for (Path objdump : files) {
        link(programs.resolve("objdump"), objdump.getFileName());
        return;
      }
    }
    throw new LabelException(
        "no objdump for another architecture in " + programs,
        "the archive should have it in a package such as binutils-aarch64-linux-gnu");
  }

  private static void link(Path link, Path target) throws IOException {
    if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, target);
    }
  }

  String programs() {
    return PREFIX + "/usr/bin";
  }

  /** It works for the root's architecture as if it ran there. */
  List<String> environment() {
    return List.of("DEB_BUILD_ARCH=" + architecture, "DEB_HOST_ARCH=" + architecture);
  }
}
