package debwright.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * The bytes of an archive as they lie on the disk. Counts them, and marks failures of the disk, so
 * that they are not taken for damage of the archive.
 */
final class FileInput extends InputStream {
  private final InputStream in;
  private long count;

  /** Carries a failure of the disk through a decoder. */
  static final class Fault extends IOException {
    private static final long serialVersionUID = 1L;
    private final IOException reason;

    Fault(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  FileInput(Path file) throws IOException {
    check(file);
    in = Files.newInputStream(file);
  }

  /**
   * Checks that there is something to read.
   *
   * @throws IOException when not, with a message for the user
   */
  static void check(Path app) throws IOException {
    if (!Files.exists(app)) {
      throw new NoSuchFileException(app.toString(), null, "no such file or folder");
    }
    if (!Files.isReadable(app)) {
      throw new AccessDeniedException(app.toString(), null, "it may not be read");
    }
  }

  /** How many bytes were read so far. */
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
    try {
      int got = in.read(target, offset, length);
      count += Math.max(got, 0);
      return got;
    } catch (IOException e) {
      throw new Fault(e);
    }
  }

  @Override
  public int available() throws IOException {
    return in.available();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
