package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The notes of a file: of its PT_NOTE segments, or where these have none of a kind, of its
 * sections.
 *
 * <pre>
 * 0 name size | 4 description size | 8 type | 12 name, padded | description, padded
 * </pre>
 */
final class Notes {
  private static final int HEADER = 12;

  /** Those that are understood are shorter. */
  private static final int LONGEST_OWNER = 64;

  private static final int NT_GNU_ABI_TAG = 1;

  /** NT_FREEBSD_ABI_TAG and those of the same number that NetBSD, OpenBSD and Android have. */
  private static final int NT_SYSTEM = 1;

  /** The owner "FDO" of systemd's ELF dlopen metadata. */
  private static final long FDO_PACKAGING_DLOPEN = 0x407c0c0aL;

  /**
   * Real files have a few hundred bytes of notes; overlapping segments could ask for the same ones
   * forever.
   */
  private static final long MOST_BYTES = 16 << 20;

  private final Image image;
  private long bytesRead;
  private final List<Note> notes = new ArrayList<>();

  private Notes(Image image) {
    this.image = image;
  }

  static Notes read(Image image) throws IOException, ElfException {
    Notes notes = new Notes(image);
    notes.readSegments();
    notes.readSection(".note.dlopen", notes.dlopen().isEmpty());
    notes.readSection(".note.ABI-tag", notes.abiTag().isEmpty());
    return notes;
  }

  /** The JSON text of each dlopen note. */
  List<String> dlopen() {
    return notes.stream().filter(Notes::isDlopen).map(note -> text(note.description())).toList();
  }

  Optional<AbiTag> abiTag() {
    return notes.stream()
        .filter(Notes::isAbiTag)
        .filter(note -> note.description().limit() >= 16)
        .map(note -> abiTag(note.description()))
        .findFirst();
  }

  /** The owner of the first note that names a system. */
  Optional<String> system() {
    return notes.stream().filter(Notes::isSystem).map(Note::owner).findFirst();
  }

  private static boolean isSystem(Note note) {
    return TargetSystems.owns(note.owner()) && note.type() == NT_SYSTEM;
  }

  private static boolean isDlopen(Note note) {
    return note.owner().equals("FDO") && note.type() == FDO_PACKAGING_DLOPEN;
  }

  private static boolean isAbiTag(Note note) {
    return note.owner().equals("GNU") && note.type() == NT_GNU_ABI_TAG;
  }

  private static AbiTag abiTag(ByteBuffer words) {
    return new AbiTag(word(words, 0), word(words, 4), word(words, 8), word(words, 12));
  }

  private void readSegments() throws IOException, ElfException {
    for (Segment segment : image.headers().segments(Segment.PT_NOTE)) {
      if (segment.fileSize() != 0 && !image.headers().hidden(segment.address())) {
        int align = segment.align() == 8 ? 8 : 4;
        walk("PT_NOTE", segment.offset(), segment.fileSize(), align);
      }
    }
  }

  private void readSection(String name, boolean wanted) throws IOException, ElfException {
    Optional<Section> section = wanted ? image.headers().section(name) : Optional.empty();
    if (section.isPresent() && section.get().type() == Section.SHT_NOTE) {
      walk(name, section.get().offset(), section.get().size(), 4);
    }
  }

  // Nothing that runs a file reads these notes, and tools that move tables about leave headers
  // behind
  // that point to something else: the list ends where no note can be. What a note holds may be
  // hundreds of megabytes, so only those are read that are understood.
  private void walk(String what, long offset, long size, int align)
      throws IOException, ElfException {
    long at = 0;
    while (at <= size - HEADER && image.has(offset, at + HEADER)) {
      ByteBuffer header = image.bytes(what, offset + at, HEADER);
      long nameSize = word(header, 0);
      long start = padded(at + HEADER + nameSize, align);
      long end = start + word(header, 4);
      if (end > size || !image.has(offset, end)) {
        return;
      }
      spend(what, offset + at, HEADER + nameSize);
      if (nameSize <= LONGEST_OWNER) {
        String owner = text(image.bytes(what, offset + at + HEADER, nameSize));
        keep(what, new Found(owner, word(header, 8), offset + start, end - start));
      }
      at = padded(end, align);
    }
  }

  private record Found(String owner, long type, long offset, long size) {}

  private void keep(String what, Found found) throws IOException, ElfException {
    Note named = new Note(found.owner, found.type, ByteBuffer.allocate(0));
    if (isDlopen(named) || isAbiTag(named) || isSystem(named)) {
      spend(what, found.offset, found.size);
      ByteBuffer description = image.bytes(what, found.offset, found.size);
      notes.add(new Note(found.owner, found.type, description));
    }
  }

  private void spend(String what, long offset, long size) throws ElfException {
    bytesRead += Math.max(0, Math.min(size, MOST_BYTES + 1));
    if (bytesRead > MOST_BYTES) {
      throw new ElfException(
          ElfException.Fault.TOO_BIG,
          what,
          offset,
          "at most %d bytes of notes".formatted(MOST_BYTES),
          "more");
    }
  }

  private static long padded(long position, int align) {
    return (position + align - 1) & -align;
  }

  private static long word(ByteBuffer bytes, int at) {
    return bytes.getInt(at) & 0xffffffffL;
  }

  /** The text up to its first NUL. */
  private static String text(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.limit()];
    bytes.get(0, copy);
    String text = new String(copy, StandardCharsets.UTF_8);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}
