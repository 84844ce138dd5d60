package debwright.archive;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.util.SortedMap;

/**
 * The first bytes of a package (deb(5)), up to the end of its control member: enough to know its
 * metadata without the rest.
 *
 * <pre>
 *   0  "!&lt;arch&gt;\n"
 *   8  the header of debian-binary, with the time when the package was made at its byte 16
 *  68  "2.0\n"
 *  72  the header of control.tar.*
 * 132  its data
 * </pre>
 */
public final class DebHead {
  private static final int MAGIC = 8;
  private static final int HEADER = 60;
  private static final int TIME = MAGIC + 16;
  private static final int TIME_LENGTH = 12;

  /** The largest control members have about 1 MB. */
  private static final int MOST = 32 << 20;

  private DebHead() {}

  /**
   * How many of the first bytes are needed to read the control files, as far as these tell; no more
   * than they are where they are enough.
   *
   * @param name of the package's file, for messages
   */
  public static int needed(byte[] first, String name) throws IOException, ArchiveException {
    Refusals refusals = new Refusals(Shown.text(name));
    long at = MAGIC;
    while (at + HEADER <= first.length) {
      String where = "byte " + at;
      String header = new String(first, (int) at, HEADER, US_ASCII);
      if (!header.endsWith("`\n")) {
        throw refusals.corrupt(where, "the header of an ar member", "'" + Shown.text(header) + "'");
      }
      long end = at + HEADER + refusals.guarded(where, () -> length(header));
      if (end > MOST) {
        throw refusals.tooBig(where, "a control member within %d bytes".formatted(MOST), "" + end);
      }
      if (header.startsWith("control.tar")) {
        return (int) end;
      }
      at = end + (end & 1);
    }
    return (int) at + HEADER;
  }

  private static long length(String header) throws IOException {
    return Digits.parse(header.substring(48, 58).strip());
  }

  /**
   * The control files by name, out of the first bytes of a package.
   *
   * @param name of the package's file, for messages
   * @throws ArchiveException when it is no package, damaged, over a limit, or needs more bytes
   */
  public static SortedMap<String, byte[]> control(byte[] head, String name, Limits limits)
      throws IOException, ArchiveException {
    Refusals refusals = new Refusals(Shown.text(name));
    try (DebMembers members = DebMembers.of(head, refusals, limits)) {
      members.begin();
      return ControlMember.read(members, refusals);
    }
  }

  /** When a package was made, in seconds since 1970, by its first bytes; 0 where it is not said. */
  public static long seconds(byte[] head) {
    if (head.length < TIME + TIME_LENGTH) {
      return 0;
    }
    String digits = new String(head, TIME, TIME_LENGTH, US_ASCII).strip();
    return digits.matches("\\d{1,12}") ? Long.parseLong(digits) : 0;
  }
}
