package debwright.elf;

import java.io.IOException;

/**
 * The ELF header, Elf32_Ehdr or Elf64_Ehdr (gABI, "ELF Header"), as it stands in the file.
 *
 * @param type e_type: 2 executable, 3 shared object or position-independent executable
 * @param machine e_machine
 * @param flags e_flags
 * @param entry e_entry, an address
 * @param sectionNames e_shstrndx, the section that holds the section names
 */
public record FileHeader(
    Identification ident,
    int type,
    int machine,
    int flags,
    long entry,
    HeaderTable programHeaders,
    HeaderTable sectionHeaders,
    int sectionNames) {

  static FileHeader read(ByteSource source) throws IOException, ElfException {
    Identification ident = Identification.read(source);
    int size = ident.elfClass().fileHeaderSize();
    if (source.size() < size) {
      throw ElfException.corrupt(
          "ELF header", 0, size + " bytes", "a file of " + source.size() + " bytes");
    }
    return decode(ident, new Fields(source.read(0, size), ident));
  }

  private static FileHeader decode(Identification ident, Fields fields) {
    fields.skip(Identification.SIZE);
    int type = fields.u16();
    int machine = fields.u16();
    fields.skip(4);
    long entry = fields.word();
    long programs = fields.word();
    long sections = fields.word();
    int flags = (int) fields.u32();
    fields.skip(2);
    HeaderTable programHeaders = new HeaderTable(programs, fields.u16(), fields.u16());
    HeaderTable sectionHeaders = new HeaderTable(sections, fields.u16(), fields.u16());
    return new FileHeader(
        ident, type, machine, flags, entry, programHeaders, sectionHeaders, fields.u16());
  }
}
