package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;

/** Builds zips field by field, sound or not, as no tool would write them. */
final class Zips {
  static final int UTF8 = 1 << 11;
  static final int STREAMED = 1 << 3;
  private static final int DEFLATED = 8;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final List<Entry> entries = new ArrayList<>();
  private int told = -1;
  private int volume;
  private long directoryShift;
  private byte[] comment = new byte[0];

  /** What stands in the directory, and, unless said otherwise, in the local header. */
  static final class Entry {
    byte[] name;
    byte[] localName;
    int flags = UTF8;
    int method = DEFLATED;
    int localMethod = -1;
    int host = 3;
    int unix = 0100644;
    int dos;
    long crc;
    byte[] data;
    long packed;
    long size;
    int localSize = -1;
    byte[] extra = new byte[0];
    int offset;

    Entry(String name, byte[] content) {
      this.name = name.getBytes(UTF_8);
      localName = this.name;
      CRC32 sum = new CRC32();
      sum.update(content);
      crc = sum.getValue();
      size = content.length;
      packed(deflated(content, Deflater.BEST_COMPRESSION));
    }

    void packed(byte[] bytes) {
      data = bytes;
      packed = bytes.length;
    }

    void named(byte[] bytes) {
      name = bytes;
      localName = bytes;
    }
  }

  static byte[] deflated(byte[] content, int level) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (OutputStream deflater = new DeflaterOutputStream(packed, new Deflater(level, true))) {
      deflater.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  Zips file(String name, byte[] content) {
    return file(name, content, entry -> {});
  }

  Zips symlink(String name, String target) {
    return file(name, target.getBytes(UTF_8), entry -> entry.unix = 0120777);
  }

  Zips file(String name, byte[] content, Consumer<Entry> changes) {
    Entry entry = new Entry(name, content);
    entry.offset = out.size();
    changes.accept(entry);
    out.writeBytes(local(entry));
    out.writeBytes(entry.localName);
    out.writeBytes(entry.data);
    entries.add(entry);
    return this;
  }

  /** One more entry in the directory, for data that is there. */
  Zips again(String name, byte[] content, Consumer<Entry> changes) {
    Entry entry = new Entry(name, content);
    changes.accept(entry);
    entries.add(entry);
    return this;
  }

  private static byte[] local(Entry entry) {
    return buffer(30)
        .putInt(0x04034b50)
        .putShort((short) 20)
        .putShort((short) entry.flags)
        .putShort((short) (entry.localMethod < 0 ? entry.method : entry.localMethod))
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt((int) entry.packed)
        .putInt(entry.localSize < 0 ? (int) entry.size : entry.localSize)
        .putShort((short) entry.localName.length)
        .putShort((short) 0)
        .array();
  }

  private static byte[] central(Entry entry) {
    return buffer(46)
        .putInt(0x02014b50)
        .put((byte) 20)
        .put((byte) entry.host)
        .putShort((short) 20)
        .putShort((short) entry.flags)
        .putShort((short) entry.method)
        .putInt(0)
        .putInt((int) entry.crc)
        .putInt((int) entry.packed)
        .putInt((int) entry.size)
        .putShort((short) entry.name.length)
        .putShort((short) entry.extra.length)
        .putShort((short) 0)
        .putInt(0)
        .putInt(entry.unix << 16 | entry.dos)
        .putInt(entry.offset)
        .array();
  }

  /** The count that the end tells, instead of the real one. */
  Zips told(int count) {
    told = count;
    return this;
  }

  Zips volume(int number) {
    volume = number;
    return this;
  }

  Zips comment(byte[] text) {
    comment = text;
    return this;
  }

  Zips shifted(long by) {
    directoryShift = by;
    return this;
  }

  byte[] end() {
    return end(false);
  }

  /** With a ZIP64 record, which alone tells. */
  byte[] wideEnd() {
    return end(true);
  }

  private byte[] end(boolean wide) {
    int start = out.size();
    for (Entry entry : entries) {
      out.writeBytes(central(entry));
      out.writeBytes(entry.name);
      out.writeBytes(entry.extra);
    }
    int size = out.size() - start;
    long count = told < 0 ? entries.size() : told;
    if (wide) {
      wide(count, size, start + directoryShift);
    }
    out.writeBytes(narrow(wide, count, size, (int) (start + directoryShift)));
    out.writeBytes(comment);
    return out.toByteArray();
  }

  private byte[] narrow(boolean wide, long count, int size, int start) {
    return buffer(22)
        .putInt(0x06054b50)
        .putShort((short) volume)
        .putShort((short) volume)
        .putShort((short) (wide ? -1 : count))
        .putShort((short) (wide ? -1 : count))
        .putInt(wide ? -1 : size)
        .putInt(wide ? -1 : start)
        .putShort((short) comment.length)
        .array();
  }

  private void wide(long count, long size, long start) {
    int at = out.size();
    out.writeBytes(
        buffer(56)
            .putInt(0x06064b50)
            .putLong(44)
            .putInt(0x2d002d)
            .putLong(0)
            .putLong(count)
            .putLong(count)
            .putLong(size)
            .putLong(start)
            .array());
    out.writeBytes(buffer(20).putInt(0x07064b50).putInt(0).putLong(at).putInt(1).array());
  }

  /** An extra field. */
  static byte[] field(int kind, byte[] data) {
    return buffer(4 + data.length)
        .putShort((short) kind)
        .putShort((short) data.length)
        .put(data)
        .array();
  }

  static ByteBuffer buffer(int length) {
    return ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
  }

  Path write(Path file) {
    return Tars.write(file, end());
  }
}
