package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the entries of a zip's directory one after the other (APPNOTE 4.3.12). */
final class ZipHeaders {
  private static final int SIGNATURE = 0x02014b50;
  private static final int LENGTH = 46;
  private static final long TOLD_ELSEWHERE = 0xffffffffL;
  private static final int UNIX = 3;
  private static final int MACOS = 19;
  private static final int DOS_FOLDER = 0x10;

  private final Metered in;
  private final Refusals refusals;
  private final ZipNames names;

  ZipHeaders(Metered in, Refusals refusals) {
    this.in = in;
    this.refusals = refusals;
    this.names = new ZipNames(refusals);
  }

  ZipMember next() throws IOException, ArchiveException {
    String where = in.where();
    ByteBuffer header = ByteBuffer.wrap(in.read(LENGTH)).order(ByteOrder.LITTLE_ENDIAN);
    if (header.getInt(0) != SIGNATURE) {
      throw refusals.corrupt(where, "an entry of the directory", "something else");
    }
    byte[] name = in.read(header.getShort(28) & 0xffff);
    ZipExtra extra = new ZipExtra(in.read(header.getShort(30) & 0xffff));
    in.skip(header.getShort(32) & 0xffff);
    int host = header.get(5) & 0xff;
    return member(header, name, names.decode(name, header.getShort(8), host, extra), extra);
  }

  private ZipMember member(ByteBuffer header, byte[] storedName, String name, ZipExtra extra)
      throws ArchiveException {
    Wide wide = new Wide(name, extra.zip64());
    long size = wide.number(header, 24);
    long packed = wide.number(header, 20);
    return new ZipMember(
        name,
        new String(storedName, ISO_8859_1),
        header.getShort(8) & 0xffff,
        header.getShort(10) & 0xffff,
        header.getInt(16) & 0xffffffffL,
        packed,
        size,
        wide.number(header, 42),
        unix(header),
        isFolder(header, name));
  }

  private static OptionalInt unix(ByteBuffer header) {
    int host = header.get(5) & 0xff;
    int mode = header.getInt(38) >>> 16;
    boolean told = (host == UNIX || host == MACOS) && mode != 0 && mode != 0xffff;
    return told ? OptionalInt.of(mode) : OptionalInt.empty();
  }

  private static boolean isFolder(ByteBuffer header, String name) {
    boolean dos = (header.get(5) & 0xff) == 0 && (header.get(38) & DOS_FOLDER) != 0;
    return name.endsWith("/") || dos;
  }

  /** The numbers of an entry that are too large for it stand in a field of their own. */
  private final class Wide {
    private final String name;
    private final Optional<ByteBuffer> field;

    Wide(String name, Optional<ByteBuffer> field) {
      this.name = name;
      this.field = field;
    }

    long number(ByteBuffer header, int at) throws ArchiveException {
      long number = header.getInt(at) & TOLD_ELSEWHERE;
      if (number != TOLD_ELSEWHERE) {
        return number;
      }
      ByteBuffer wide =
          field.filter(left -> left.remaining() >= Long.BYTES).orElseThrow(this::none);
      return checked(wide.getLong());
    }

    private long checked(long number) throws ArchiveException {
      if (number < 0) {
        throw refusals.corrupt(Refusals.entry(name), "sizes below 2^63", "a larger one");
      }
      return number;
    }

    private ArchiveException none() {
      return refusals.corrupt(Refusals.entry(name), "its sizes in a ZIP64 field", "none");
    }
  }
}
