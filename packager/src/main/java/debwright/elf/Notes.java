package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
  private static final int NT_GNU_ABI_TAG = 1;

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
    Set<Long> hidden = image.headers().hidden();
    for (Segment segment : image.headers().segments(Segment.PT_NOTE)) {
      if (segment.fileSize() != 0 && !hidden.contains(segment.address())) {
        spend(segment);
        ByteBuffer bytes = image.bytes("PT_NOTE", segment.offset(), segment.fileSize());
        walk("PT_NOTE", bytes, segment.offset(), segment.align() == 8 ? 8 : 4);
      }
    }
  }

  private void spend(Segment segment) throws ElfException {
    bytesRead += Math.max(0, Math.min(segment.fileSize(), MOST_BYTES + 1));
    if (bytesRead > MOST_BYTES) {
      throw new ElfException(
          ElfException.Fault.TOO_BIG,
          "PT_NOTE",
          segment.offset(),
          "at most %d bytes of notes".formatted(MOST_BYTES),
          "more");
    }
  }

  private void readSection(String name, boolean wanted) throws IOException, ElfException {
    Optional<Section> section = wanted ? image.headers().section(name) : Optional.empty();
    if (section.isPresent() && section.get().type() == Section.SHT_NOTE) {
      Section found = section.get();
      walk(name, image.bytes(name, found.offset(), found.size()), found.offset(), 4);
    }
  }

  private void walk(String what, ByteBuffer bytes, long offset, int align) throws ElfException {
    long at = 0;
    while (at + HEADER <= bytes.limit()) {
      long nameSize = word(bytes, (int) at);
      long size = word(bytes, (int) at + 4);
      long start = padded(at + HEADER + nameSize, align);
      if (start + size > bytes.limit()) {
        throw ElfException.corrupt(
            what,
            offset + at,
            "a note within %d bytes".formatted(bytes.limit()),
            start + "+" + size);
      }
      Note note = note(bytes, (int) at, (int) nameSize, (int) start, (int) size);
      if (isDlopen(note) || isAbiTag(note)) {
        notes.add(note);
      }
      at = padded(start + size, align);
    }
  }

  private static Note note(ByteBuffer bytes, int at, int nameSize, int start, int size) {
    String owner = text(bytes.slice(at + HEADER, nameSize));
    ByteBuffer description = bytes.slice(start, size).order(bytes.order());
    return new Note(owner, word(bytes, at + 8), description);
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
