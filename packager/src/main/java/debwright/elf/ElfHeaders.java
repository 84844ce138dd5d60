package debwright.elf;

import static java.util.stream.Collectors.toSet;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

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
    return segments.stream().filter(segment -> segment.type() == type).toList();
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
    return sections.stream().filter(s -> s.type() == type && s.address() == address).findFirst();
  }

  /** The first section of a name. */
  public Optional<Section> section(String name) {
    return sections.stream().filter(section -> section.name().equals(name)).findFirst();
  }

  /** The first program header of a type whose bytes are in this file and not only in its twin. */
  Optional<Segment> present(long type) {
    Set<Long> hidden = hidden();
    return segments.stream()
        .filter(s -> s.type() == type && s.fileSize() != 0 && !hidden.contains(s.address()))
        .findFirst();
  }

  /** The addresses whose bytes are not in this file but in its twin. */
  Set<Long> hidden() {
    return sections.stream().filter(Section::hides).map(Section::address).collect(toSet());
  }
}
