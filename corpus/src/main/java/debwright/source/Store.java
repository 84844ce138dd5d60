package debwright.source;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Fetched files by the digest of their bytes, such as {@code CACHE/store/SHA256.deb}. */
public final class Store {
  private final Path folder;
  private final String extension;

  private Store(Path folder, String extension) {
    this.folder = folder;
    this.extension = extension;
  }

  /** The store of packages in that cache folder, made where there is none. */
  public static Store in(Path cache) throws IOException {
    return in(cache, "deb");
  }

  /** The store of files of that extension. */
  static Store in(Path cache, String extension) throws IOException {
    return new Store(Files.createDirectories(cache.resolve("store")), extension);
  }

  /** The file of that digest, where it is here; a file that has another digest is removed. */
  public Optional<Path> find(String sha256) throws IOException {
    Path place = place(sha256);
    if (!Files.isRegularFile(place)) {
      return Optional.empty();
    }
    if (!Digests.of(place).equals(sha256)) {
      Files.deleteIfExists(place);
      return Optional.empty();
    }
    return Optional.of(place);
  }

  /**
   * Takes a file in, in one step, and returns its place.
   *
   * @param file on the same file system, gone afterwards
   */
  public Path take(Path file) throws IOException {
    Path place = place(Digests.of(file));
    return Files.move(file, place, StandardCopyOption.ATOMIC_MOVE);
  }

  /** A fresh folder on the same file system. */
  public Path freshFolder() throws IOException {
    return Files.createTempDirectory(folder, ".fresh");
  }

  private Path place(String sha256) {
    return folder.resolve(sha256 + "." + extension);
  }
}
