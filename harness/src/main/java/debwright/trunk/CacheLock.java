package debwright.trunk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Keeps other processes, and other threads of this one, from building the same. */
final class CacheLock implements AutoCloseable {
  private static final int PAUSE_MS = 100;

  private final FileChannel channel;

  private CacheLock(FileChannel channel) {
    this.channel = channel;
  }

  /**
   * Waits until the lock is free and takes it. Its end frees it, however the process ends.
   *
   * @param waiting is run once if somebody else has it
   */
  static CacheLock take(Path file, Runnable waiting) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    CacheLock lock = new CacheLock(channel);
    try {
      lock.await(waiting);
      return lock;
    } catch (IOException | InterruptedException e) {
      channel.close();
      throw e;
    }
  }

  private void await(Runnable waiting) throws IOException, InterruptedException {
    if (taken()) {
      return;
    }
    waiting.run();
    while (!taken()) {
      Thread.sleep(PAUSE_MS);
    }
  }

  private boolean taken() throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
