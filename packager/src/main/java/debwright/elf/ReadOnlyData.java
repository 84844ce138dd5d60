package debwright.elf;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/**
 * Where a file has data that a program can read and not change, such as string constants: its
 * sections of that kind, or, where it has no section headers, its PT_LOAD segments of that kind.
 */
public final class ReadOnlyData {
  private static final long SHT_PROGBITS = 1;
  private static final long SHF_WRITE = 1;
  private static final long PF_W = 2;

  /** Long, and tables of a known kind. */
  private static final Set<String> TABLES =
      Set.of(".interp", ".eh_frame", ".eh_frame_hdr", ".gcc_except_table");

  private ReadOnlyData() {}

  /**
   * A range of the file.
   *
   * @param end the offset behind its last byte
   */
  public record Range(long start, long end) {}

  /** The ranges of a file of that many bytes, sorted, none overlapping another. */
  public static List<Range> of(ElfHeaders headers, long size) {
    List<Range> ranges = new ArrayList<>();
    if (headers.sections().isEmpty()) {
      headers.segments(Segment.PT_LOAD).stream()
          .filter(each -> (each.flags() & (Segment.PF_X | PF_W)) == 0)
          .forEach(each -> add(ranges, each.offset(), each.fileSize(), size));
    } else {
      headers.sections().stream()
          .filter(ReadOnlyData::holdsConstants)
          .forEach(each -> add(ranges, each.offset(), each.size(), size));
    }
    return joined(ranges);
  }

  private static boolean holdsConstants(Section section) {
    return section.type() == SHT_PROGBITS
        && section.allocated()
        && !section.executable()
        && (section.flags() & SHF_WRITE) == 0
        && !TABLES.contains(section.name());
  }

  private static void add(List<Range> ranges, long offset, long length, long size) {
    if (offset >= 0 && offset < size && length > 0) {
      ranges.add(new Range(offset, offset + Math.min(length, size - offset)));
    }
  }

  // Overlapping sections of a hostile file could name the same bytes thousands of times.
  private static List<Range> joined(List<Range> ranges) {
    ranges.sort(Comparator.comparingLong(Range::start));
    List<Range> joined = new ArrayList<>();
    for (Range range : ranges) {
      Range last = joined.isEmpty() ? range : joined.get(joined.size() - 1);
      if (!joined.isEmpty() && range.start < last.end) {
        joined.set(joined.size() - 1, new Range(last.start, Math.max(last.end, range.end)));
      } else {
        joined.add(range);
      }
    }
    return joined;
  }
}
