package debwright.source;

import debwright.corpus.Digests;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Fetched files by the digest of their bytes, such as {@code CACHE/store/SHA256.deb}. When one was
 * last used is its time of access.
 */
public final class Store {
  private static final int READERS = Math.min(4, Runtime.getRuntime().availableProcessors());

  private final Path folder;
  private final String extension;
  private final VerifiedFiles verified;

  private Store(Path folder, String extension, VerifiedFiles verified) {
    this.folder = folder;
    this.extension = extension;
    this.verified = verified;
  }

  /** The store of packages in that cache folder, made where there is none. */
  public static Store in(Path cache) throws IOException {
    return in(cache, "deb");
  }

  /** The store of files of that extension. */
  static Store in(Path cache, String extension) throws IOException {
    Path folder = Files.createDirectories(folder(cache));
    return new Store(folder, extension, VerifiedFiles.in(folder));
  }

  static Path folder(Path cache) {
    return cache.resolve("store");
  }

  /**
   * The file of that digest, where it is here; a file that has another digest is removed. It is
   * read for that, unless it is as it was when it was read before.
   */
  public Optional<Path> find(String sha256) throws IOException {
    Path place = place(sha256);
    try {
      if (!Files.isRegularFile(place)) {
        return Optional.empty();
      }
      use(place);
      if (verified.has(place, sha256)) {
        return Optional.of(place);
      }
      Files.deleteIfExists(place);
      return Optional.empty();
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  /** The files of those digests, as far as they are here; several are read at a time. */
  public Map<String, Path> findAll(Collection<String> digests) throws IOException {
    ExecutorService readers = Executors.newFixedThreadPool(READERS, Store::daemon);
    try {
      Map<String, Future<Optional<Path>>> finding = new LinkedHashMap<>();
      for (String sha256 : digests) {
        finding.computeIfAbsent(sha256, key -> readers.submit(() -> find(key)));
      }
      Map<String, Path> found = new LinkedHashMap<>();
      for (Map.Entry<String, Future<Optional<Path>>> each : finding.entrySet()) {
        result(each.getValue()).ifPresent(file -> found.put(each.getKey(), file));
      }
      return found;
    } finally {
      readers.shutdownNow();
    }
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "store");
    thread.setDaemon(true);
    return thread;
  }

  private static Optional<Path> result(Future<Optional<Path>> finding) throws IOException {
    try {
      return finding.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("stopped while the store was read");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException disk) {
        throw disk;
      }
      throw new IllegalStateException("reading the store failed", e.getCause());
    }
  }

  /**
   * Takes a file in, in one step, and returns its place.
   *
   * @param file on the same file system, gone afterwards
   */
  public Path take(Path file) throws IOException {
    return take(file, Digests.of(file));
  }

  /** Takes in a file whose digest was found to be that. */
  Path take(Path file, String sha256) throws IOException {
    Path place = Files.move(file, place(sha256), StandardCopyOption.ATOMIC_MOVE);
    use(place);
    verified.note(place);
    return place;
  }

  // Before its times are noted: setting one may round the other.
  private static void use(Path place) throws IOException {
    try {
      Files.setAttribute(place, "lastAccessTime", FileTime.from(Instant.now()));
    } catch (FileSystemException e) {
      // Only its owner may say so, and others use it all the same.
    }
  }

  /** The place of a file that was just taken in. */
  Path stored(String sha256) {
    return place(sha256);
  }

  /** A fresh folder on the same file system. */
  public Path freshFolder() throws IOException {
    return Files.createTempDirectory(folder, StoreEviction.FRESH);
  }

  private Path place(String sha256) {
    return folder.resolve(sha256 + "." + extension);
  }
}
