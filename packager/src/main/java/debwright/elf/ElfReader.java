package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** Reads the parts of an ELF file in the order in which one leads to the next. */
final class ElfReader {
  /** PATH_MAX: Linux refuses to run a file with a longer interpreter. */
  private static final int MAX_INTERPRETER = 4096;

  private final Image image;
  private final boolean usesOnly;

  private ElfReader(Image image, boolean usesOnly) {
    this.image = image;
    this.usesOnly = usesOnly;
  }

  static ElfFile read(ByteSource source) throws IOException, ElfException {
    return new ElfReader(new Image(source, ElfHeaders.read(source)), false).read();
  }

  static ElfFile readUses(ByteSource source) throws IOException, ElfException {
    return new ElfReader(new Image(source, ElfHeaders.read(source)), true).read();
  }

  private ElfFile read() throws IOException, ElfException {
    Optional<Segment> segment = image.headers().present(Segment.PT_DYNAMIC);
    return segment.isPresent() ? dynamic(segment.get()) : fixed();
  }

  private ElfFile fixed() throws IOException, ElfException {
    return file(Optional.empty(), List.of(), Versions.NONE);
  }

  private ElfFile dynamic(Segment segment) throws IOException, ElfException {
    DynamicReader reader = new DynamicReader(image, segment, usesOnly);
    DynamicSection dynamic = reader.read();
    Versions versions = new VersionReader(image, dynamic, reader.strings()).read();
    SymbolTable symbols = new SymbolTable(image, dynamic, reader.strings());
    return file(
        Optional.of(dynamic),
        usesOnly ? symbols.readUses(versions) : symbols.read(versions),
        versions);
  }

  private ElfFile file(
      Optional<DynamicSection> dynamic, List<DynamicSymbol> symbols, Versions versions)
      throws IOException, ElfException {
    Notes notes = Notes.read(image);
    return new ElfFile(
        image.headers(),
        interpreter(),
        dynamic,
        symbols,
        versions.needs(),
        versions.definitions(),
        notes.dlopen(),
        notes.abiTag(),
        notes.system());
  }

  private Optional<String> interpreter() throws IOException, ElfException {
    Optional<Segment> segment = image.headers().present(Segment.PT_INTERP);
    return segment.isPresent() ? Optional.of(path(segment.get())) : Optional.empty();
  }

  private String path(Segment segment) throws IOException, ElfException {
    long size = Math.min(segment.fileSize(), MAX_INTERPRETER);
    ByteBuffer bytes = image.bytes("PT_INTERP", segment.offset(), size);
    String text = StandardCharsets.UTF_8.decode(bytes).toString();
    int end = text.indexOf('\0');
    if (end < 0) {
      throw ElfException.corrupt(
          "PT_INTERP",
          segment.offset(),
          "a path that ends within %d bytes".formatted(size),
          "none");
    }
    return text.substring(0, end);
  }
}
