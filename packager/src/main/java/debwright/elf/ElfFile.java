package debwright.elf;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an ELF file asks of the system that it runs on, and what it offers to others.
 *
 * <p>All of it is found through the program headers, as the dynamic linker finds it: section
 * headers are a second source for what program headers cannot tell, and may be missing.
 *
 * @param interpreter PT_INTERP, the path of the dynamic linker
 * @param dynamicSection PT_DYNAMIC; empty for a static file, a relocatable or a separate debug file
 * @param symbols the global and weak symbols of DT_SYMTAB in its order; local ones, which nothing
 *     outside can bind to, are left out
 * @param versionNeeds DT_VERNEED in its order
 * @param versionDefinitions DT_VERDEF in its order, without the base definition, which only repeats
 *     the file's name
 * @param dlopenNotes the JSON texts of FDO packaging notes on libraries opened at run time
 * @param systemNote the owner of the note by which BSDs and Android mark their files, such as
 *     {@code FreeBSD}
 */
public record ElfFile(
    ElfHeaders headers,
    Optional<String> interpreter,
    Optional<DynamicSection> dynamicSection,
    List<DynamicSymbol> symbols,
    List<VersionNeed> versionNeeds,
    List<String> versionDefinitions,
    List<String> dlopenNotes,
    Optional<AbiTag> abiTag,
    Optional<String> systemNote) {

  private static final int ET_EXEC = 2;
  private static final int ET_DYN = 3;
  private static final long DF_1_PIE = 0x08000000;
  private static final long DF_1_NODEFLIB = 0x800;

  public ElfFile {
    symbols = List.copyOf(symbols);
    versionNeeds = List.copyOf(versionNeeds);
    versionDefinitions = List.copyOf(versionDefinitions);
    dlopenNotes = List.copyOf(dlopenNotes);
  }

  /** Whether a file that starts with these bytes, at least four, claims to be an ELF file. */
  public static boolean isElf(byte[] start) {
    return Identification.isElf(start);
  }

  /**
   * Reads a file; of a big one only its tables.
   *
   * @throws ElfException when it is no ELF file, or a table that the dynamic linker uses is corrupt
   * @throws IOException when the source cannot be read; {@link HoleException} where a distilled
   *     file lacks what was asked for
   */
  public static ElfFile read(ByteSource source) throws IOException, ElfException {
    return ElfReader.read(source);
  }

  /**
   * As {@link #read(ByteSource)}, but of the symbols only those that it takes from others,
   * undefined or filled by a copy relocation, and those that name a version which it both defines
   * and needs. The names of all else that it defines, which most of a library's table is, are not
   * looked at, sound or not.
   *
   * @throws ElfException as {@link #read(ByteSource)}
   */
  public static ElfFile readUses(ByteSource source) throws IOException, ElfException {
    return ElfReader.readUses(source);
  }

  /**
   * Reads a file of the file system.
   *
   * @throws ElfException as {@link #read(ByteSource)}
   */
  public static ElfFile read(Path file) throws IOException, ElfException {
    try (FileSource source = FileSource.open(file)) {
      return read(source);
    }
  }

  /** EI_CLASS. */
  public ElfClass elfClass() {
    return fileHeader().ident().elfClass();
  }

  /** EI_DATA. */
  public ByteOrder byteOrder() {
    return fileHeader().ident().byteOrder();
  }

  /** EI_OSABI. */
  public int osAbi() {
    return fileHeader().ident().osAbi();
  }

  /** e_type. */
  public int type() {
    return fileHeader().type();
  }

  /** e_machine. */
  public int machine() {
    return fileHeader().machine();
  }

  /** e_flags. */
  public int flags() {
    return fileHeader().flags();
  }

  /** What a library must share with it. */
  public Abi abi() {
    return Abi.of(fileHeader());
  }

  /** The system and processor that it was built for. */
  public Platform platform() {
    return Platform.of(this);
  }

  /** Whether it is linked to be started: ET_EXEC, or with an interpreter, or marked as DF_1_PIE. */
  public boolean isProgram() {
    boolean pie = dynamicSection.filter(d -> (d.flags1() & DF_1_PIE) != 0).isPresent();
    return type() == ET_EXEC || (type() == ET_DYN && (interpreter.isPresent() || pie));
  }

  /**
   * Whether the dynamic linker or the kernel could load it: neither a relocatable object, nor a
   * core file, nor a file of debug data whose code stayed behind.
   */
  public boolean isLoadable() {
    return (type() == ET_EXEC || type() == ET_DYN)
        && headers.sections().stream().noneMatch(each -> each.executable() && each.hides());
  }

  /** DF_1_NODEFLIB: it is linked not to look for libraries in the system's own folders. */
  public boolean avoidsSystem() {
    return dynamicSection.filter(d -> (d.flags1() & DF_1_NODEFLIB) != 0).isPresent();
  }

  /** Whether it has a dynamic section. */
  public boolean hasDynamic() {
    return dynamicSection.isPresent();
  }

  /** DT_NEEDED, in order. */
  public List<String> needed() {
    return dynamicSection.map(DynamicSection::needed).orElse(List.of());
  }

  /** DT_SONAME. */
  public Optional<String> soname() {
    return dynamicSection.flatMap(DynamicSection::soname);
  }

  /** DT_RPATH, split on colons. */
  public List<String> rpath() {
    return dynamicSection.map(DynamicSection::rpath).orElse(List.of());
  }

  /** DT_RUNPATH, split on colons. */
  public List<String> runpath() {
    return dynamicSection.map(DynamicSection::runpath).orElse(List.of());
  }

  private FileHeader fileHeader() {
    return headers.fileHeader();
  }
}
