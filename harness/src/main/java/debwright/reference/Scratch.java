package debwright.reference;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;

/**
 * A folder that one worker has for itself. It is the first that no living worker holds, so that
 * what a killed one left in it is removed by the next.
 */
final class Scratch implements AutoCloseable {
  private final Path folder;
  private final FileChannel lock;

  private Scratch(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** One of the folders below another. */
  static Scratch in(Path parent) throws IOException {
    Files.createDirectories(parent);
    for (int number = 0; ; number++) {
      FileChannel channel =
          FileChannel.open(
              parent.resolve(number + ".lock"),
              StandardOpenOption.CREATE,
              StandardOpenOption.WRITE);
      if (tryLock(channel).isPresent()) {
        return new Scratch(parent.resolve(Integer.toString(number)), channel);
      }
      channel.close();
    }
  }

  private static Optional<FileLock> tryLock(FileChannel channel) throws IOException {
    try {
      return Optional.ofNullable(channel.tryLock());
    } catch (OverlappingFileLockException heldByThisProcess) {
      return Optional.empty();
    }
  }

  Path folder() {
    return folder;
  }

  @Override
  public void close() throws IOException {
    lock.close();
  }
}
