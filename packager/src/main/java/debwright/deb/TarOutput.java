package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes a tar as {@code tar --format=gnu} does for dpkg-deb, byte for byte: all of it root's and
 * of one time, names that are longer than a header's field in entries of their own before it. (dpkg
 * reads no PAX headers.)
 */
final class TarOutput {
  /** The largest size that a header's eleven octal digits hold. */
  static final long LARGEST = (1L << 33) - 1;

  private static final int BLOCK = 512;
  private static final int RECORD = 20 * BLOCK;
  private static final int STEP = 1 << 18;
  private static final String LONG = "././@LongLink";

  private final OutputStream out;
  private final long seconds;
  private long written;

  TarOutput(OutputStream out, long seconds) {
    this.out = out;
    this.seconds = seconds;
  }

  /** Adds a folder; its name ends with a slash. */
  void folder(String name, int mode) throws IOException {
    entry(new TarHeader(TarHeader.FOLDER, name, mode, seconds), 0);
  }

  void link(String name, String target) throws IOException {
    TarHeader header = new TarHeader(TarHeader.LINK, name, 0777, seconds);
    if (bytes(target).length > TarHeader.NAME) {
      longText(TarHeader.LONG_TARGET, target);
    }
    entry(header.to(target), 0);
  }

  void file(String name, int mode, ByteSource content) throws IOException {
    entry(new TarHeader(TarHeader.FILE, name, mode, seconds), content.size());
    for (long at = 0; at < content.size(); at += STEP) {
      int step = (int) Math.min(STEP, content.size() - at);
      write(bytes(content, at, step));
    }
    pad(BLOCK);
  }

  private static byte[] bytes(ByteSource content, long at, int length) throws IOException {
    byte[] bytes = new byte[length];
    content.read(at, length).get(bytes);
    return bytes;
  }

  private void entry(TarHeader header, long size) throws IOException {
    if (bytes(header.name()).length > TarHeader.NAME) {
      longText(TarHeader.LONG_NAME, header.name());
    }
    write(header.block(size));
  }

  private void longText(char type, String text) throws IOException {
    byte[] bytes = bytes(text + "\0");
    write(new TarHeader(type, LONG, 0644, 0).block(bytes.length));
    write(bytes);
    pad(BLOCK);
  }

  /** Writes the end: at least two blocks of zeros. The stream below stays open. */
  void finish() throws IOException {
    write(new byte[2 * BLOCK]);
    pad(RECORD);
  }

  private void pad(int unit) throws IOException {
    write(new byte[(int) ((unit - written % unit) % unit)]);
  }

  private void write(byte[] bytes) throws IOException {
    out.write(bytes);
    written += bytes.length;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(UTF_8);
  }
}
