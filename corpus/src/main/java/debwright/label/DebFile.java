package debwright.label;

import debwright.debian.Version;
import debwright.source.Command;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * A .deb and what its control file says.
 *
 * @param deb the file
 * @param name the binary package
 * @param version its version
 * @param architecture Debian's name, or {@code all}
 * @param sameEverywhere whether it is {@code Multi-Arch: same}, so that dpkg tells its files apart
 *     by architecture
 * @param source the source package's name
 */
record DebFile(
    Path deb,
    String name,
    Version version,
    String architecture,
    boolean sameEverywhere,
    String source) {
  private static final String FORMAT =
      "--showformat=${Package}\\n${Version}\\n${Architecture}\\n${Multi-Arch}\\n${source:Package}\\n";

  static DebFile of(Path deb) throws IOException, LabelException {
    List<String> lines =
        Steps.run(Command.of("dpkg-deb", "-W", FORMAT, deb.toString())).lines().toList();
    if (lines.size() != 5) {
      throw new LabelException(
          deb + ": the fields of a package were expected, found " + lines, "name a .deb file");
    }
    return new DebFile(
        deb,
        lines.get(0),
        new Version(lines.get(1)),
        lines.get(2),
        lines.get(3).equals("same"),
        lines.get(4));
  }

  /** How dpkg's database names the package's files. */
  String databaseName() {
    return sameEverywhere ? name + ":" + architecture : name;
  }
}
