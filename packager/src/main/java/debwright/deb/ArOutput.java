package debwright.deb;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;

/** Writes the members of a package's ar archive (ar(5), deb(5)), whose sizes it learns last. */
final class ArOutput {
  /** The largest size that a header's ten decimal digits hold. */
  private static final long LARGEST = 9_999_999_999L;

  private static final int SIZE_AT = 48;

  private final Unfinished file;
  private final long seconds;

  ArOutput(Unfinished file, long seconds) throws IOException {
    this.file = file;
    this.seconds = seconds;
    file.write(ascii("!<arch>\n"));
  }

  void member(String name, Compression.Body body) throws IOException {
    long header = file.position();
    file.write(header(name));
    long start = file.position();
    body.write(file);
    long size = file.position() - start;
    if (size > LARGEST) {
      throw new IOException(
          "%s: a member %s of at most %d bytes was expected, found %d"
              .formatted(file.target(), name, LARGEST, size));
    }
    file.write(size % 2 == 0 ? new byte[0] : ascii("\n"));
    file.patch(header + SIZE_AT, ascii("%-10d".formatted(size)));
  }

  // As dpkg-deb writes it: root's, mode 100644.
  private byte[] header(String name) {
    return ascii("%-16s%-12d0     0     100644  %10s`\n".formatted(name, seconds, ""));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
