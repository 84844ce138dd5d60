package debwright.mirror;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/** Counts what comes, and gives up a server that sends a byte now and then. */
final class WatchedInput extends FilterInputStream {
  private static final int SLOWEST_BYTES_A_SECOND = 1024;
  private static final long NANOS = 1_000_000_000L;

  private final Network network;
  private final long begun = System.nanoTime();
  private long count;

  WatchedInput(InputStream in, Network network) {
    super(in);
    this.network = network;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int got = in.read(target, offset, length);
    count += Math.max(got, 0);
    network.transfer().received(Math.max(got, 0));
    checkPace();
    return got;
  }

  @Override
  public long skip(long n) throws IOException {
    return Math.max(0, read(new byte[(int) Math.min(n, 1 << 13)]));
  }

  private void checkPace() throws IOException {
    long allowed = network.patience().stall().toNanos() + count * NANOS / SLOWEST_BYTES_A_SECOND;
    if (System.nanoTime() - begun > allowed) {
      throw new SocketTimeoutException("it sends less than 1 KiB a second");
    }
  }
}
