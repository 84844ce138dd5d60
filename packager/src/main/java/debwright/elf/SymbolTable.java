package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads DT_SYMTAB.
 *
 * <pre>
 * Elf32_Sym  0 name | 4 value | 8 size | 12 info | 13 other | 14 section index
 * Elf64_Sym  0 name | 4 info | 5 other | 6 section index | 8 value | 16 size
 * </pre>
 */
final class SymbolTable {
  private static final int STB_LOCAL = 0;
  private static final int STB_WEAK = 2;
  private static final int VERSYM_HIDDEN = 0x8000;

  private final Image image;
  private final DynamicSection dynamic;
  private final Strings strings;
  private final int entrySize;
  private final int infoAt;

  SymbolTable(Image image, DynamicSection dynamic, Strings strings) {
    this.image = image;
    this.dynamic = dynamic;
    this.strings = strings;
    this.entrySize = image.elfClass().symbolSize();
    this.infoAt = entrySize == 24 ? 4 : 12;
  }

  /** All but local ones. */
  List<DynamicSymbol> read(Versions versions) throws IOException, ElfException {
    return read(versions, false);
  }

  /**
   * Those that are undefined or filled by a copy relocation, and those that are named as their own
   * version where the object needs a version of that name, too.
   */
  List<DynamicSymbol> readUses(Versions versions) throws IOException, ElfException {
    return read(versions, true);
  }

  private List<DynamicSymbol> read(Versions versions, boolean usesOnly)
      throws IOException, ElfException {
    Optional<Long> address = dynamic.value(DynamicTag.SYMTAB);
    if (address.isEmpty()) {
      return List.of();
    }
    ByteBuffer table = table(address.get());
    int count = table.remaining() / entrySize;
    if (count < 2) {
      return List.of();
    }
    Optional<ByteBuffer> indexes = versionIndexes(versions, count);
    BitSet copied = new CopyRelocations(image, dynamic, count).read();
    Decoding decoding = new Decoding(table, copied, indexes, versions);
    return decoding.symbols(count, usesOnly);
  }

  private ByteBuffer table(long address) throws IOException, ElfException {
    Optional<Long> count = new SymbolCount(image, dynamic, address).find();
    if (count.isPresent()) {
      return image.table("DT_SYMTAB", address, count.get(), entrySize);
    }
    long most = new Neighbours(image, dynamic).mostSymbols(address);
    return trimmed(image.table("DT_SYMTAB", address, most, entrySize));
  }

  /** Padding in front of the next table looks like null symbols. */
  private ByteBuffer trimmed(ByteBuffer table) {
    int count = table.remaining() / entrySize;
    while (count > 0 && isNull(table, (count - 1) * entrySize)) {
      count--;
    }
    return table.limit(count * entrySize);
  }

  private boolean isNull(ByteBuffer table, int at) {
    for (int i = 0; i < entrySize; i++) {
      if (table.get(at + i) != 0) {
        return false;
      }
    }
    return true;
  }

  private Optional<ByteBuffer> versionIndexes(Versions versions, int count)
      throws IOException, ElfException {
    Optional<Long> address = dynamic.value(DynamicTag.VERSYM);
    return address.isPresent() && !versions.isEmpty()
        ? Optional.of(image.table("DT_VERSYM", address.get(), count, 2))
        : Optional.empty();
  }

  /** What the entries are decoded from. */
  private final class Decoding {
    private final ByteBuffer table;
    private final BitSet copied;
    private final Optional<ByteBuffer> indexes;
    private final Versions versions;
    private final Set<String> neededOfOwn;

    Decoding(ByteBuffer table, BitSet copied, Optional<ByteBuffer> indexes, Versions versions) {
      this.table = table;
      this.copied = copied;
      this.indexes = indexes;
      this.versions = versions;
      this.neededOfOwn = versions.neededOfOwn();
    }

    List<DynamicSymbol> symbols(int count, boolean usesOnly) throws IOException, ElfException {
      boolean little = table.order() == ByteOrder.LITTLE_ENDIAN;
      List<DynamicSymbol> symbols = new ArrayList<>(usesOnly ? 16 : count);
      for (int i = 1; i < count; i++) {
        // Info, other and section index stand together; most symbols of a library end here.
        int fields = table.getInt(i * entrySize + infoAt);
        int info = (little ? fields : fields >>> 24) & 0xff;
        boolean defined = (little ? fields >>> 16 : fields & 0xffff) != 0;
        boolean wanted = !usesOnly || !defined || copied.get(i) || namesNeededVersion(i);
        if (info >> 4 != STB_LOCAL && wanted) {
          symbols.add(symbol(i, info, defined));
        }
      }
      return List.copyOf(symbols);
    }

    // A linker adds such a symbol for each version that a library defines.
    private boolean namesNeededVersion(int i) throws IOException, ElfException {
      if (neededOfOwn.isEmpty() || indexes.isEmpty()) {
        return false;
      }
      int index = indexes.get().getShort(2 * i) & ~VERSYM_HIDDEN & 0xffff;
      Optional<String> version = versions.at(index).filter(neededOfOwn::contains);
      return version.isPresent()
          && strings.is(table.getInt(i * entrySize) & 0xffffffffL, version.get());
    }

    private DynamicSymbol symbol(int i, int info, boolean defined)
        throws IOException, ElfException {
      int index = indexes.isPresent() ? indexes.get().getShort(2 * i) & 0xffff : 0;
      return new DynamicSymbol(
          strings.at(table.getInt(i * entrySize) & 0xffffffffL, "symbol name"),
          versions.at(index & ~VERSYM_HIDDEN),
          (index & VERSYM_HIDDEN) != 0,
          defined,
          info >> 4 == STB_WEAK,
          defined && copied.get(i),
          info & 0xf);
    }
  }
}
