package debwright.archive;

import debwright.elf.ByteSource;
import java.io.Closeable;
import java.io.IOException;
import java.io.PushbackInputStream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;

/** The content of one member of a zip, from its first bytes to its check sum. */
final class ZipContent implements Closeable {
  private final ZipMember member;
  private final Refusals refusals;
  private final SourceInput packed;
  private final CRC32 sum = new CRC32();
  private final PushbackInputStream in;

  /**
   * @param first how many bytes {@link #head} is asked for at most
   */
  ZipContent(ZipMember member, ZipData data, Refusals refusals, int first)
      throws IOException, ArchiveException {
    this.member = member;
    this.refusals = refusals;
    packed = data.packed(member);
    in =
        new PushbackInputStream(
            new CheckedInputStream(data.unpacked(member, packed), sum), Math.max(first, 1));
  }

  /** The first bytes, as many as asked for or all; they stay to be read. */
  byte[] head(int length) throws IOException, ArchiveException {
    int due = (int) Math.min(length, member.size());
    byte[] head = refusals.guarded(where(), () -> in.readNBytes(due));
    if (head.length < due) {
      throw refusals.corrupt(where(), "%d bytes".formatted(member.size()), "" + head.length);
    }
    in.unread(head);
    return head;
  }

  /** Keeps the whole, which is as long as the directory says and has the sum that it says. */
  ByteSource keep(ContentStore store, Limits limits) throws IOException, ArchiveException {
    Unpacked how = new Unpacked(refusals, limits, packed::count);
    Metered data = Metered.of(in, "its data", how, member.size());
    data.entering(member.name());
    ByteSource kept = store.keep(new byte[0], member.size(), data);
    if (data.peek(1).length > 0) {
      throw refusals.corrupt(where(), "%d bytes".formatted(member.size()), "more");
    }
    if (sum.getValue() != member.crc()) {
      throw refusals.corrupt(where(), "check sum " + hex(member.crc()), hex(sum.getValue()));
    }
    return kept;
  }

  private static String hex(long sum) {
    return "%08x".formatted(sum);
  }

  private String where() {
    return Refusals.entry(member.name());
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
