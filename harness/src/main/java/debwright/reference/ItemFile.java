package debwright.reference;

import debwright.plan.Outcome;
import debwright.source.Command;
import debwright.source.Command.Result;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;

/**
 * The file of an item, unpacked by the system's own tools, so that nothing of what is judged is in
 * the reference: a .deb with its control files, a tar of any compression, or one ELF file.
 *
 * <p>In a distilled item everything is below a folder that the record {@code DEBWRIGHT.root} names,
 * and left out bytes are holes (pax sparse format 1.0), which GNU tar makes holes of a file again.
 *
 * @param kind what the first bytes say
 * @param name of the package
 * @param below the folder in the tar that holds the files, or empty text
 */
record ItemFile(Path file, Kind kind, String name, String below) {
  private static final String ROOT = "DEBWRIGHT.root";
  private static final String UNNAMED = "app";

  /** What can be unpacked. */
  enum Kind {
    DEB,
    ELF,
    TAR
  }

  static ItemFile of(Path file) throws IOException, RefusedException {
    if (!Files.exists(file)) {
      throw new RefusedException(Outcome.MISSING_INPUT, "no such file: " + file);
    }
    if (!Files.isRegularFile(file)) {
      throw unsupported(file, "a folder or device");
    }
    String start = start(file);
    if (start.startsWith("!<arch>\n")) {
      return new ItemFile(file, Kind.DEB, packageName(file), "");
    }
    if (start.startsWith("\u007fELF")) {
      return new ItemFile(file, Kind.ELF, UNNAMED, "");
    }
    if (start.startsWith("PK")) {
      throw unsupported(file, "a zip");
    }
    String below = below(file);
    return new ItemFile(file, Kind.TAR, lastStep(below), below);
  }

  private static RefusedException unsupported(Path file, String found) {
    return new RefusedException(
        Outcome.UNSUPPORTED_FORMAT,
        "%s: expected a .deb, a tar or an ELF file, found %s".formatted(file, found));
  }

  private static String start(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(8), StandardCharsets.ISO_8859_1);
    }
  }

  private static String packageName(Path deb) throws IOException, RefusedException {
    return checked(Command.of("dpkg-deb", "-f", deb.toString(), "Package")).strip();
  }

  private static String below(Path tar) throws IOException {
    try (TarArchiveInputStream in = new TarArchiveInputStream(Files.newInputStream(tar))) {
      return Optional.ofNullable(in.getNextEntry())
          .map(first -> first.getExtraPaxHeader(ROOT))
          .orElse("");
    } catch (IOException | IllegalArgumentException compressedOrNone) {
      return "";
    }
  }

  private static String lastStep(String below) {
    String last = below.substring(below.lastIndexOf('/') + 1);
    return last.matches("[a-z0-9][a-z0-9+.-]+") ? last : UNNAMED;
  }

  /**
   * Puts its files into a folder.
   *
   * @param files not there yet; its parent is
   * @throws RefusedException when it is damaged
   */
  void unpack(Path files) throws IOException, RefusedException {
    switch (kind) {
      case DEB -> checked(Command.of("dpkg-deb", "-R", file.toString(), files.toString()));
      case ELF -> copy(files);
      case TAR -> untar(files);
    }
    // The tool knows by this folder where a package begins.
    Files.createDirectories(files.resolve("DEBIAN"));
    // Else an ordinary user could not remove what is in a folder that is read-only.
    checked(Command.of("chmod", "-R", "u+rwX", files.toString()));
  }

  private void copy(Path files) throws IOException {
    Path programs = Files.createDirectories(files.resolve("usr/bin"));
    Path copy = Files.copy(file, programs.resolve(String.valueOf(file.getFileName())));
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private void untar(Path files) throws IOException, RefusedException {
    Path unpacked = files.resolveSibling(files.getFileName() + ".tar");
    Files.createDirectories(unpacked);
    checked(
        Command.of("tar", "-x", "-f", file.toAbsolutePath().toString(), "-C", unpacked.toString())
            .with(List.of("--no-same-owner", "--warning=no-unknown-keyword", "--force-local")));
    Path tree = unpacked.resolve(below).normalize();
    if (!tree.startsWith(unpacked) || !Files.isDirectory(tree)) {
      throw new RefusedException(
          Outcome.CORRUPT_ARCHIVE,
          "%s: no folder %s in it, as %s says".formatted(file, below, ROOT));
    }
    Files.move(tree, files);
  }

  private static String checked(Command command) throws IOException, RefusedException {
    Result result = command.run();
    if (result.ok()) {
      return result.out();
    }
    throw new RefusedException(
        outcome(result.err()), "%s: %s".formatted(command.words().get(0), complaint(result)));
  }

  private static Outcome outcome(String complaints) {
    if (complaints.contains("No space left on device")) {
      return Outcome.NO_SPACE;
    }
    return complaints.contains("does not look like a tar archive")
        ? Outcome.UNSUPPORTED_FORMAT
        : Outcome.CORRUPT_ARCHIVE;
  }

  /** The first line: the last one of tar's says only that there were others. */
  private static String complaint(Result result) {
    Optional<String> first = result.err().lines().filter(line -> !line.isBlank()).findFirst();
    return first.orElse("exit status " + result.status()).strip();
  }
}
