package debwright.archive;

import debwright.elf.ByteSource;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The directory of a zip, which alone says what is in it. It is walked within limits whatever its
 * count says, and no two of its entries share bytes.
 */
final class ZipDirectory {
  private final Refusals refusals;
  private final Limits limits;
  private final ZipEnd end;
  private final List<ZipMember> members = new ArrayList<>();
  private long names;
  private long packed;
  private long unpacked;

  private ZipDirectory(ZipEnd end, Refusals refusals, Limits limits) {
    this.end = end;
    this.refusals = refusals;
    this.limits = limits;
  }

  /** Reads the directory of a whole zip. */
  static ZipDirectory read(ByteSource zip, Refusals refusals, Limits limits)
      throws IOException, ArchiveException {
    ZipEnd end = refusals.guarded("the end", () -> ZipEnd.find(zip, refusals));
    ZipDirectory directory = new ZipDirectory(end, refusals, limits);
    directory.checkCount(end.entries(), "" + end.entries());
    directory.walk(new SourceInput(zip, end.start(), end.size()));
    return directory;
  }

  /** In the order of the directory. */
  List<ZipMember> members() {
    return members;
  }

  /** The offsets of all local headers in order, and that of the directory as the last. */
  long[] offsets() throws ArchiveException {
    long[] offsets = new long[members.size() + 1];
    for (int i = 0; i < members.size(); i++) {
      offsets[i] = inside(members.get(i));
    }
    offsets[members.size()] = end.start();
    Arrays.sort(offsets);
    return offsets;
  }

  private long inside(ZipMember member) throws ArchiveException {
    if (member.offset() >= end.start()) {
      throw refusals.corrupt(
          Refusals.entry(member.name()),
          "data before the directory at byte " + end.start(),
          "data at byte " + member.offset());
    }
    return member.offset();
  }

  private void walk(SourceInput bytes) throws IOException, ArchiveException {
    Metered in = new Metered(bytes, "the directory", refusals, limits, bytes::count);
    ZipHeaders headers = new ZipHeaders(in, refusals);
    while (in.position() < end.size()) {
      add(headers.next());
    }
    long told = end.wide() ? members.size() : members.size() & 0xffff;
    if (told != end.entries()) {
      throw refusals.corrupt(
          "the directory", "%d entries".formatted(end.entries()), "" + members.size());
    }
  }

  private void add(ZipMember member) throws ArchiveException {
    members.add(member);
    checkCount(members.size(), "more");
    names += member.name().length();
    if (names > limits.nameBytes()) {
      throw refusals.tooBig(
          Refusals.entry(member.name()),
          "names of at most %d characters in all".formatted(limits.nameBytes()),
          "more");
    }
    checkRatio(member);
  }

  private void checkCount(long count, String found) throws ArchiveException {
    if (count > limits.entries()) {
      throw refusals.tooBig(
          "the directory", "at most %d entries".formatted(limits.entries()), found);
    }
  }

  private void checkRatio(ZipMember member) throws ArchiveException {
    packed = saturated(packed, member.packed());
    unpacked = saturated(unpacked, member.size());
    if (unpacked > Limits.RATIO_FLOOR && unpacked / limits.ratio() > packed) {
      throw refusals.tooBig(
          Refusals.entry(member.name()),
          "at most %d bytes for each packed byte".formatted(limits.ratio()),
          "%d bytes from %d".formatted(unpacked, packed));
    }
  }

  private static long saturated(long sum, long more) {
    return more > Long.MAX_VALUE - sum ? Long.MAX_VALUE : sum + more;
  }
}
