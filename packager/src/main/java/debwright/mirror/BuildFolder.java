package debwright.mirror;

import debwright.index.Release;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;

/**
 * The folder in the cache that keeps what was fetched for one index, so that a killed build can go
 * on and an update fetches only what changed. One build at a time uses it.
 */
final class BuildFolder implements Closeable {
  private final Path folder;
  private final FileChannel channel;

  private BuildFolder(Path folder, FileChannel channel) {
    this.folder = folder;
    this.channel = channel;
  }

  /**
   * Opens it.
   *
   * @throws MirrorException when another build uses it
   */
  static BuildFolder open(Path cache, Release release, String architecture)
      throws IOException, MirrorException {
    String name = release.name().replace(':', '-') + "-" + architecture;
    return at(
        cache.resolve("mirror").resolve(name),
        "builds the index of " + release + " " + architecture);
  }

  /**
   * The same at any place.
   *
   * @param doing what another process does where it uses it
   */
  static BuildFolder at(Path place, String doing) throws IOException, MirrorException {
    Path folder = place.toAbsolutePath();
    Files.createDirectories(folder.resolve("lists"));
    Files.createDirectories(folder.resolve("partial"));
    FileChannel channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!locked(channel)) {
      channel.close();
      throw new MirrorException(
          MirrorException.Reason.BUSY, "another process " + doing, "wait until it is done");
    }
    BuildFolder opened = new BuildFolder(folder, channel);
    opened.keepOnly("partial", Set.of());
    return opened;
  }

  // The lock goes with the channel, and with the process however it ends.
  private static boolean locked(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** A fresh place for something that is not whole yet. */
  Path partial() throws IOException {
    return Files.createTempFile(partials(), "part", "");
  }

  Path partials() {
    return folder.resolve("partial");
  }

  /** Where the index file of that digest is or will be. */
  Path list(String sha256) {
    return folder.resolve("lists").resolve(sha256);
  }

  Path journal(boolean full) {
    return folder.resolve(full ? "packages" : "heads");
  }

  /** Puts something whole in its place. */
  static void settle(Path whole, Path place) throws IOException {
    Files.move(whole, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Removes all index files but some. */
  void keepLists(Set<String> digests) throws IOException {
    keepOnly("lists", digests);
  }

  private void keepOnly(String below, Set<String> names) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder.resolve(below))) {
      for (Path file : files) {
        if (!names.contains(String.valueOf(file.getFileName()))) {
          Files.deleteIfExists(file);
        }
      }
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
