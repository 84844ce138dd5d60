package debwright.corpus;

import com.sun.jna.Function;
import com.sun.jna.Memory;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;
import java.security.MessageDigest;
import java.util.List;
import java.util.Optional;

/**
 * SHA-256 by the system's OpenSSL, which uses what the processor has for it. Java's does so only
 * where its second compiler is at work, and takes twenty times as long where a command is too short
 * for that. Functions as in {@code openssl/evp.h}.
 */
final class SystemSha256 extends MessageDigest {
  private static final List<String> LIBRARIES = List.of("libcrypto.so.3", "libcrypto.so.1.1");
  private static final int CHUNK = 1 << 15;
  private static final int LENGTH = 32;

  private final Functions functions;
  private Optional<State> state = Optional.empty();

  private SystemSha256(Functions functions) {
    super("SHA-256");
    this.functions = functions;
  }

  /** What is called of the library. */
  private record Functions(
      Function make,
      Function sha256,
      Function begin,
      Function update,
      Function end,
      Function free) {

    static Functions of(NativeLibrary library) {
      return new Functions(
          library.getFunction("EVP_MD_CTX_new"),
          library.getFunction("EVP_sha256"),
          library.getFunction("EVP_DigestInit_ex"),
          library.getFunction("EVP_DigestUpdate"),
          library.getFunction("EVP_DigestFinal_ex"),
          library.getFunction("EVP_MD_CTX_free"));
    }
  }

  /** Looked for once. */
  private static final class Found {
    private static final Optional<Functions> LIBRARY = load();

    private static Optional<Functions> load() {
      return LIBRARIES.stream().flatMap(name -> load(name).stream()).findFirst();
    }

    private static Optional<Functions> load(String name) {
      try {
        return Optional.of(Functions.of(NativeLibrary.getInstance(name)));
      } catch (LinkageError e) {
        // Another version may be there; if none is, Java's own does as well.
        return Optional.empty();
      }
    }
  }

  /** A fresh digest, where the system has the library. */
  static Optional<MessageDigest> fresh() {
    return Found.LIBRARY.map(SystemSha256::new);
  }

  @Override
  protected void engineUpdate(byte input) {
    engineUpdate(new byte[] {input}, 0, 1);
  }

  @Override
  protected void engineUpdate(byte[] input, int offset, int length) {
    state().add(input, offset, length);
  }

  @Override
  protected byte[] engineDigest() {
    byte[] digest = state().end();
    engineReset();
    return digest;
  }

  @Override
  protected void engineReset() {
    state.ifPresent(State::free);
    state = Optional.empty();
  }

  private State state() {
    State begun = state.orElseGet(() -> new State(functions));
    state = Optional.of(begun);
    return begun;
  }

  /** A digest under way; bytes are handed over by the chunk. */
  private static final class State {
    private final Functions functions;
    private final Memory chunk = new Memory(CHUNK);
    private final Pointer context;
    private int filled;

    State(Functions functions) {
      this.functions = functions;
      this.context = functions.make.invokePointer(new Object[] {});
      Pointer algorithm = functions.sha256.invokePointer(new Object[] {});
      expectOk(functions.begin.invokeInt(new Object[] {context, algorithm, Pointer.NULL}));
    }

    void add(byte[] input, int offset, int length) {
      for (int at = 0; at < length; ) {
        int step = Math.min(CHUNK - filled, length - at);
        chunk.write(filled, input, offset + at, step);
        filled += step;
        at += step;
        if (filled == CHUNK) {
          flush();
        }
      }
    }

    private void flush() {
      expectOk(functions.update.invokeInt(new Object[] {context, chunk, (long) filled}));
      filled = 0;
    }

    byte[] end() {
      flush();
      expectOk(functions.end.invokeInt(new Object[] {context, chunk, Pointer.NULL}));
      return chunk.getByteArray(0, LENGTH);
    }

    void free() {
      functions.free.invokeVoid(new Object[] {context});
      chunk.close();
    }

    private static void expectOk(int code) {
      if (code != 1) {
        throw new IllegalStateException("libcrypto returned " + code);
      }
    }
  }
}
