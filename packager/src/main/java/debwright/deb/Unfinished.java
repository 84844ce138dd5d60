package debwright.deb;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.util.HexFormat;

/**
 * A file on its way: it has a hidden name beside its own until it is whole, and goes when it does
 * not get so far, even if the process is told to end. Its errors name the file that a person asked
 * for.
 */
final class Unfinished extends OutputStream {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int BUFFER = 1 << 16;

  private final Path target;
  private final Path hidden;
  private final FileChannel channel;
  private final Thread atExit = new Thread(this::deleteAtExit, "unfinished");
  private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
  private long flushed;

  /**
   * Begins a file in an existing folder.
   *
   * @throws IOException when the folder is none, or takes no file
   */
  Unfinished(Path target) throws IOException {
    this.target = target;
    byte[] random = new byte[6];
    RANDOM.nextBytes(random);
    hidden =
        target.resolveSibling(
            ".%s.%s".formatted(target.getFileName(), HexFormat.of().formatHex(random)));
    channel = open(target, hidden);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  private static FileChannel open(Path target, Path hidden) throws IOException {
    try {
      return FileChannel.open(hidden, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW);
    } catch (IOException e) {
      throw named(target, e);
    }
  }

  Path target() {
    return target;
  }

  long position() {
    return flushed + buffer.position();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > buffer.remaining()) {
      flush();
    }
    if (length > buffer.capacity()) {
      flushed += put(ByteBuffer.wrap(bytes, offset, length), flushed);
      return;
    }
    buffer.put(bytes, offset, length);
  }

  @Override
  public void flush() throws IOException {
    flushed += put(buffer.flip(), flushed);
    buffer.clear();
  }

  /** Overwrites bytes that were written before. */
  void patch(long at, byte[] bytes) throws IOException {
    flush();
    put(ByteBuffer.wrap(bytes), at);
  }

  private int put(ByteBuffer bytes, long at) throws IOException {
    int length = bytes.remaining();
    try {
      long to = at;
      while (bytes.hasRemaining()) {
        to += channel.write(bytes, to);
      }
      return length;
    } catch (IOException e) {
      throw named(target, e);
    }
  }

  /** Gives the file its name, in the place of one that has it already. */
  Path finish() throws IOException {
    flush();
    try {
      channel.close();
      return Files.move(
          hidden, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw named(target, e);
    }
  }

  private static IOException named(Path target, IOException cause) {
    return new IOException("%s is not written: %s".formatted(target, reason(cause)), cause);
  }

  private static String reason(IOException cause) {
    if (cause instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (cause instanceof NoSuchFileException) {
      return "no such folder";
    }
    String reason = cause instanceof FileSystemException file ? file.getReason() : "";
    return reason == null || reason.isEmpty() ? String.valueOf(cause.getMessage()) : reason;
  }

  /** Removes the file unless it was finished. */
  @Override
  public void close() throws IOException {
    try {
      channel.close();
    } finally {
      Files.deleteIfExists(hidden);
      forget();
    }
  }

  private void deleteAtExit() {
    try {
      Files.deleteIfExists(hidden);
    } catch (IOException e) {
      // Nobody is left to be told; the hidden name is none that a reader takes for a package.
    }
  }

  private void forget() {
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The process is ending, so the hook is at work.
    }
  }
}
