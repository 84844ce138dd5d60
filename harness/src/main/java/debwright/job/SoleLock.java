package debwright.job;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * Lets one process of a clone at a time, and one thread of it, do something. The system frees it,
 * however its owner ends.
 */
public final class SoleLock implements AutoCloseable {
  private final FileChannel channel;

  private SoleLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Empty where somebody else has it. */
  public static Optional<SoleLock> take(Path file) throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (taken(channel)) {
      return Optional.of(new SoleLock(channel));
    }
    channel.close();
    return Optional.empty();
  }

  private static boolean taken(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
