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
 * Makes small x86-64 shared objects for tests, with program headers and a DT_HASH and no section
 * headers: what the loader reads, and no code at all.
 */
public final class TinyElf {
  private static final int EHDR = 64;
  private static final int PHDR = 56;

  private final List<String> needed = new ArrayList<>();
  private final Map<String, String> undefined = new LinkedHashMap<>();
  private final ByteArrayOutputStream strings = new ByteArrayOutputStream();
  private String soname = "";
  private String runpath = "";
  private int machine = 62;
  private boolean fixed;

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

  public TinyElf machine(int number) {
    machine = number;
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
    if (!runpath.isEmpty()) {
      dynamic.add(new long[] {29, string(runpath)});
    }
    List<String> versions =
        undefined.values().stream().filter(v -> !v.isEmpty()).distinct().toList();
    ByteBuffer symbols = buffer(24 * (undefined.size() + 1));
    ByteBuffer versym = buffer(2 * (undefined.size() + 1));
    symbols.position(24);
    versym.putShort((short) 0);
    undefined.forEach(
        (name, version) -> {
          symbols
              .putInt(string(name))
              .put((byte) 0x12)
              .put((byte) 0)
              .putShort((short) 0)
              .putLong(0)
              .putLong(0);
          versym.putShort((short) (version.isEmpty() ? 1 : versions.indexOf(version) + 2));
        });
    ByteBuffer hash = buffer(4 * (3 + undefined.size() + 1)).putInt(1).putInt(undefined.size() + 1);
    ByteBuffer verneed = verneed(versions);

    int at = EHDR + 2 * PHDR;
    Map<Integer, ByteBuffer> tables = new LinkedHashMap<>();
    tables.put(6, symbols);
    tables.put(4, hash);
    tables.put(0x6ffffff0, versym);
    if (!versions.isEmpty()) {
      tables.put(0x6ffffffe, verneed);
      dynamic.add(new long[] {0x6fffffff, 1});
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

  private ByteBuffer verneed(List<String> versions) {
    int file = string(needed.isEmpty() ? "none" : needed.get(0));
    ByteBuffer out = buffer(16 * (versions.size() + 1));
    out.putShort((short) 1).putShort((short) versions.size()).putInt(file).putInt(16).putInt(0);
    for (int i = 0; i < versions.size(); i++) {
      out.putInt(0).putShort((short) 0).putShort((short) (i + 2)).putInt(string(versions.get(i)));
      out.putInt(i + 1 < versions.size() ? 16 : 0);
    }
    return out;
  }

  private byte[] file(Map<Integer, ByteBuffer> tables, List<long[]> dynamic, int dynamicAt) {
    int size = dynamicAt + 16 * dynamic.size();
    ByteBuffer out = buffer(size);
    out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0}).position(16);
    out.putShort((short) 3).putShort((short) machine).putInt(1).putLong(0).putLong(EHDR).putLong(0);
    out.putInt(0).putShort((short) EHDR).putShort((short) PHDR).putShort((short) (fixed ? 1 : 2));
    out.position(EHDR);
    segment(out, 1, 0, size);
    segment(out, 2, dynamicAt, 16 * dynamic.size());
    tables
        .values()
        .forEach(
            table -> {
              int start = out.position();
              out.put(table.clear()).position(start + padded(table.capacity()));
            });
    dynamic.forEach(entry -> out.putLong(entry[0]).putLong(entry[1]));
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
