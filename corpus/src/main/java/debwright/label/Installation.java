package debwright.label;

import debwright.source.Command;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Puts packages into a root as dpkg would leave them, but runs nothing of theirs: files, control
 * files, file list and status.
 */
final class Installation {
  // Nothing in these is ever looked at, and they are most of the bytes.
  private static final List<String> LEFT_OUT =
      List.of("doc", "locale", "man", "icons", "help").stream()
          .map(name -> "--exclude=./usr/share/" + name)
          .toList();

  // Maintainer scripts would have set these links through update-alternatives.
  private static final Map<String, String> ALTERNATIVES =
      Map.of(
          "libblas.so.3", "blas/libblas.so.3",
          "liblapack.so.3", "lapack/liblapack.so.3");

  private final Path root;
  private final Path database;

  Installation(Path root) {
    this.root = root;
    this.database = root.resolve("var/lib/dpkg");
  }

  void add(DebFile library) throws IOException, LabelException {
    Path control = root.resolve("tmp/control." + library.name());
    Steps.delete(control);
    Steps.run(Command.of("dpkg-deb", "-e", library.deb().toString(), control.toString()));
    moveControlFiles(library, control);
    writeList(library, unpack(library));
    addStatus(Files.readString(control.resolve("control")));
    Steps.delete(control);
  }

  private void moveControlFiles(DebFile library, Path control) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(control)) {
      for (Path file : files) {
        String name = String.valueOf(file.getFileName());
        if (!name.equals("control")) {
          Files.move(file, info(library, name), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  private List<String> unpack(DebFile library) throws IOException, LabelException {
    Path tar = root.resolve("tmp/files." + library.name());
    try {
      Steps.run(Command.of("dpkg-deb", "--fsys-tarfile", library.deb().toString()), tar);
      Command extract =
          Command.of("tar", "-x", "-v", "-f", tar.toString(), "-C", root.toString())
              .with(List.of("--keep-directory-symlink", "--no-same-owner"))
              .with(LEFT_OUT)
              .with(List.of("--exclude=./usr/include"));
      return Steps.run(extract).lines().toList();
    } finally {
      Files.deleteIfExists(tar);
    }
  }

  private void writeList(DebFile library, List<String> members) throws IOException {
    List<String> paths = new ArrayList<>(List.of("/."));
    members.stream()
        .map(member -> member.replaceFirst("/+$", "").replaceFirst("^\\.", ""))
        .filter(path -> !path.isEmpty())
        .forEach(paths::add);
    Files.write(info(library, "list"), paths);
  }

  private void addStatus(String control) throws IOException {
    String entry =
        control
            .stripTrailing()
            .replaceFirst("(?m)^(Package: \\S+)", "$1\nStatus: install ok installed");
    Files.writeString(database.resolve("status"), entry + "\n\n", StandardOpenOption.APPEND);
  }

  private Path info(DebFile library, String kind) {
    return database.resolve("info").resolve(library.databaseName() + "." + kind);
  }

  void chooseAlternatives() throws IOException {
    try (DirectoryStream<Path> folders =
        Files.newDirectoryStream(root.resolve("usr/lib"), "*-linux-gnu*")) {
      for (Path folder : folders) {
        for (Map.Entry<String, String> link : ALTERNATIVES.entrySet()) {
          choose(folder, link.getKey(), link.getValue());
        }
      }
    }
  }

  private static void choose(Path folder, String name, String target) throws IOException {
    Path link = folder.resolve(name);
    if (Files.exists(folder.resolve(target)) && !Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
      Files.createSymbolicLink(link, Path.of(target));
    }
  }
}
