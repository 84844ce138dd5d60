package debwright.elf;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A file of the file system, as long as it was when it was opened. */
public final class FileSource implements ByteSource, Closeable {
  private final FileChannel channel;
  private final long size;

  private FileSource(FileChannel channel) throws IOException {
    this.channel = channel;
    this.size = channel.size();
  }

  /** Opens a file for reading. */
  public static FileSource open(Path file) throws IOException {
    return new FileSource(FileChannel.open(file, StandardOpenOption.READ));
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public ByteBuffer read(long offset, int length) throws IOException {
    if (offset < 0 || length < 0 || offset > size - length) {
      throw outside(offset, length);
    }
    ByteBuffer bytes = ByteBuffer.allocate(length);
    while (bytes.hasRemaining()) {
      if (channel.read(bytes, offset + bytes.position()) < 0) {
        throw outside(offset, length);
      }
    }
    return bytes.flip();
  }

  private EOFException outside(long offset, int length) {
    return new EOFException(
        "bytes %d to %d of a file of %d".formatted(offset, offset + length, size));
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
