package debwright.hosting;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.jgit.errors.TooLargePackException;

/**
 * What a client sends, which fails once it is too much. JGit's own bound takes a client that pauses
 * just there for one that has sent all.
 */
final class BoundedPush extends FilterInputStream {
  private final long most;
  private long read;

  /**
   * Bounds a stream.
   *
   * @param most bytes that may be read of it
   */
  BoundedPush(InputStream in, long most) {
    super(in);
    this.most = most;
  }

  @Override
  public int read() throws IOException {
    int value = super.read();
    count(value < 0 ? 0 : 1);
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    int count = super.read(buffer, offset, length);
    count(Math.max(0, count));
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(wanted);
    count(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void count(long bytes) throws TooLargePackException {
    read += bytes;
    if (read > most) {
      throw new TooLargePackException(most);
    }
  }
}
