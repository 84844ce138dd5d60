package debwright.source;

import debwright.corpus.Digests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Fetched packages by the digest of their bytes: {@code CACHE/store/SHA256.deb}. */
public final class Store {
  private final Path folder;

  private Store(Path folder) {
    this.folder = folder;
  }

  /** The store in that cache folder, made where there is none. */
  public static Store in(Path cache) throws IOException {
    return new Store(Files.createDirectories(cache.resolve("store")));
  }

  /** The package of that digest, where it is here; a file that has another digest is removed. */
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
    return folder.resolve(sha256 + ".deb");
  }
}
