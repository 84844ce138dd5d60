package debwright.elf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Makes small x86-64 objects for tests, with program headers and a DT_HASH and no section headers:
 * what the loader reads, and no code at all. Shared objects unless an interpreter is given.
 */
public final class TinyElf {
  private static final int EHDR = 64;
  private static final int PHDR = 56;
  private static final int PHDRS = 3;

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
  private long flags1;

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
        undefined.values().stream().filter(v -> !v.isEmpty()).distinct().toList();
    List<String> definitions =
        defined.values().stream().filter(v -> !v.isEmpty()).distinct().toList();
    int count = undefined.size() + defined.size() + 1;
    ByteBuffer symbols = buffer(24 * count);
    ByteBuffer versym = buffer(2 * count);
    symbols.position(24);
    versym.putShort((short) 0);
    undefined.forEach(
        (name, version) -> symbol(symbols, versym, name, 0, index(versions, version, 2)));
    defined.forEach(
        (name, version) ->
            symbol(symbols, versym, name, 1, index(definitions, version, versions.size() + 2)));
    ByteBuffer hash = buffer(4 * (3 + count)).putInt(1).putInt(count);
    ByteBuffer verneed = verneed(versions);
    ByteBuffer verdef = verdef(definitions, versions.size() + 2);

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
    tables.put(5, ByteBuffer.wrap(strings.toByteArray()));
    dynamic.add(new long[] {10, strings.size()});
    dynamic.add(new long[] {11, 24});
    for (Map.Entry<Integer, ByteBuffer> table : tables.entrySet()) {
      dynamic.add(new long[] {table.getKey(), at});
      at += padded(table.getValue().capacity());
    }
    dynamic.add(new long[] {0, 0});
    return file(tables, dynamic, at);
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

  private ByteBuffer verdef(List<String> versions, int first) {
    ByteBuffer out = buffer(28 * (versions.size() + 1));
    for (int i = 0; i <= versions.size(); i++) {
      int index = i == 0 ? 1 : first + i - 1;
      out.putShort((short) 1).putShort((short) (i == 0 ? 1 : 0)).putShort((short) index);
      out.putShort((short) 1).putInt(0).putInt(20).putInt(i < versions.size() ? 28 : 0);
      out.putInt(string(i == 0 ? soname : versions.get(i - 1))).putInt(0);
    }
    return out;
  }

  private ByteBuffer verneed(List<String> versions) {
    int file = string(needed.isEmpty() ? "none" : needed.get(0));
    ByteBuffer out = buffer(16 * (versions.size() + 1));
    out.putShort((short) 1).putShort((short) versions.size()).putInt(file).putInt(16).putInt(0);
    for (int i = 0; i < versions.size(); i++) {
      out.putInt(0)
          .putShort((short) (weak ? 2 : 0))
          .putShort((short) (i + 2))
          .putInt(string(versions.get(i)));
      out.putInt(i + 1 < versions.size() ? 16 : 0);
    }
    return out;
  }

  private byte[] file(Map<Integer, ByteBuffer> tables, List<long[]> dynamic, int dynamicAt) {
    byte[] path = (interpreter + "\0").getBytes(StandardCharsets.UTF_8);
    int pathAt = dynamicAt + 16 * dynamic.size();
    int size = pathAt + path.length;
    int segments = fixed ? 1 : interpreter.isEmpty() ? 2 : PHDRS;
    ByteBuffer out = buffer(size);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, (byte) osAbi}).position(16);
    out.putShort((short) type).putShort((short) machine).putInt(1);
    out.putLong(0).putLong(EHDR).putLong(0);
    out.putInt(0).putShort((short) EHDR).putShort((short) PHDR).putShort((short) segments);
    out.position(EHDR);
    segment(out, 1, 0, size);
    segment(out, 2, dynamicAt, 16 * dynamic.size());
    segment(out, 3, pathAt, path.length);
    tables
        .values()
        .forEach(
            table -> {
              int start = out.position();
              out.put(table.clear()).position(start + padded(table.capacity()));
            });
    dynamic.forEach(entry -> out.putLong(entry[0]).putLong(entry[1]));
    out.put(path);
    byte[] bytes = new byte[size];
    out.get(0, bytes);
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
