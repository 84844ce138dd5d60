package debwright.archive;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * Pieces of one open file, each read at once and kept for what is asked for next: the tables of an
 * object are many and small, and lie side by side in two or three places.
 */
final class ReadAhead {
  private static final int PIECES = 3;
  private static final int PIECE = 1 << 14;

  /** How much of that lies before what was asked for: the names of sections stand before them. */
  private static final int BEFORE = 1 << 11;

  /** Java reads into a buffer of its own first, which stays small so. */
  private static final int MOST_AT_ONCE = 1 << 16;

  private static final class Piece {
    private final ByteBuffer bytes = ByteBuffer.allocate(PIECE);
    private long start;
    private int filled;

    boolean has(long offset, int length) {
      return offset >= start && offset + length <= start + filled;
    }

    void fill(SeekableByteChannel file, long from, int length) throws IOException {
      filled = 0;
      start = from;
      ReadAhead.fill(bytes.clear().limit(length), file, from);
      filled = bytes.position();
      bytes.limit(PIECE);
    }
  }

  private final List<Piece> pieces = new ArrayList<>();
  private int oldest;

  /**
   * Reads exactly so many bytes, within the size that the file had.
   *
   * @throws IOException when the file became shorter, or can't be read
   */
  ByteBuffer read(SeekableByteChannel file, long offset, int length, long size) throws IOException {
    ByteBuffer target = ByteBuffer.allocate(length);
    if (length > PIECE / 2) {
      fill(target, file, offset);
    } else {
      Piece piece = piece(file, offset, length, size);
      if (piece.has(offset, length)) {
        target.put(piece.bytes.slice((int) (offset - piece.start), length));
      }
    }
    if (target.hasRemaining()) {
      throw Ranges.shortened(size);
    }
    return target.flip();
  }

  /** Up to so many of its first bytes. */
  byte[] head(SeekableByteChannel file, int most) throws IOException {
    Piece piece = piece(file, 0, most, PIECE);
    byte[] head = new byte[Math.min(most, piece.filled)];
    piece.bytes.get(0, head);
    return head;
  }

  /** Nothing of a file that was read before is of the next one. */
  void clear() {
    pieces.forEach(piece -> piece.filled = 0);
  }

  private Piece piece(SeekableByteChannel file, long offset, int length, long size)
      throws IOException {
    for (Piece piece : pieces) {
      if (piece.has(offset, length)) {
        return piece;
      }
    }
    Piece piece = next();
    long start = Math.max(0, Math.min(offset - BEFORE, size - PIECE));
    piece.fill(file, start, (int) Math.min(PIECE, size - start));
    return piece;
  }

  private Piece next() {
    if (pieces.size() < PIECES) {
      pieces.add(new Piece());
      return pieces.get(pieces.size() - 1);
    }
    oldest = (oldest + 1) % PIECES;
    return pieces.get(oldest);
  }

  /** Reads until the target is full or the file at its end. */
  private static void fill(ByteBuffer target, SeekableByteChannel file, long offset)
      throws IOException {
    file.position(offset);
    int end = target.limit();
    int got = 0;
    while (target.position() < end && got >= 0) {
      got = file.read(target.limit(Math.min(end, target.position() + MOST_AT_ONCE)));
    }
    target.limit(end);
  }
}
