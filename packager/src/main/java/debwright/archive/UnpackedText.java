package debwright.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file that is one compressed stream (gz, xz, zst, bz2) or none, such as an archive's lists. */
public final class UnpackedText {
  private UnpackedText() {}

  /**
   * Opens a file; its first bytes say how it is packed.
   *
   * @param most how many bytes it may have unpacked; reading more fails
   * @throws IOException when the disk fails, or the bytes are no such stream
   */
  public static InputStream open(Path file, long most) throws IOException {
    InputStream packed = new BufferedInputStream(Files.newInputStream(file), 1 << 16);
    try {
      packed.mark(Signature.LENGTH);
      Signature signature = Signature.of(packed.readNBytes(Signature.LENGTH));
      packed.reset();
      return new Bounded(Decompression.open(signature, packed), most);
    } catch (IOException | RuntimeException e) {
      packed.close();
      throw e;
    }
  }

  private static final class Bounded extends InputStream {
    private final InputStream in;
    private final long most;
    private long count;

    Bounded(InputStream in, long most) {
      this.in = in;
      this.most = most;
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
      if (count > most) {
        throw new IOException("it unpacks to more than %d bytes".formatted(most));
      }
      return got;
    }

    @Override
    public void close() throws IOException {
      in.close();
    }
  }
}
