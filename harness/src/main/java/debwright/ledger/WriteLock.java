package debwright.ledger;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import java.util.Optional;

/**
 * Lets one writer of this clone at a time move a ref, and clears away what a killed one left: git
 * locks a ref by a file, which stays if its writer is killed and then keeps everybody out. This
 * lock the system frees, however its owner ends; the owner's mark beside it stays until the owner
 * takes it away, and so tells of one that was killed.
 */
final class WriteLock implements AutoCloseable {
  private static final int PAUSE_MS = 5;

  /** Git has a ref locked for a few milliseconds. */
  private static final int GITS_OWN_MS = 500;

  private final FileChannel channel;
  private final Path mark;

  private WriteLock(FileChannel channel, Path mark) {
    this.channel = channel;
    this.mark = mark;
  }

  /**
   * Waits until no other writer has it.
   *
   * @param folder holds this lock's files; is made if need be
   * @param name of the lock
   * @param refLock the file by which git locks the ref
   */
  static WriteLock take(Path folder, String name, Path refLock)
      throws IOException, InterruptedException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(
            folder.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      while (!taken(channel)) {
        Thread.sleep(PAUSE_MS);
      }
      Path mark = folder.resolve(name + ".writing");
      if (Files.exists(mark)) {
        clear(refLock);
      }
      Files.writeString(mark, "");
      return new WriteLock(channel, mark);
    } catch (IOException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** Takes away a ref's lock that stays the same for longer than git needs. */
  private static void clear(Path refLock) throws IOException, InterruptedException {
    Optional<List<Object>> before = identity(refLock);
    if (before.isEmpty()) {
      return;
    }
    Thread.sleep(GITS_OWN_MS);
    if (identity(refLock).equals(before)) {
      Files.deleteIfExists(refLock);
    }
  }

  private static Optional<List<Object>> identity(Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      return Optional.of(
          List.of(String.valueOf(attributes.fileKey()), attributes.lastModifiedTime()));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }

  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(mark);
    } finally {
      channel.close();
    }
  }
}
