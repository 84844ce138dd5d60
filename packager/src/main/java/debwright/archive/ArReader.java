package debwright.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import debwright.plan.Shown;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * The members of an ar archive in order (ar(5), deb(5)): {@code "!<arch>\n"}, then members, each at
 * an even offset.
 *
 * <pre>
 *  0  16  name, blanks after it, perhaps a slash
 * 48  10  length of the data in bytes, decimal
 * 58   2  "`\n"
 * 60      the data
 * </pre>
 */
final class ArReader {
  private static final int MAGIC = 8;
  private static final int HEADER = 60;

  private final InputStream in;
  private final Refusals refusals;
  private long position;
  private long nextHeader = MAGIC;

  /** A member's name and its data, which are gone once the next member is asked for. */
  record Member(String name, InputStream data) {}

  ArReader(InputStream in, Refusals refusals) {
    this.in = in;
    this.refusals = refusals;
  }

  Optional<Member> next() throws IOException, ArchiveException {
    String where = "byte " + nextHeader;
    return refusals.guarded(where, () -> header(where));
  }

  private Optional<Member> header(String where) throws IOException, ArchiveException {
    if (position == 0) {
      magic();
    } else if (nextHeader > position) {
      skip(nextHeader - position - 1);
      if (in.read() < 0) {
        return Optional.empty();
      }
      position = nextHeader;
    }
    byte[] bytes = in.readNBytes(HEADER);
    position += bytes.length;
    if (bytes.length == 0) {
      return Optional.empty();
    }
    String header = new String(bytes, US_ASCII);
    if (header.length() < HEADER || !header.endsWith("`\n")) {
      throw refusals.corrupt(where, "the header of an ar member", "'" + Shown.text(header) + "'");
    }
    String name = header.substring(0, 16).strip().replaceFirst("/$", "");
    long length = Digits.parse(header.substring(48, 58).strip());
    nextHeader = position + length + (length & 1);
    return Optional.of(new Member(name, new Data(position + length)));
  }

  private void magic() throws IOException, ArchiveException {
    byte[] magic = in.readNBytes(MAGIC);
    Signature found = Signature.of(magic);
    if (found != Signature.AR) {
      throw refusals.unsupported("not a package", "an ar archive", found.words(), "");
    }
    position = MAGIC;
  }

  private void skip(long length) throws IOException {
    try {
      in.skipNBytes(length);
    } catch (EOFException e) {
      throw new EOFException("the end, %d bytes before that of a member".formatted(length));
    }
  }

  /** The data of one member; ends with it, and fails where the archive ends before. */
  private final class Data extends InputStream {
    private final long end;

    Data(long end) {
      this.end = end;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (position >= end) {
        return -1;
      }
      int got = in.read(target, offset, (int) Math.min(length, end - position));
      if (got < 0) {
        throw new EOFException("the end, %d bytes too early".formatted(end - position));
      }
      position += got;
      return got;
    }

    @Override
    public int available() throws IOException {
      return (int) Math.min(in.available(), end - position);
    }
  }
}
