package debwright.source;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Unfinished downloads by the digest that they are to have, such as {@code CACHE/partial/SHA256}:
 * the next try goes on from there, in this process or another. One at a time works on each.
 *
 * @param folder where they are
 */
record Partials(Path folder) {

  static Partials in(Path cache) throws IOException {
    return new Partials(Files.createDirectories(cache.resolve("partial")));
  }

  /** Does something with a file. */
  interface Work {
    void on(Path file) throws IOException, FetchException, InterruptedException;
  }

  /**
   * Makes a file whole, on a fresh one while somebody else works on what is there.
   *
   * @param bringing makes it whole
   * @param taking takes the whole file away
   */
  void finish(String sha256, Work bringing, Work taking)
      throws IOException, FetchException, InterruptedException {
    Path partial = folder.resolve(sha256);
    try (FileChannel channel =
        FileChannel.open(partial, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      if (isMine(channel)) {
        finish(partial, bringing, taking);
        return;
      }
    }
    Path other = Files.createTempFile(folder, sha256, ".other");
    try {
      finish(other, bringing, taking);
    } finally {
      Files.deleteIfExists(other);
    }
  }

  private static boolean isMine(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  private static void finish(Path file, Work bringing, Work taking)
      throws IOException, FetchException, InterruptedException {
    try {
      bringing.on(file);
      taking.on(file);
    } finally {
      if (Files.exists(file) && Files.size(file) == 0) {
        Files.delete(file);
      }
    }
  }
}
