package debwright.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Makes small x86-64 objects for tests, with program headers and a DT_HASH and, unless asked for,
 * no section headers: what the loader reads, and no code at all. Shared objects unless an
 * interpreter is given.
 */
public final class TinyElf {
  private static final int EHDR = 64;
  private static final int PHDR = 56;
  private static final int PHDRS = 3;
  private static final int SHDR = 64;
  private static final int DYNAMIC = -1;
  private static final int R_X86_64_COPY = 5;

  /** What sections are to objdump: type, entry size and the one they link to, by dynamic tag. */
  private static final Map<Integer, int[]> SECTIONS =
      Map.of(
          6,
          new int[] {11, 24, 5},
          4,
          new int[] {5, 4, 6},
          0x6ffffff0,
          new int[] {0x6fffffff, 2, 6},
          0x6ffffffe,
          new int[] {0x6ffffffe, 0, 5},
          0x6ffffffc,
          new int[] {0x6ffffffd, 0, 5},
          7,
          new int[] {4, 24, 6},
          5,
          new int[] {3, 0, 0},
          DYNAMIC,
          new int[] {6, 16, 5});

  private final List<String> needed = new ArrayList<>();
  private final Map<String, String> undefined = new LinkedHashMap<>();
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private String soname = "";
  private String runpath = "";
  private String rpath = "";
  private String interpreter = "";
  private final Map<String, String> defined = new LinkedHashMap<>();
  private int osAbi;
  private int type = 3;
  private boolean weak;
  private int machine = 62;
  private boolean fixed;
  private boolean sections;
  private int flags;
  private final List<String> copied = new ArrayList<>();
  private final List<String> needs = new ArrayList<>();
  private long flags1;
  private String note = "";
  private final List<String> constants = new ArrayList<>();

  public TinyElf() {
    strings.write(0);
  }

  public TinyElf needed(String name) {
    needed.add(name);
    return this;
  }

  public TinyElf soname(String name) {
    soname = name;
    return this;
  }

  public TinyElf runpath(String folders) {
    runpath = folders;
    return this;
  }

  public TinyElf rpath(String folders) {
    rpath = folders;
    return this;
  }

  /** With a note on libraries that it opens; for an object without PT_INTERP. */
  public TinyElf dlopenNote(String json) {
    note = json;
    return this;
  }

  /** A string constant. */
  public TinyElf constant(String text) {
    constants.add(text);
    return this;
  }

  /** With a PT_INTERP: a program. */
  public TinyElf interpreter(String path) {
    interpreter = path;
    return this;
  }

  /** EI_OSABI. */
  public TinyElf osAbi(int code) {
    osAbi = code;
    return this;
  }

  /** e_type. */
  public TinyElf type(int code) {
    type = code;
    return this;
  }

  /** With VER_FLG_WEAK on every needed version. */
  public TinyElf weak() {
    weak = true;
    return this;
  }

  /**
   * A defined function.
   *
   * @param version of DT_VERDEF, or empty text
   */
  public TinyElf defines(String name, String version) {
    defined.put(name, version);
    return this;
  }

  public TinyElf machine(int number) {
    machine = number;
    return this;
  }

  /** DT_FLAGS_1. */
  public TinyElf flags1(long flags) {
    flags1 = flags;
    return this;
  }

  /** Without a dynamic section: a static program. */
  public TinyElf fixed() {
    fixed = true;
    return this;
  }

  /** With section headers, which objdump asks for. */
  public TinyElf sections() {
    sections = true;
    return this;
  }

  /** e_flags. */
  public TinyElf flags(int bits) {
    flags = bits;
    return this;
  }

  /** A version of DT_VERNEED that no symbol has. */
  public TinyElf needsVersion(String version) {
    needs.add(version);
    return this;
  }

  /**
   * A symbol that a copy relocation fills.
   *
   * @param version of DT_VERNEED, or empty text
   */
  public TinyElf copies(String name, String version) {
    undefined.put(name, version);
    copied.add(name);
    return this;
  }

  /**
   * An undefined symbol.
   *
   * @param version or empty text
   */
  public TinyElf uses(String name, String version) {
    undefined.put(name, version);
    return this;
  }

  private int string(String text) {
    int at = strings.size();
    strings.writeBytes((text + "\0").getBytes(StandardCharsets.UTF_8));
    return at;
  }

  public byte[] bytes() {
    List<long[]> dynamic = new ArrayList<>();
    needed.forEach(name -> dynamic.add(new long[] {1, string(name)}));
    if (!soname.isEmpty()) {
      dynamic.add(new long[] {14, string(soname)});
    }
    if (!rpath.isEmpty()) {
      dynamic.add(new long[] {15, string(rpath)});
    }
    if (!runpath.isEmpty()) {
      dynamic.add(new long[] {29, string(runpath)});
    }
    if (flags1 != 0) {
      dynamic.add(new long[] {0x6ffffffb, flags1});
    }
    List<String> versions =
        Stream.concat(undefined.values().stream(), needs.stream())
            .filter(v -> !v.isEmpty())
            .distinct()
            .toList();
    List<String> definitions =
        defined.values().stream().filter(v -> !v.isEmpty()).distinct().toList();
    // Link editors number the definitions first, and objdump relies on that.
    int first = definitions.size() + 2;
    int count = undefined.size() + defined.size() + 1;
    ByteBuffer symbols = buffer(24 * count);
    ByteBuffer versym = buffer(2 * count);
    symbols.position(24);
    versym.putShort((short) 0);
    undefined.forEach(
        (name, version) ->
            symbol(
                symbols,
                versym,
                name,
                copied.contains(name) ? 1 : 0,
                index(versions, version, first)));
    defined.forEach(
        (name, version) -> symbol(symbols, versym, name, 1, index(definitions, version, 2)));
    ByteBuffer hash = buffer(4 * (3 + count)).putInt(1).putInt(count);
    ByteBuffer verneed = verneed(versions, first);
    ByteBuffer verdef = verdef(definitions);

    int at = EHDR + PHDRS * PHDR;
    Map<Integer, ByteBuffer> tables = new LinkedHashMap<>();
    tables.put(6, symbols);
    tables.put(4, hash);
    tables.put(0x6ffffff0, versym);
    if (!versions.isEmpty()) {
      tables.put(0x6ffffffe, verneed);
      dynamic.add(new long[] {0x6fffffff, 1});
    }
    if (!definitions.isEmpty()) {
      tables.put(0x6ffffffc, verdef);
      dynamic.add(new long[] {0x6ffffffd, definitions.size() + 1});
    }
    if (!copied.isEmpty()) {
      tables.put(7, copyRelocations());
      dynamic.add(new long[] {8, 24L * copied.size()});
      dynamic.add(new long[] {9, 24});
    }
    tables.put(5, ByteBuffer.wrap(strings.toByteArray()));
    dynamic.add(new long[] {10, strings.size()});
    dynamic.add(new long[] {11, 24});
    for (Map.Entry<Integer, ByteBuffer> table : tables.entrySet()) {
      dynamic.add(new long[] {table.getKey(), at});
      at += padded(table.getValue().capacity());
    }
    dynamic.add(new long[] {0, 0});
    byte[] bytes = file(tables, dynamic, at);
    return sections ? withSections(bytes, tables, dynamic.size()) : bytes;
  }

  private ByteBuffer copyRelocations() {
    ByteBuffer out = buffer(24 * copied.size());
    List<String> order = List.copyOf(undefined.keySet());
    for (String name : copied) {
      out.putLong(0).putLong((order.indexOf(name) + 1L) << 32 | R_X86_64_COPY).putLong(0);
    }
    return out;
  }

  /** The same file with a section header for each table, the dynamic section and their names. */
  private static byte[] withSections(
      byte[] bytes, Map<Integer, ByteBuffer> tables, int dynamicEntries) {
    List<Integer> tags = new ArrayList<>(tables.keySet());
    tags.add(DYNAMIC);
    int names = padded(bytes.length);
    int headers = names + 16 * (tags.size() + 1);
    ByteBuffer out = buffer(headers + SHDR * (tags.size() + 2));
    out.put(bytes).position(headers + SHDR);
    int at = EHDR + PHDRS * PHDR;
    for (int tag : tags) {
      int size =
          tag == DYNAMIC ? 16 * dynamicEntries : Objects.requireNonNull(tables.get(tag)).capacity();
      section(out, tags, tag, at, size);
      at += padded(size);
    }
    out.putInt(0).putInt(3).putLong(0).putLong(0).putLong(names).putLong(headers - names);
    out.putInt(0).putInt(0).putLong(1).putLong(0);
    for (int i = 0; i < tags.size(); i++) {
      String name = tags.get(i) == DYNAMIC ? ".dynamic" : ".t" + tags.get(i);
      out.put(names + 16 * (i + 1), name.getBytes(StandardCharsets.US_ASCII));
    }
    out.putLong(40, headers).putShort(58, (short) SHDR);
    out.putShort(60, (short) (tags.size() + 2)).putShort(62, (short) (tags.size() + 1));
    byte[] whole = new byte[out.capacity()];
    out.get(0, whole);
    return whole;
  }

  private static void section(ByteBuffer out, List<Integer> tags, int tag, int at, int size) {
    int[] kind = Objects.requireNonNull(SECTIONS.get(tag));
    out.putInt(16 * (tags.indexOf(tag) + 1)).putInt(kind[0]).putLong(2).putLong(at).putLong(at);
    out.putLong(size).putInt(kind[2] == 0 ? 0 : tags.indexOf(kind[2]) + 1);
    out.putInt(information(out, tag, at)).putLong(8).putLong(kind[1]);
  }

  // The first global symbol, or how many records a chain of versions has.
  private static int information(ByteBuffer out, int tag, int at) {
    return switch (tag) {
      case 6, 0x6ffffffe -> 1;
      case 0x6ffffffc -> records(out, at);
      default -> 0;
    };
  }

  private static int records(ByteBuffer out, int at) {
    int records = 1;
    for (int i = at; out.getInt(i + 16) != 0; i += out.getInt(i + 16)) {
      records++;
    }
    return records;
  }

  private static int index(List<String> versions, String version, int first) {
    return version.isEmpty() ? 1 : versions.indexOf(version) + first;
  }

  private void symbol(
      ByteBuffer symbols, ByteBuffer versym, String name, int section, int version) {
    symbols
        .putInt(string(name))
        .put((byte) 0x12)
        .put((byte) 0)
        .putShort((short) section)
        .putLong(0)
        .putLong(0);
    versym.putShort((short) version);
  }

  private ByteBuffer verdef(List<String> versions) {
    ByteBuffer out = buffer(28 * (versions.size() + 1));
    for (int i = 0; i <= versions.size(); i++) {
      int index = i + 1;
      out.putShort((short) 1).putShort((short) (i == 0 ? 1 : 0)).putShort((short) index);
      out.putShort((short) 1).putInt(0).putInt(20).putInt(i < versions.size() ? 28 : 0);
      out.putInt(string(i == 0 ? soname : versions.get(i - 1))).putInt(0);
    }
    return out;
  }

  private ByteBuffer verneed(List<String> versions, int first) {
    int file = string(needed.isEmpty() ? "none" : needed.get(0));
    ByteBuffer out = buffer(16 * (versions.size() + 1));
    out.putShort((short) 1).putShort((short) versions.size()).putInt(file).putInt(16).putInt(0);
    for (int i = 0; i < versions.size(); i++) {
      out.putInt(0)
          .putShort((short) (weak ? 2 : 0))
          .putShort((short) (i + first))
          .putInt(string(versions.get(i)));
      out.putInt(i + 1 < versions.size() ? 16 : 0);
    }
    return out;
  }

  private byte[] file(Map<Integer, ByteBuffer> tables, List<long[]> dynamic, int dynamicAt) {
    byte[] path = note.isEmpty() ? text(interpreter) : note();
    byte[] data = text(String.join("\0", constants));
    int pathAt = dynamicAt + 16 * dynamic.size();
    int size = pathAt + path.length + (constants.isEmpty() ? 0 : data.length);
    int segments = fixed ? 1 : interpreter.isEmpty() && note.isEmpty() ? 2 : PHDRS;
    ByteBuffer out = buffer(size);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, (byte) osAbi}).position(16);
    out.putShort((short) type).putShort((short) machine).putInt(1);
    out.putLong(0).putLong(EHDR).putLong(0);
    out.putInt(flags).putShort((short) EHDR).putShort((short) PHDR).putShort((short) segments);
    out.position(EHDR);
    segment(out, 1, 0, size);
    segment(out, 2, dynamicAt, 16 * dynamic.size());
    segment(out, note.isEmpty() ? 3 : 4, pathAt, path.length);
    tables
        .values()
        .forEach(
            table -> {
              int start = out.position();
              out.put(table.clear()).position(start + padded(table.capacity()));
            });
    dynamic.forEach(entry -> out.putLong(entry[0]).putLong(entry[1]));
    out.put(path);
    out.put(data, 0, size - out.position());
    byte[] bytes = new byte[size];
    out.get(0, bytes);
    return bytes;
  }

  private static byte[] text(String text) {
    return (text + "\0").getBytes(StandardCharsets.UTF_8);
  }

  /** Owner "FDO", as its PT_NOTE has it. */
  private byte[] note() {
    byte[] json = text(note);
    byte[] bytes = new byte[16 + padded(json.length)];
    ByteBuffer out = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    out.putInt(4).putInt(json.length).putInt(0x407c0c0a).put(text("FDO")).put(json);
    return bytes;
  }

  private static void segment(ByteBuffer out, int type, int offset, int size) {
    out.putInt(type)
        .putInt(4)
        .putLong(offset)
        .putLong(offset)
        .putLong(offset)
        .putLong(size)
        .putLong(size)
        .putLong(8);
  }

  private static int padded(int size) {
    return (size + 7) & ~7;
  }

  private static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }
}
