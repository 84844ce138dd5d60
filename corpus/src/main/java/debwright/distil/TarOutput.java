package debwright.distil;

import java.io.IOException;
import java.io.OutputStream;

/** Writes tar entries; the same entries always give the same bytes. */
final class TarOutput {
  private static final byte[] ZEROS = new byte[TarHeader.BLOCK];
  private final OutputStream out;

  TarOutput(OutputStream out) {
    this.out = out;
  }

  /** Writes a header with what its fields cannot hold before it. */
  void header(TarHeader header, PaxRecords records) throws IOException {
    if (!TarHeader.fits(header.name())) {
      records.add("path", header.name());
    }
    if (!TarHeader.fits(header.linkTarget())) {
      records.add("linkpath", header.linkTarget());
    }
    if (!records.isEmpty()) {
      extended(records.bytes());
    }
    out.write(header.block());
  }

  private void extended(byte[] records) throws IOException {
    out.write(new TarHeader("PaxHeaders/0", 0644, records.length, TarHeader.PAX, "").block());
    write(records);
    pad(records.length);
  }

  void write(byte[] bytes) throws IOException {
    out.write(bytes);
  }

  /** Fills up to a whole block after {@code length} bytes. */
  void pad(long length) throws IOException {
    out.write(ZEROS, 0, (int) (-length & (TarHeader.BLOCK - 1)));
  }
}
