package debwright.distil;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Walks the entries of a pack just far enough to know where each item begins. */
final class TarInput {
  /** The records begin so at no other entry, whatever its name. */
  private static final Pattern ROOT =
      Pattern.compile("\\A\\d+ comment=distilled\n\\d+ DEBWRIGHT\\.root=([^\n]*)\n");

  /** No extended header that we write comes near. */
  private static final long MAX_RECORDS = 1 << 20;

  private final String where;
  private final InputStream in;
  private long position;
  private byte[] block = new byte[TarHeader.BLOCK];
  private byte[] body = new byte[0];
  private Optional<String> root = Optional.empty();
  private boolean started;

  TarInput(String where, InputStream in) {
    this.where = where;
    this.in = in;
  }

  /** The id of the item that begins here, or empty at the end of the tar. */
  Optional<String> nextItem() throws IOException, PackException {
    if (!started) {
      started = true;
      nextHeader();
    }
    if (atEnd()) {
      drain();
    } else if (root.isEmpty()) {
      throw fault("the first entry of an item", "an entry of no item");
    }
    return root;
  }

  /** The checksum of the whole stands behind the last byte. */
  private void drain() throws PackException {
    while (readOrDamage(TarHeader.BLOCK).length > 0) {
      position += TarHeader.BLOCK;
    }
  }

  /** Copies the item that begins here, header by header, up to the next item or the end. */
  void copyItem(OutputStream out) throws IOException, PackException {
    copyItem(out, body -> body);
  }

  /**
   * The same, with other records.
   *
   * @param records gives the body of an extended header as it is to be written, of the same length
   */
  void copyItem(OutputStream out, UnaryOperator<byte[]> records) throws IOException, PackException {
    do {
      out.write(block);
      out.write(root.isPresent() ? body : records.apply(body));
      if (type() != TarHeader.PAX) {
        copyData(out);
      }
      nextHeader();
    } while (root.isEmpty() && !atEnd());
  }

  private void nextHeader() throws IOException, PackException {
    block = read(TarHeader.BLOCK);
    body = new byte[0];
    root = Optional.empty();
    if (!atEnd()) {
      checkSum();
    }
    if (type() == TarHeader.PAX) {
      readRecords();
    }
  }

  private void readRecords() throws IOException, PackException {
    long size = size();
    if (size > MAX_RECORDS) {
      throw fault("at most %d bytes of records".formatted(MAX_RECORDS), "" + size);
    }
    body = read((int) padded(size));
    Matcher matcher = ROOT.matcher(new String(body, StandardCharsets.UTF_8));
    root = matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  private void copyData(OutputStream out) throws IOException, PackException {
    for (long left = padded(size()); left > 0; left -= Math.min(left, 1 << 16)) {
      out.write(read((int) Math.min(left, 1 << 16)));
    }
  }

  private boolean atEnd() {
    return block[0] == 0;
  }

  private char type() {
    return (char) block[156];
  }

  private long size() throws PackException {
    return octal(124, 11);
  }

  private void checkSum() throws PackException {
    int sum = TarHeader.checksum(block);
    if (octal(148, 6) != sum) {
      throw fault("a header with the sum %o".formatted(sum), "another sum");
    }
  }

  private long octal(int at, int digits) throws PackException {
    long value = 0;
    for (int i = at; i < at + digits; i++) {
      if (block[i] < '0' || block[i] > '7') {
        throw fault("an octal number in a header", "byte " + (block[i] & 0xff));
      }
      value = value << 3 | (block[i] - '0');
    }
    return value;
  }

  private static long padded(long size) {
    return size + (-size & (TarHeader.BLOCK - 1));
  }

  private byte[] read(int length) throws IOException, PackException {
    byte[] bytes = readOrDamage(length);
    if (bytes.length < length) {
      throw fault("%d more bytes".formatted(length), "only %d".formatted(bytes.length));
    }
    position += length;
    return bytes;
  }

  private byte[] readOrDamage(int length) throws PackException {
    try {
      return in.readNBytes(length);
    } catch (IOException damage) {
      throw new PackException(where, damage);
    }
  }

  private PackException fault(String expected, String found) {
    return new PackException(where, position, expected, found);
  }
}
