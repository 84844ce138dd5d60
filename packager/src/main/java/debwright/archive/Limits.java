package debwright.archive;

/**
 * How much of an app is read before it is refused as {@code TOO_BIG}. A limit is the largest
 * allowed value.
 *
 * @param entries files, folders and links, including folders that only their contents imply
 * @param totalBytes all files together, and all bytes that the archive unpacks to
 * @param fileBytes one file, holes included
 * @param ratio unpacked bytes for one packed byte, judged once {@link #RATIO_FLOOR} are unpacked
 * @param pathLength characters of one path
 * @param depth components of one path
 * @param linkLength characters of one link target
 * @param nameBytes characters of all paths and link targets together
 */
public record Limits(
    int entries,
    long totalBytes,
    long fileBytes,
    int ratio,
    int pathLength,
    int depth,
    int linkLength,
    long nameBytes) {

  /** Below so many unpacked bytes no ratio is a bomb. */
  public static final long RATIO_FLOOR = 64L << 20;

  /** Wide enough for the largest packages of a distribution and for any Electron app. */
  public static final Limits DEFAULT =
      new Limits(500_000, 16L << 30, 8L << 30, 250, 4096, 100, 4096, 64L << 20);

  /** What is left once so much is used; never less than one of each. */
  Limits without(int usedEntries, long usedBytes, long usedNameBytes) {
    return new Limits(
        Math.max(entries - usedEntries, 1),
        Math.max(totalBytes - usedBytes, 1),
        fileBytes,
        ratio,
        pathLength,
        depth,
        linkLength,
        Math.max(nameBytes - usedNameBytes, 1));
  }

  public Limits {
    if (Math.min(Math.min(entries, ratio), Math.min(pathLength, Math.min(depth, linkLength))) < 1
        || Math.min(totalBytes, Math.min(fileBytes, nameBytes)) < 1) {
      throw new IllegalArgumentException("each limit is at least 1");
    }
  }
}
