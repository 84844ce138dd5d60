package debwright.deb;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.zip.CRC32;
import org.tukaani.xz.FinishableOutputStream;
import org.tukaani.xz.FinishableWrapperOutputStream;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.ResettableArrayCache;
import org.tukaani.xz.X86Options;

/**
 * One block of an xz file, compressed on its own (The .xz File Format, section 3).
 *
 * <pre>
 *  1  header size in words of 4 bytes, less one
 *  1  0xC1: two filters, and both sizes are given
 *  n  compressed size, uncompressed size (variable length)
 *  2  x86 filter: id 4, no properties
 *  3  LZMA2: id 0x21, one property, the dictionary size
 *     zeros up to a multiple of 4, then the CRC32 of the header
 *     the data, zeros up to a multiple of 4, the CRC32 of what it unpacks to
 * </pre>
 *
 * <p>Sizes are given so that a reader may unpack blocks in parallel, as {@code xz -T0} does.
 *
 * @param header with its checksum
 * @param data compressed
 * @param size of the data unpacked, in bytes
 * @param crc of the data unpacked
 */
record XzBlock(ByteBuffer header, ByteBuffer data, long size, int crc) {
  static final int CHECK_BYTES = 4;

  /**
   * With a smaller dictionary than a block files far apart no longer help each other; a larger one
   * costs memory when the package is installed.
   */
  static final int DICTIONARY = 1 << 23;

  private static final int PRESET = 2;
  private static final int DICTIONARY_PROPERTY = 22;
  private static final int SLICE = 1 << 16;

  /**
   * Compresses bytes, which ends early when the thread is interrupted.
   *
   * @throws InterruptedIOException when the thread was interrupted
   */
  static XzBlock of(byte[] bytes, int length) throws IOException {
    ByteArrayOutputStream data = new ByteArrayOutputStream(length / 3 + SLICE);
    CRC32 crc = new CRC32();
    crc.update(bytes, 0, length);
    try (FinishableOutputStream out = filters(data)) {
      for (int at = 0; at < length; at += SLICE) {
        stopWhenInterrupted();
        out.write(bytes, at, Math.min(SLICE, length - at));
      }
      out.finish();
    }
    ByteBuffer header = header(data.size(), length);
    ByteBuffer packed = ByteBuffer.wrap(data.toByteArray());
    return new XzBlock(header, packed, length, (int) crc.getValue());
  }

  private static void stopWhenInterrupted() throws InterruptedIOException {
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("interrupted while compressing");
    }
  }

  private static FinishableOutputStream filters(ByteArrayOutputStream data) throws IOException {
    LZMA2Options lzma = new LZMA2Options(PRESET);
    lzma.setDictSize(DICTIONARY);
    ResettableArrayCache none = new ResettableArrayCache(org.tukaani.xz.ArrayCache.getDummyCache());
    FinishableOutputStream last =
        lzma.getOutputStream(new FinishableWrapperOutputStream(data), none);
    return new X86Options().getOutputStream(last, none);
  }

  private static ByteBuffer header(long packed, long unpacked) {
    ByteBuffer body = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    body.put((byte) 0).put((byte) 0xc1);
    XzNumber.put(body, packed);
    XzNumber.put(body, unpacked);
    body.put((byte) 4).put((byte) 0).put((byte) 0x21).put((byte) 1);
    body.put((byte) DICTIONARY_PROPERTY);
    body.position((body.position() + 3) & ~3);
    body.put(0, (byte) (body.position() / 4));
    return XzNumber.summed(body);
  }

  /** Header, data and checksum, without the padding between them. */
  long unpaddedSize() {
    return header.remaining() + (long) data.remaining() + CHECK_BYTES;
  }
}
