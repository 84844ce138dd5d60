package debwright.spark;

import debwright.run.FolderRemoval;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The driver's side of what executors need: a folder with a file for each {@link Listing}, named by
 * its digest, in which the bytes of all its files follow one another.
 */
final class FileDepot implements AutoCloseable {
  private final Path folder;
  private final Thread onExit = new Thread(this::remove, "remove-depot");

  private FileDepot(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  static FileDepot open() throws IOException {
    return new FileDepot(Files.createTempDirectory("debwright-depot"));
  }

  Path folder() {
    return folder;
  }

  /** A file that executors may ask for. */
  Listing share(Path file) throws IOException {
    Listing listing = Listing.ofFile(file);
    Path place = folder.resolve(listing.digest());
    if (!Files.exists(place)) {
      Files.createSymbolicLink(place, file.toAbsolutePath());
    }
    return listing;
  }

  /** Files and folders of one folder. */
  Listing share(Path root, List<Path> parts) throws IOException {
    Listing listing = Listing.of(root, parts);
    Path place = folder.resolve(listing.digest());
    if (!Files.exists(place)) {
      try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(place))) {
        for (Listing.Entry entry : listing.entries()) {
          if (!entry.isLink()) {
            Files.copy(root.resolve(entry.path()), out);
          }
        }
      }
    }
    return listing;
  }

  /** What stays is in the folder that the system empties. */
  private void remove() {
    try {
      FolderRemoval.remove(folder);
    } catch (IOException e) {
      return;
    }
  }

  @Override
  public void close() throws IOException {
    FolderRemoval.remove(folder);
    Runtime.getRuntime().removeShutdownHook(onExit);
  }
}
