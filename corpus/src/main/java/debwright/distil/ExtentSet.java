package debwright.distil;

import java.util.ArrayList;
import java.util.List;

/** Collects ranges of a file in any order, and answers them sorted and joined. */
final class ExtentSet {
  private final long size;
  private final List<Extent> extents = new ArrayList<>();

  /** For a file of {@code size} bytes: what does not lie inside it is cut off. */
  ExtentSet(long size) {
    this.size = size;
  }

  void add(long offset, long length) {
    long end = length > size - offset ? size : offset + length;
    if (offset >= 0 && length > 0 && offset < size && end > offset) {
      extents.add(Extent.between(offset, end));
    }
  }

  void addAll(List<Extent> more) {
    more.forEach(extent -> add(extent.offset(), extent.length()));
  }

  /** What is in here and not in {@code others}. */
  ExtentSet without(List<Extent> others) {
    ExtentSet rest = new ExtentSet(size);
    List<Extent> holes = joined(others);
    for (Extent extent : toList()) {
      long at = extent.offset();
      for (Extent hole : holes) {
        if (hole.touches(extent)) {
          rest.add(at, hole.offset() - at);
          at = Math.max(at, hole.end());
        }
      }
      rest.add(at, extent.end() - at);
    }
    return rest;
  }

  /** All ranges, sorted, none touching the next. */
  List<Extent> toList() {
    return joined(extents);
  }

  /** All ranges, each prolonged to a multiple of 512 bytes or to the end of the file. */
  List<Extent> blocks() {
    List<Extent> blocks = new ArrayList<>();
    for (Extent extent : toList()) {
      long covered = blocks.isEmpty() ? 0 : blocks.get(blocks.size() - 1).end();
      if (extent.end() > covered) {
        boolean joins = !blocks.isEmpty() && extent.offset() <= covered;
        long start = joins ? blocks.remove(blocks.size() - 1).offset() : extent.offset();
        blocks.add(Extent.between(start, blockEnd(start, extent.end())));
      }
    }
    return blocks;
  }

  private long blockEnd(long start, long end) {
    return Math.min(size, end + (-(end - start) & (TarHeader.BLOCK - 1)));
  }

  /** All ranges, gaps shorter than {@code gap} filled unless they touch one of {@code barriers}. */
  List<Extent> bridged(long gap, List<Extent> barriers) {
    List<Extent> bridged = new ArrayList<>();
    for (Extent extent : toList()) {
      Extent last = bridged.isEmpty() ? extent : bridged.remove(bridged.size() - 1);
      if (extent.offset() <= last.end() || mayFill(last, extent, gap, barriers)) {
        bridged.add(Extent.between(last.offset(), extent.end()));
      } else {
        bridged.add(last);
        bridged.add(extent);
      }
    }
    return bridged;
  }

  private static boolean mayFill(Extent left, Extent right, long gap, List<Extent> barriers) {
    Extent between = Extent.between(left.end(), right.offset());
    return between.length() < gap && barriers.stream().noneMatch(between::touches);
  }

  private static List<Extent> joined(List<Extent> extents) {
    List<Extent> joined = new ArrayList<>();
    for (Extent extent : extents.stream().sorted().toList()) {
      Extent last = joined.isEmpty() ? extent : joined.get(joined.size() - 1);
      if (joined.isEmpty() || extent.offset() > last.end()) {
        joined.add(extent);
      } else {
        long end = Math.max(last.end(), extent.end());
        joined.set(joined.size() - 1, Extent.between(last.offset(), end));
      }
    }
    return joined;
  }
}
