package debwright.exact;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.index.ArchiveIndex;
import debwright.index.IndexBuilder;
import debwright.index.IndexException;
import debwright.index.Release;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A few library packages, twice: as an archive that an index is built from, and installed for dpkg
 * with a database of its own.
 */
final class World {
  static final String TRIPLET = "x86_64-linux-gnu";
  static final String SYSTEM = "/usr/lib/" + TRIPLET + "/";

  private final Path folder;
  private final boolean inPlace;
  private final List<LibraryPackage> packages = new ArrayList<>();
  private Optional<ArchiveIndex> index = Optional.empty();

  private World(Path folder, boolean inPlace) {
    this.folder = folder;
    this.inPlace = inPlace;
  }

  /** Packages whose files belong below {@code /}; dpkg is told by options to look elsewhere. */
  static World at(Path folder) {
    return new World(folder, false);
  }

  /** Packages whose files belong where they are, so that objects can name their folders. */
  static World inPlace(Path folder) {
    return new World(folder, true);
  }

  World add(LibraryPackage... more) {
    packages.addAll(List.of(more));
    return this;
  }

  /** Where its files are. */
  Path root() {
    return folder.resolve("root");
  }

  Path database() {
    return folder.resolve("database");
  }

  /** Where dpkg-shlibdeps must be told to look, in its own order. */
  List<Path> searched() {
    return inPlace
        ? List.of()
        : Stream.of(
                "lib", "usr/lib", "lib/" + TRIPLET, "usr/lib/" + TRIPLET, "usr/lib32", "usr/lib64")
            .map(root()::resolve)
            .toList();
  }

  /** The archive's index; what is added later is not in it. */
  ArchiveIndex index() throws IOException, IndexException, InterruptedException {
    if (index.isEmpty()) {
      Path file = folder.resolve("archive.index");
      writeDebs();
      IndexBuilder.Built built =
          new IndexBuilder(new Release("debian:12"), "amd64", "made up")
              .build(folder.resolve("debs"), file, count -> {});
      if (!built.problems().isEmpty()) {
        throw new IllegalStateException(String.join("\n", built.problems()));
      }
      index = Optional.of(ArchiveIndex.open(file));
    }
    return index.get();
  }

  private void writeDebs() throws IOException {
    Path debs = Files.createDirectories(folder.resolve("debs"));
    for (LibraryPackage each : packages) {
      LibraryPackage shipped = inPlace ? moved(each) : each;
      Files.write(debs.resolve(each.name() + "_1.0_amd64.deb"), shipped.deb());
    }
  }

  private LibraryPackage moved(LibraryPackage source) {
    LibraryPackage moved = new LibraryPackage(source.name());
    source.files().forEach((path, bytes) -> moved.files().put(root() + path, bytes));
    source.links().forEach((path, target) -> moved.link(root() + path, target));
    moved.metadata().putAll(source.metadata());
    return moved;
  }

  /** Installs all for dpkg. */
  void install() throws IOException {
    Path info = Files.createDirectories(database().resolve("info"));
    Files.createDirectories(database().resolve("updates"));
    Files.writeString(info.resolve("format"), "1\n");
    Files.writeString(database().resolve("available"), "");
    StringBuilder status = new StringBuilder();
    for (LibraryPackage each : packages) {
      install(each, info);
      status.append(each.control()).append("Status: install ok installed\n\n");
    }
    Files.writeString(database().resolve("status"), status.toString());
  }

  private void install(LibraryPackage each, Path info) throws IOException {
    for (Map.Entry<String, byte[]> file : each.files().entrySet()) {
      Files.write(placed(file.getKey()), file.getValue());
    }
    for (Map.Entry<String, String> link : each.links().entrySet()) {
      Files.createSymbolicLink(placed(link.getKey()), Path.of(link.getValue()));
    }
    for (Map.Entry<String, String> file : each.metadata().entrySet()) {
      Files.writeString(
          info.resolve(each.name() + "." + file.getKey()), file.getValue(), ISO_8859_1);
    }
    String list =
        Stream.concat(each.files().keySet().stream(), each.links().keySet().stream())
            .map(path -> root() + path + "\n")
            .collect(Collectors.joining());
    Files.writeString(info.resolve(each.name() + ".list"), list);
  }

  private Path placed(String path) throws IOException {
    Path file = root().resolve(path.substring(1));
    Files.createDirectories(file.toAbsolutePath().getParent());
    return file;
  }
}
