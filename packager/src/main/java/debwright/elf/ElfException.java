package debwright.elf;

/** A file is not an ELF file that can be read; the message says what, where, expected and found. */
public final class ElfException extends Exception {
  private static final long serialVersionUID = 1L;

  private final Fault fault;

  /** What a caller can do about it. */
  public enum Fault {
    /** The file does not begin with the ELF magic: it is something else. */
    NOT_ELF,
    /** An ELF file of a class, byte order or version that the gABI does not define. */
    UNSUPPORTED,
    /** A table, count or offset contradicts the file. */
    CORRUPT,
    /** Well formed, but a table is larger than any real one: read no further. */
    TOO_BIG
  }

  /**
   * Creates the exception.
   *
   * @param what the structure, in the words of the gABI
   * @param offset where in the file, in bytes
   * @param expected what would have been right
   * @param found what is there instead
   */
  public ElfException(Fault fault, String what, long offset, String expected, String found) {
    super("%s at offset %#x: expected %s, found %s".formatted(what, offset, expected, found));
    this.fault = fault;
  }

  static ElfException corrupt(String what, long offset, String expected, String found) {
    return new ElfException(Fault.CORRUPT, what, offset, expected, found);
  }

  /** The kind of fault. */
  public Fault fault() {
    return fault;
  }
}
