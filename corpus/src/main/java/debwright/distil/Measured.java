package debwright.distil;

import debwright.corpus.Digests;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/** Passes bytes on, and knows the number and the SHA-256 of those since it was last asked. */
final class Measured extends FilterOutputStream {
  private final MessageDigest digest;
  private long size;

  Measured(OutputStream out) {
    super(out);
    this.digest = Digests.fresh();
  }

  @Override
  public void write(int octet) throws IOException {
    write(new byte[] {(byte) octet}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    out.write(bytes, offset, length);
    digest.update(bytes, offset, length);
    size += length;
  }

  PackedItem take(String id) {
    PackedItem item = new PackedItem(id, HexFormat.of().formatHex(digest.digest()), size);
    size = 0;
    return item;
  }
}
