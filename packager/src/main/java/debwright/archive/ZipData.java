package debwright.archive;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import debwright.elf.ByteSource;
import debwright.plan.Shown;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Opens the data of a zip's members, each only if its local header agrees with the directory. */
final class ZipData {
  private static final int SIGNATURE = 0x04034b50;
  private static final int LENGTH = 30;
  private static final long TOLD_ELSEWHERE = 0xffffffffL;
  private static final String ENCRYPTED_HINT = "unpack it with its password and give the folder";

  private final ByteSource zip;
  private final Refusals refusals;
  private final long[] offsets;

  ZipData(ByteSource zip, ZipDirectory directory, Refusals refusals) throws ArchiveException {
    this.zip = zip;
    this.refusals = refusals;
    this.offsets = directory.offsets();
  }

  /** The bytes of a member as they are packed. */
  SourceInput packed(ZipMember member) throws IOException, ArchiveException {
    long start = refusals.guarded(Refusals.entry(member.name()), () -> start(member));
    return new SourceInput(zip, start, member.packed());
  }

  /** The unpacked bytes of what {@link #packed} gave. */
  InputStream unpacked(ZipMember member, InputStream packed) throws IOException, ArchiveException {
    String where = Refusals.entry(member.name());
    if (member.encrypted()) {
      throw refusals.unsupported(
          where, "data that is not encrypted", "encrypted data", ENCRYPTED_HINT);
    }
    if (member.packed() == 0 && member.size() == 0) {
      return packed;
    }
    ZipMethod method = ZipMethod.of(member.method()).orElseThrow(() -> unknown(member, ""));
    return refusals
        .guarded(where, () -> method.open(packed))
        .orElseThrow(() -> unknown(member, ", " + method));
  }

  private ArchiveException unknown(ZipMember member, String name) {
    return refusals.unsupported(
        Refusals.entry(member.name()),
        "data that is stored, deflated, deflate64, bzip2, zstd or xz",
        "method %d%s".formatted(member.method(), name),
        "pack it again with another method, or give the unpacked folder");
  }

  private long start(ZipMember member) throws IOException, ArchiveException {
    long limit = next(member);
    require(member.offset() + LENGTH <= limit, member, "a local header", "too few bytes");
    ByteBuffer header = ZipEnd.littleEndian(zip, member.offset(), LENGTH);
    require(header.getInt(0) == SIGNATURE, member, "a local header", "something else");
    int name = header.getShort(26) & 0xffff;
    long data = member.offset() + LENGTH + name + (header.getShort(28) & 0xffff);
    boolean apart = data <= limit && member.packed() <= limit - data;
    require(apart, member, "data of its own", "data that runs into the next entry's");
    agree(member, header, name);
    return data;
  }

  /** Where the next entry begins, or the directory. */
  private long next(ZipMember member) throws ArchiveException {
    int at = Arrays.binarySearch(offsets, member.offset());
    long limit = offsets[at + 1];
    require(limit != member.offset(), member, "data of its own", "another entry's");
    boolean first = at == 0 || offsets[at - 1] != member.offset();
    require(first, member, "data of its own", "another entry's");
    return limit;
  }

  private void agree(ZipMember member, ByteBuffer header, int nameLength)
      throws IOException, ArchiveException {
    byte[] name = new byte[nameLength];
    zip.read(member.offset() + LENGTH, nameLength).get(name);
    String stored = new String(name, ISO_8859_1);
    require(
        stored.equals(member.storedName()),
        member,
        "the same name in its local header",
        Shown.text(EntryText.of(stored)));
    int method = header.getShort(8) & 0xffff;
    require(
        method == member.method(),
        member,
        "method %d in its local header too".formatted(member.method()),
        "" + method);
    size(member, "packed size", header.getInt(18), member.packed());
    size(member, "size", header.getInt(22), member.size());
  }

  private void size(ZipMember member, String what, int stored, long told) throws ArchiveException {
    long local = stored & TOLD_ELSEWHERE;
    boolean silent = local == TOLD_ELSEWHERE || (local == 0 && member.sizesFollow());
    require(
        silent || local == told,
        member,
        "%s %d in its local header too".formatted(what, told),
        "" + local);
  }

  private void require(boolean holds, ZipMember member, String expected, String found)
      throws ArchiveException {
    if (!holds) {
      throw refusals.corrupt(Refusals.entry(member.name()), expected, found);
    }
  }
}
