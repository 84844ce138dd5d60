package debwright.archive;

import com.sun.jna.Memory;
import java.io.IOException;
import java.io.InputStream;

/**
 * Unpacks {@code .xz} by the system's library. What it does not like it refuses with one exception:
 * Java's decoder then says what is wrong, so that the words do not depend on the system.
 *
 * <pre>
 * lzma_stream: 0 next_in | 8 avail_in | 16 total_in | 24 next_out | 32 avail_out | 40 total_out | …
 * </pre>
 */
final class SystemXzStream extends InputStream {
  private static final int INPUT = 1 << 15;

  /** What fits into the processor's cache beside the decoder takes a tenth less time. */
  private static final int OUTPUT = 1 << 15;

  private static final int NEXT_IN = 0;
  private static final int AVAIL_IN = 8;
  private static final int NEXT_OUT = 24;
  private static final int AVAIL_OUT = 32;

  private final SystemXz library;
  private final InputStream packed;
  private final Memory stream = new Memory(SystemXz.STREAM_SIZE);
  private final Memory input = new Memory(INPUT);
  private final Memory output = new Memory(OUTPUT);
  private final byte[] chunk = new byte[INPUT];
  private int action = SystemXz.RUN;
  private boolean finished;
  private boolean closed;

  /**
   * Over packed bytes, which are closed with it.
   *
   * @param memoryLimit in bytes
   */
  SystemXzStream(SystemXz library, InputStream packed, long memoryLimit) throws IOException {
    this.library = library;
    this.packed = packed;
    stream.clear();
    expectOk(library.begin(stream, memoryLimit));
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (closed) {
      throw new IOException("the stream is closed");
    }
    if (length == 0) {
      return 0;
    }
    int wanted = Math.min(length, OUTPUT);
    int got = 0;
    while (got == 0 && !finished) {
      got = decode(wanted);
    }
    output.read(0, target, offset, got);
    return got == 0 ? -1 : got;
  }

  private int decode(int wanted) throws IOException {
    if (stream.getLong(AVAIL_IN) == 0 && action == SystemXz.RUN) {
      feed();
    }
    stream.setPointer(NEXT_OUT, output);
    stream.setLong(AVAIL_OUT, wanted);
    int code = library.decode(stream, action);
    finished = code == SystemXz.STREAM_END;
    if (!finished) {
      expectOk(code);
    }
    return wanted - (int) stream.getLong(AVAIL_OUT);
  }

  private void feed() throws IOException {
    int read = packed.read(chunk, 0, INPUT);
    if (read < 0) {
      action = SystemXz.FINISH;
      return;
    }
    input.write(0, chunk, 0, read);
    stream.setPointer(NEXT_IN, input);
    stream.setLong(AVAIL_IN, read);
  }

  private static void expectOk(int code) throws IOException {
    if (code != SystemXz.OK) {
      throw new IOException("liblzma returned " + code);
    }
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      library.end(stream);
      stream.close();
      input.close();
      output.close();
    }
    packed.close();
  }
}
