package debwright.deb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/**
 * What {@code gzip -9n} writes: no name and no time, and a header that says "best" and "Unix" (RFC
 * 1952), which Java's own stream does not.
 */
final class GzipOutput extends OutputStream {
  private static final byte[] HEADER = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 2, 3};
  private static final int BUFFER = 1 << 16;

  private final OutputStream out;
  private final Deflater deflater = new Deflater(Deflater.BEST_COMPRESSION, true);
  private final DeflaterOutputStream deflated;
  private final CRC32 crc = new CRC32();

  GzipOutput(OutputStream out) throws IOException {
    this.out = out;
    out.write(HEADER);
    deflated = new DeflaterOutputStream(out, deflater, BUFFER);
  }

  /** The text's bytes compressed. */
  static byte[] of(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GzipOutput out = new GzipOutput(packed)) {
      out.write(bytes);
      out.finish();
    } catch (IOException e) {
      throw new UncheckedIOException("an array does not fail", e);
    }
    return packed.toByteArray();
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    crc.update(bytes, offset, length);
    deflated.write(bytes, offset, length);
  }

  /** Writes the end. */
  void finish() throws IOException {
    deflated.finish();
    int32(crc.getValue());
    int32(deflater.getBytesRead());
  }

  /** Frees memory; the stream below stays open. */
  @Override
  public void close() {
    deflater.end();
  }

  private void int32(long value) throws IOException {
    for (int shift = 0; shift < 32; shift += 8) {
      out.write((int) (value >> shift));
    }
  }
}
