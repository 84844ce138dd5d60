package debwright.job;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes what it is given with {@code ***} in place of each secret, in whatever parts it comes.
 * What may be the beginning of one is held back until that is known.
 */
final class MaskingStream extends OutputStream {
  private static final byte[] MASK = "***".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final List<byte[]> secrets;
  private byte[] held = {};

  MaskingStream(OutputStream out, Secrets secrets) {
    this.out = out;
    this.secrets = secrets.texts();
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int from, int count) throws IOException {
    byte[] all = Arrays.copyOf(held, held.length + count);
    System.arraycopy(bytes, from, all, held.length, count);
    held = Arrays.copyOfRange(all, pass(all), all.length);
  }

  /** How far is decided. */
  private int pass(byte[] all) throws IOException {
    int at = 0;
    int plain = 0;
    while (at < all.length) {
      int length = secretAt(all, at);
      if (length == OPEN) {
        break;
      }
      if (length > 0) {
        out.write(all, plain, at - plain);
        out.write(MASK);
        plain = at + length;
      }
      at += Math.max(1, length);
    }
    out.write(all, plain, at - plain);
    return at;
  }

  private static final int OPEN = -1;

  /** The length of the secret that begins there, 0 for none, {@link #OPEN} where more must come. */
  private int secretAt(byte[] all, int at) {
    for (byte[] secret : secrets) {
      int there = Math.min(secret.length, all.length - at);
      if (Arrays.equals(secret, 0, there, all, at, at + there)) {
        return there == secret.length ? there : OPEN;
      }
    }
    return 0;
  }

  /** What was cut in the middle of a secret tells a part of it. */
  @Override
  public void close() throws IOException {
    try (out) {
      out.write(held.length < Secrets.SHORTEST ? held : MASK);
    }
  }
}
