package debwright.archive;

import com.sun.jna.Function;
import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.util.Optional;

/**
 * The system's liblzma, where it has one: dpkg unpacks with it, and it takes half the time of one
 * in Java. Functions and codes as in its {@code lzma/base.h} and {@code lzma/container.h}.
 */
final class SystemXz {
  static final int OK = 0;
  static final int STREAM_END = 1;
  static final int RUN = 0;
  static final int FINISH = 3;

  /** Of {@code lzma_stream} where pointers have eight bytes. */
  static final int STREAM_SIZE = 136;

  private static final int TELL_UNSUPPORTED_CHECK = 0x02;
  private static final int CONCATENATED = 0x08;

  private static volatile boolean inUse;

  private final Function decoder;
  private final Function code;
  private final Function end;

  private SystemXz(NativeLibrary library) {
    this.decoder = library.getFunction("lzma_stream_decoder");
    this.code = library.getFunction("lzma_code");
    this.end = library.getFunction("lzma_end");
  }

  /** Looked for once. */
  private static final class Found {
    private static final Optional<SystemXz> LIBRARY = load();

    private static Optional<SystemXz> load() {
      try {
        boolean wide = Native.POINTER_SIZE == Long.BYTES && Native.SIZE_T_SIZE == Long.BYTES;
        return wide
            ? Optional.of(new SystemXz(NativeLibrary.getInstance("liblzma.so.5")))
            : Optional.empty();
      } catch (LinkageError e) {
        // No such library, or none that can be loaded: Java's own decoder does as well.
        return Optional.empty();
      }
    }
  }

  static Optional<SystemXz> find() {
    inUse = true;
    return Found.LIBRARY;
  }

  /** Whether it was found before, so that to find it again takes no time. */
  static boolean isInUse() {
    return inUse;
  }

  /** Makes a zeroed {@code lzma_stream} a decoder of {@code .xz} files of one or more streams. */
  int begin(Pointer stream, long memoryLimit) {
    return decoder.invokeInt(
        new Object[] {stream, memoryLimit, TELL_UNSUPPORTED_CHECK | CONCATENATED});
  }

  int decode(Pointer stream, int action) {
    return code.invokeInt(new Object[] {stream, action});
  }

  void end(Pointer stream) {
    end.invokeVoid(new Object[] {stream});
  }
}
