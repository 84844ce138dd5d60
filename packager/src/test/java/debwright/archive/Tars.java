package debwright.archive;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds tars block by block, sound or not, as no tool would write them. */
final class Tars {
  private int mode = 0755;
  private static final int RECORD = 512;
  static final byte[] ELF = "\u007fELF and so on".getBytes(UTF_8);

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  Tars file(String name, byte[] data) {
    return entry('0', name, "", data);
  }

  /** What is added next has these permissions instead of 0755. */
  Tars mode(int permissions) {
    mode = permissions;
    return this;
  }

  Tars folder(String name) {
    return entry('5', name, "", new byte[0]);
  }

  Tars symlink(String name, String target) {
    return entry('2', name, target, new byte[0]);
  }

  Tars hardLink(String name, String target) {
    return entry('1', name, target, new byte[0]);
  }

  Tars entry(char type, String name, String link, byte[] data) {
    return header(type, name, link, data.length).raw(data).pad();
  }

  /** An extended header: keys and values in turn. */
  Tars pax(String... records) {
    return extended('x', records);
  }

  Tars extended(char type, String... records) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    for (int i = 0; i < records.length; i += 2) {
      text.writeBytes(record(records[i] + "=" + records[i + 1] + "\n"));
    }
    return entry(type, "pax", "", text.toByteArray());
  }

  private static byte[] record(String rest) {
    int length = rest.getBytes(UTF_8).length + 2;
    while (Integer.toString(length).length() + 1 + rest.getBytes(UTF_8).length != length) {
      length++;
    }
    return (length + " " + rest).getBytes(UTF_8);
  }

  /** A pax 1.0 sparse file: the map, and all its bytes. */
  Tars sparse(String name, long realSize, String map, byte[] data, String... records) {
    String[] all = new String[records.length + 8];
    System.arraycopy(records, 0, all, 8, records.length);
    String[] sparse = {
      "GNU.sparse.major",
      "1",
      "GNU.sparse.minor",
      "0",
      "GNU.sparse.name",
      name,
      "GNU.sparse.realsize",
      Long.toString(realSize)
    };
    System.arraycopy(sparse, 0, all, 0, 8);
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(map.getBytes(UTF_8));
    body.writeBytes(new byte[-body.size() & (RECORD - 1)]);
    body.writeBytes(data);
    return pax(all).entry('0', "GNUSparseFile.0/x", "", body.toByteArray());
  }

  Tars header(char type, String name, String link, long size) {
    byte[] header = new byte[RECORD];
    put(header, 0, name.getBytes(UTF_8));
    put(header, 100, "%07o\0".formatted(mode).getBytes(UTF_8));
    put(header, 108, "0000000\0000000000\0".getBytes(UTF_8));
    put(header, 124, "%011o\0%011o\0".formatted(size, 0).getBytes(UTF_8));
    put(header, 148, "        ".getBytes(UTF_8));
    header[156] = (byte) type;
    put(header, 157, link.getBytes(UTF_8));
    put(header, 257, "ustar\00000".getBytes(UTF_8));
    return raw(summed(header));
  }

  /** The header with its checksum set. */
  static byte[] summed(byte[] header) {
    put(header, 148, "        ".getBytes(UTF_8));
    int sum = 0;
    for (byte b : header) {
      sum += b & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum).getBytes(UTF_8));
    return header;
  }

  private static void put(byte[] header, int at, byte[] value) {
    System.arraycopy(value, 0, header, at, value.length);
  }

  Tars raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  private Tars pad() {
    return raw(new byte[-out.size() & (RECORD - 1)]);
  }

  byte[] end() {
    return raw(new byte[2 * RECORD]).bytes();
  }

  byte[] bytes() {
    return out.toByteArray();
  }

  Path write(Path file) {
    return write(file, end());
  }

  static Path write(Path file, byte[] bytes) {
    try {
      return Files.write(file, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
