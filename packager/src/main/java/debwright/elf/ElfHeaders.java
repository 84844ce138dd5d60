package debwright.elf;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The three header tables of an ELF file.
 *
 * @param segments program headers in the file's order
 * @param sections section headers in the file's order, the null section included; empty where there
 *     are none or the table does not lie inside the file, since nothing that runs the file reads it
 */
public record ElfHeaders(FileHeader fileHeader, List<Segment> segments, List<Section> sections) {

  public ElfHeaders {
    segments = List.copyOf(segments);
    sections = List.copyOf(sections);
  }

  /**
   * Reads the headers and nothing else.
   *
   * @throws ElfException when the ELF header or the program headers cannot be read
   */
  public static ElfHeaders read(ByteSource source) throws IOException, ElfException {
    FileHeader raw = FileHeader.read(source);
    FileHeader header = new ExtendedNumbering(source, raw).resolve();
    List<Segment> segments = new ProgramHeaderTable(source, header).read();
    return new ElfHeaders(header, segments, new SectionHeaderTable(source, header).read());
  }

  /** Program headers of one type, in order. */
  public List<Segment> segments(long type) {
    List<Segment> found = new ArrayList<>();
    for (Segment segment : segments) {
      if (segment.type() == type) {
        found.add(segment);
      }
    }
    return found;
  }

  /**
   * The offset in the file of the byte that an address names, by the PT_LOAD segments; where two
   * hold it, the loader maps the later one over the earlier.
   */
  public OptionalLong offset(long address) {
    Optional<Segment> segment = loaded(address);
    return segment.isPresent()
        ? OptionalLong.of(segment.get().offset() + (address - segment.get().address()))
        : OptionalLong.empty();
  }

  Optional<Segment> loaded(long address) {
    for (int i = segments.size() - 1; i >= 0; i--) {
      if (segments.get(i).holds(address)) {
        return Optional.of(segments.get(i));
      }
    }
    return Optional.empty();
  }

  /** The first section of a type that begins at an address. */
  public Optional<Section> section(long type, long address) {
    for (Section section : sections) {
      if (section.type() == type && section.address() == address) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /** The first section of a name. */
  public Optional<Section> section(String name) {
    for (Section section : sections) {
      if (section.name().equals(name)) {
        return Optional.of(section);
      }
    }
    return Optional.empty();
  }

  /** The first program header of a type whose bytes are in this file and not only in its twin. */
  Optional<Segment> present(long type) {
    for (Segment segment : segments) {
      if (segment.type() == type && segment.fileSize() != 0 && !hidden(segment.address())) {
        return Optional.of(segment);
      }
    }
    return Optional.empty();
  }

  /** Whether the bytes at an address are not in this file but in its twin. */
  boolean hidden(long address) {
    for (Section section : sections) {
      if (section.address() == address && section.hides()) {
        return true;
      }
    }
    return false;
  }
}
