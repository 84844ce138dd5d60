package debwright.distil;

import debwright.elf.ElfHeaders;
import debwright.elf.Section;
import debwright.elf.Segment;
import java.util.List;
import java.util.stream.Stream;

/** Where in a file there is code. */
final class Code {
  private final List<Extent> sections;
  private final List<Extent> segments;

  Code(ElfHeaders headers) {
    this.sections = headers.sections().stream().flatMap(Code::ofSection).toList();
    this.segments = headers.segments().stream().flatMap(Code::ofSegment).toList();
  }

  /**
   * What is nothing but code: executable sections, or where there are none executable segments,
   * which often hold tables and strings as well.
   */
  List<Extent> sections() {
    return sections.isEmpty() ? segments : sections;
  }

  /** What may be code. */
  List<Extent> anywhere() {
    return Stream.concat(sections.stream(), segments.stream()).toList();
  }

  private static Stream<Extent> ofSection(Section section) {
    boolean code =
        (section.flags() & Section.SHF_EXECINSTR) != 0 && section.type() != Section.SHT_NOBITS;
    return code ? range(section.offset(), section.size()) : Stream.empty();
  }

  private static Stream<Extent> ofSegment(Segment segment) {
    return segment.executable() && segment.type() == Segment.PT_LOAD
        ? range(segment.offset(), segment.fileSize())
        : Stream.empty();
  }

  private static Stream<Extent> range(long offset, long size) {
    return offset >= 0 && size > 0 && size <= Long.MAX_VALUE - offset
        ? Stream.of(new Extent(offset, size))
        : Stream.empty();
  }
}
