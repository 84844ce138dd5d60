package debwright.elf;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A drawer of corrupt files, all made from one good 64-bit little-endian file. */
final class Damage {
  private final ByteBuffer file;

  Damage(byte[] good) {
    this.file = ByteBuffer.wrap(good).order(ByteOrder.LITTLE_ENDIAN);
  }

  byte[] apply(String name) {
    return switch (name) {
      case "empty" -> new byte[0];
      case "script" -> "#!/bin/sh\n".getBytes(StandardCharsets.UTF_8);
      case "five" -> Arrays.copyOf(file.array(), 5);
      case "header" -> Arrays.copyOf(file.array(), 60);
      default -> inHeader(name);
    };
  }

  private byte[] inHeader(String name) {
    return switch (name) {
      case "class" -> file.put(4, (byte) 3).array();
      case "data" -> file.put(5, (byte) 0).array();
      case "version" -> file.put(6, (byte) 9).array();
      case "phentsize" -> file.putShort(54, (short) 57).array();
      case "phnum" -> file.putShort(56, (short) 0xfffe).array();
      case "phoff" -> file.putLong(32, Long.MAX_VALUE).array();
      case "xnum" -> file.putShort(56, (short) 0xffff).putLong(40, 0).array();
      default -> inDynamic(name);
    };
  }

  private byte[] inDynamic(String name) {
    return switch (name) {
      case "dynamic" -> file.putLong(segment(Segment.PT_DYNAMIC) + 8, 0x7fffffff).array();
      case "strtab" -> set(DynamicTag.STRTAB, 0x7fff_ffff_ffffL);
      case "strsz" -> set(DynamicTag.STRSZ, 1L << 40);
      case "needed" -> set(DynamicTag.NEEDED, 1L << 30);
      case "verneednum" -> set(DynamicTag.VERNEEDNUM, 1000);
      case "verdef" -> putIn(DynamicTag.VERNEED, 0, 0x0002_0002);
      case "hash" -> putIn(DynamicTag.GNU_HASH, 0, 0x7fff_ffff);
      case "versym" -> set(DynamicTag.VERSYM, 0x7fff_ffff_ffffL);
      case "symbols" -> putIn(DynamicTag.GNU_HASH, 4, 0);
      default -> throw new AssertionError(name);
    };
  }

  private byte[] set(DynamicTag tag, long value) {
    return file.putLong(entry(tag) + 8, value).array();
  }

  /** Tables of the first segment stand at the offset that is their address. */
  private byte[] putIn(DynamicTag tag, int at, int value) {
    return file.putInt((int) file.getLong(entry(tag) + 8) + at, value).array();
  }

  private int entry(DynamicTag tag) {
    int at = (int) file.getLong(segment(Segment.PT_DYNAMIC) + 8);
    while (file.getLong(at) != tag.code()) {
      at += 16;
    }
    return at;
  }

  private int segment(long type) {
    int at = (int) file.getLong(32);
    while (file.getInt(at) != type) {
      at += 56;
    }
    return at;
  }
}
