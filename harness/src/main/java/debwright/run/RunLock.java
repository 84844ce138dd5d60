package debwright.run;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.UUID;

/**
 * Keeps other processes, and other threads of this one, from making the same run.
 *
 * <p>Its file lies beside the run's folder, not in it, so that it outlives the folder's rename, and
 * is deleted at its end.
 */
final class RunLock implements AutoCloseable {
  private static final int PAUSE_MS = 50;

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Waits until the lock is free and takes it.
   *
   * @throws IOException somebody else has it for longer than that
   */
  static RunLock take(Path file, Duration patience) throws IOException, InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      RunLock lock = new RunLock(file, open(file));
      if (lock.await(end)) {
        return lock;
      }
      lock.channel.close();
    }
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
  }

  /** Waits for the file that was opened; false where that is not the one at the path any more. */
  private boolean await(long end) throws IOException, InterruptedException {
    try {
      while (!taken()) {
        if (System.nanoTime() - end >= 0) {
          throw new FileSystemException(file.toString(), null, "another process writes that run");
        }
        Thread.sleep(PAUSE_MS);
      }
      return isAtItsPath();
    } catch (IOException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private boolean taken() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  /** What is written to the file is found at its path, unless the last owner deleted it. */
  private boolean isAtItsPath() throws IOException {
    String mark = UUID.randomUUID().toString();
    channel.truncate(0).write(ByteBuffer.wrap(mark.getBytes(StandardCharsets.UTF_8)), 0);
    try {
      return Files.readString(file).equals(mark);
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  /** Deletes first: who waits for the file finds that it is gone, and makes another. */
  @Override
  public void close() throws IOException {
    try {
      Files.deleteIfExists(file);
    } finally {
      channel.close();
    }
  }
}
