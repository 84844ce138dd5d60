package debwright.archive;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Keeps file contents after their stream has passed: in memory while they are small together, else
 * in one scratch file that has no name any more, so that it ends with the process.
 */
final class ContentStore implements Closeable {
  private static final long MOST_HEAP = 32L << 20;
  private static final int BUFFER = 1 << 18;

  private long heap;
  private long end;
  private byte[] buffer = new byte[0];
  private @Nullable FileChannel scratch;

  /**
   * Keeps {@code length} bytes: those of the head, then those that come next.
   *
   * @throws IOException when the scratch file cannot be written
   */
  ByteSource keep(byte[] head, long length, Metered in) throws IOException, ArchiveException {
    if (heap + length > MOST_HEAP) {
      return spill(head, length, in);
    }
    heap += length;
    byte[] bytes = Arrays.copyOf(head, (int) length);
    in.read(bytes, head.length, bytes.length - head.length);
    return ByteSource.of(bytes);
  }

  private ByteSource spill(byte[] head, long length, Metered in)
      throws IOException, ArchiveException {
    FileChannel file = scratch == null ? open() : scratch;
    scratch = file;
    long start = end;
    append(file, head, head.length);
    buffer = buffer.length == 0 ? new byte[BUFFER] : buffer;
    while (end - start < length) {
      int step = (int) Math.min(buffer.length, length - (end - start));
      in.read(buffer, 0, step);
      append(file, buffer, step);
    }
    return new ChannelSource(file, start, length);
  }

  private void append(FileChannel file, byte[] bytes, int length) throws IOException {
    ByteBuffer left = ByteBuffer.wrap(bytes, 0, length);
    try {
      while (left.hasRemaining()) {
        end += file.write(left, end);
      }
    } catch (IOException e) {
      throw noRoom(e);
    }
  }

  /** The scratch file has no name to put into a message. */
  private static FileSystemException noRoom(IOException e) {
    String folder = System.getProperty("java.io.tmpdir");
    String reason = "no room for the files of the app: " + e.getMessage();
    FileSystemException named = new FileSystemException(folder, null, reason);
    named.initCause(e);
    return named;
  }

  private static FileChannel open() throws IOException {
    Path file = Files.createTempFile("debwright-", ".scratch");
    try {
      return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } finally {
      Files.delete(file);
    }
  }

  @Override
  public void close() throws IOException {
    if (scratch != null) {
      scratch.close();
    }
  }
}
