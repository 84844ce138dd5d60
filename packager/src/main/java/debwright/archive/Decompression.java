package debwright.archive;

import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.tukaani.xz.BasicArrayCache;
import org.tukaani.xz.XZInputStream;

/** Opens a compressed stream by its signature, within a fixed amount of memory. */
final class Decompression {
  /** The largest window: 2^28 bytes. {@code xz -9} takes 2^26, {@code zstd --ultra -22} 2^27. */
  static final String LIMIT = "256 MiB";

  private static final int WINDOW_LOG = 28;
  private static final int XZ_KIB = (1 << (WINDOW_LOG - 10)) + 1024;
  private static final int BUFFER = 1 << 16;

  private Decompression() {}

  /** As {@link #open}, by the system's own decoder where there is one and it is faster. */
  static InputStream openFast(Signature signature, InputStream in) throws IOException {
    Optional<SystemXz> system = signature == Signature.XZ ? SystemXz.find() : Optional.empty();
    return system.isPresent()
        ? new SystemXzStream(system.get(), in, XZ_KIB * 1024L)
        : open(signature, in);
  }

  /** The unpacked bytes; those of an uncompressed signature are the same. */
  static InputStream open(Signature signature, InputStream in) throws IOException {
    return switch (signature) {
      case GZIP -> new GZIPInputStream(in, BUFFER);
      case XZ -> new XZInputStream(in, XZ_KIB, true, BasicArrayCache.getInstance());
      case ZSTD -> new ZstdInputStreamNoFinalizer(in).setLongMax(WINDOW_LOG);
      case BZIP2 -> new BZip2CompressorInputStream(in, true);
      case APP_IMAGE,
          ELF,
          AR,
          ZIP,
          EMPTY_ZIP,
          SPANNED_ZIP,
          RPM,
          SEVEN_ZIP,
          SQUASHFS,
          SCRIPT,
          TAR,
          UNKNOWN ->
          in;
    };
  }
}
