package debwright.archive;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;

/** How the data of a zip's member is packed (APPNOTE 4.4.5). */
enum ZipMethod {
  STORED(0),
  SHRUNK(1),
  REDUCED_1(2),
  REDUCED_2(3),
  REDUCED_3(4),
  REDUCED_4(5),
  IMPLODED(6),
  DEFLATED(8),
  DEFLATE64(9),
  DCL_IMPLODED(10),
  BZIP2(12),
  LZMA(14),
  OLD_ZSTD(20),
  ZSTD(93),
  MP3(94),
  XZ(95),
  JPEG(96),
  WAVPACK(97),
  PPMD(98),
  AES(99);

  private static final int BUFFER = 1 << 12;

  private final int number;

  ZipMethod(int number) {
    this.number = number;
  }

  static Optional<ZipMethod> of(int number) {
    return Arrays.stream(values()).filter(method -> method.number == number).findFirst();
  }

  /** The unpacked bytes; empty where this method is not understood. */
  Optional<InputStream> open(InputStream in) throws IOException {
    return switch (this) {
      case STORED -> Optional.of(in);
      case DEFLATED -> Optional.of(new Inflating(in));
      case DEFLATE64 -> Optional.of(new Deflate64CompressorInputStream(in));
      case BZIP2 -> Optional.of(Decompression.open(Signature.BZIP2, in));
      case ZSTD, OLD_ZSTD -> Optional.of(Decompression.open(Signature.ZSTD, in));
      case XZ -> Optional.of(Decompression.open(Signature.XZ, in));
      case SHRUNK,
          REDUCED_1,
          REDUCED_2,
          REDUCED_3,
          REDUCED_4,
          IMPLODED,
          DCL_IMPLODED,
          LZMA,
          MP3,
          JPEG,
          WAVPACK,
          PPMD,
          AES ->
          Optional.empty();
    };
  }

  /** A stream of deflated data without a wrapper that frees its decoder at once. */
  private static final class Inflating extends InflaterInputStream {
    Inflating(InputStream in) {
      super(in, new Inflater(true), BUFFER);
    }

    @Override
    public void close() throws IOException {
      super.close();
      inf.end();
    }
  }
}
