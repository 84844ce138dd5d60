package debwright.archive;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/**
 * What opening a stream of bytes takes: whose it is, within which limits, how much is read.
 *
 * @param fast whether the system's own decoder may be used, whose failures say little
 */
record Unpacked(Refusals refusals, Limits limits, LongSupplier packed, boolean fast) {
  private static final int BUFFER = 1 << 16;

  /** By Java's decoders alone. */
  Unpacked(Refusals refusals, Limits limits, LongSupplier packed) {
    this(refusals, limits, packed, false);
  }

  /** The bytes without their compression, which the first of them tell. */
  Metered open(InputStream in, String name) throws IOException, ArchiveException {
    return refusals.guarded("byte 0 of " + name, () -> decoded(in, name));
  }

  private Metered decoded(InputStream in, String name) throws IOException {
    BufferedInputStream buffered = new BufferedInputStream(in, BUFFER);
    buffered.mark(Signature.LENGTH);
    Signature signature = Signature.of(buffered.readNBytes(Signature.LENGTH));
    buffered.reset();
    InputStream unpacked =
        fast
            ? Decompression.openFast(signature, buffered)
            : Decompression.open(signature, buffered);
    return new Metered(unpacked, name, refusals, limits, packed);
  }
}
