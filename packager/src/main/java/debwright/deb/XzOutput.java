package debwright.deb;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * An xz stream whose blocks are compressed side by side. They are cut at fixed places, so that the
 * bytes do not depend on the number of threads, and at most one more than there are threads is held
 * in memory.
 */
final class XzOutput extends OutputStream {
  /** Larger blocks compress little better, and leave threads without work at the end. */
  static final int BLOCK = 1 << 24;

  private final int threads;
  private final ExecutorService workers;
  private final XzStream stream;
  private final Deque<Future<XzBlock>> pending = new ArrayDeque<>();
  private byte[] block = new byte[1 << 16];
  private int filled;

  XzOutput(OutputStream out, int threads) throws IOException {
    this.threads = Math.min(threads, fitting());
    stream = new XzStream(out);
    workers = Executors.newFixedThreadPool(this.threads, XzOutput::thread);
  }

  // A machine of many cores and little memory packs more slowly, instead of not at all.
  private static int fitting() {
    long half = Runtime.getRuntime().maxMemory() / 2;
    return (int) Math.max(1, half / (Packing.MEGABYTES << 20));
  }

  // Does not keep a process alive that has nothing else to do.
  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "xz");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int step = Math.min(length - done, BLOCK - filled);
      room(filled + step);
      System.arraycopy(bytes, offset + done, block, filled, step);
      filled += step;
      done += step;
      if (filled == BLOCK) {
        submit();
      }
    }
  }

  // Grows with its contents, since most tars of control files are smaller than a block.
  private void room(int size) {
    if (size > block.length) {
      block = Arrays.copyOf(block, Math.min(BLOCK, Math.max(size, 4 * block.length)));
    }
  }

  private void submit() throws IOException {
    while (pending.size() > threads) {
      addOldest();
    }
    byte[] bytes = block;
    int length = filled;
    pending.add(workers.submit(() -> XzBlock.of(bytes, length)));
    block = new byte[Math.min(BLOCK, bytes.length)];
    filled = 0;
  }

  private void addOldest() throws IOException {
    try {
      stream.add(pending.remove().get());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while compressing");
    } catch (ExecutionException e) {
      throw new IOException("compressing failed: " + e.getCause(), e.getCause());
    }
  }

  /** Waits for all blocks and writes the end; the stream below stays open. */
  void finish() throws IOException {
    if (filled > 0) {
      submit();
    }
    while (!pending.isEmpty()) {
      addOldest();
    }
    stream.finish();
  }

  /** Stops what still compresses; the stream below stays open. */
  @Override
  public void close() {
    workers.shutdownNow();
  }
}
