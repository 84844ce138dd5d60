package debwright.elf;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads DT_VERNEED and DT_VERDEF: two chains of records, each with a chain of auxiliary records.
 *
 * <pre>
 * Verneed 0 version | 2 count | 4 file | 8 aux | 12 next
 * Vernaux 0 hash | 4 flags | 6 index | 8 name | 12 next
 * Verdef  0 version | 2 flags | 4 index | 6 count | 8 hash | 12 aux | 16 next
 * Verdaux 0 name | 4 next
 * </pre>
 */
final class VersionReader {
  private static final int VER_FLG_BASE = 1;
  private static final int VER_FLG_WEAK = 2;
  private static final int INDEX = 0x7fff;

  private final Image image;
  private final DynamicSection dynamic;
  private final Strings strings;
  private final List<VersionNeed> needs = new ArrayList<>();
  private final List<String> definitions = new ArrayList<>();
  private final Map<Integer, Optional<String>> names = new HashMap<>();

  VersionReader(Image image, DynamicSection dynamic, Strings strings) {
    this.image = image;
    this.dynamic = dynamic;
    this.strings = strings;
  }

  Versions read() throws IOException, ElfException {
    Optional<Long> defined = dynamic.value(DynamicTag.VERDEF);
    if (defined.isPresent()) {
      readDefinitions(new Chain(image, "DT_VERDEF", Section.SHT_GNU_VERDEF, defined.get()));
    }
    Optional<Long> needed = dynamic.value(DynamicTag.VERNEED);
    if (needed.isPresent()) {
      readNeeds(new Chain(image, "DT_VERNEED", Section.SHT_GNU_VERNEED, needed.get()));
    }
    return names.isEmpty() ? Versions.NONE : new Versions(needs, definitions, names);
  }

  private void readDefinitions(Chain chain) throws IOException, ElfException {
    Chain.Walk walk = chain.walk(0, count(DynamicTag.VERDEFNUM));
    while (walk.hasNext()) {
      long at = walk.at();
      ByteBuffer verdef = chain.entry(at, 20);
      chain.expectVersionOne(at, verdef.getShort(0));
      readDefinition(chain, at, verdef);
      walk.advance(verdef.getInt(16) & 0xffffffffL);
    }
  }

  private void readDefinition(Chain chain, long at, ByteBuffer verdef)
      throws IOException, ElfException {
    int flags = verdef.getShort(2) & 0xffff;
    int index = verdef.getShort(4) & INDEX;
    ByteBuffer first = chain.entry(at + (verdef.getInt(12) & 0xffffffffL), 8);
    String name = strings.at(first.getInt(0) & 0xffffffffL, "version definition");
    // objdump -T shows version 1 as the base only where this flag stands alone.
    names.put(index, index == 1 && flags == VER_FLG_BASE ? Optional.empty() : Optional.of(name));
    if ((flags & VER_FLG_BASE) == 0) {
      definitions.add(name);
    }
  }

  private void readNeeds(Chain chain) throws IOException, ElfException {
    Chain.Walk walk = chain.walk(0, count(DynamicTag.VERNEEDNUM));
    while (walk.hasNext()) {
      long at = walk.at();
      ByteBuffer verneed = chain.entry(at, 16);
      chain.expectVersionOne(at, verneed.getShort(0));
      String file = strings.at(verneed.getInt(4) & 0xffffffffL, "version file");
      long first = at + (verneed.getInt(8) & 0xffffffffL);
      readNeedsOf(file, chain, chain.walk(first, verneed.getShort(2) & 0xffffL));
      walk.advance(verneed.getInt(12) & 0xffffffffL);
    }
  }

  private void readNeedsOf(String file, Chain chain, Chain.Walk walk)
      throws IOException, ElfException {
    while (walk.hasNext()) {
      ByteBuffer vernaux = chain.entry(walk.at(), 16);
      String name = strings.at(vernaux.getInt(8) & 0xffffffffL, "version name");
      boolean weak = (vernaux.getShort(4) & VER_FLG_WEAK) != 0;
      needs.add(new VersionNeed(file, name, weak));
      names.putIfAbsent(vernaux.getShort(6) & INDEX, Optional.of(name));
      walk.advance(vernaux.getInt(12) & 0xffffffffL);
    }
  }

  /** How many records there are; where nothing says so, the chain ends itself. */
  private long count(DynamicTag tag) {
    return dynamic.value(tag).orElse(Chain.UNCOUNTED);
  }
}
