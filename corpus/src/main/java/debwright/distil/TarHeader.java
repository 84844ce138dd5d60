package debwright.distil;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * One ustar header (POSIX pax, "ustar Interchange Format"), owned by root and without a time.
 *
 * <pre>
 * 0 name | 100 mode | 108 uid | 116 gid | 124 size | 136 mtime | 148 checksum | 156 type
 * 157 link target | 257 "ustar" NUL "00" | 265 user | 297 group | 329 device | 345 prefix
 * </pre>
 */
record TarHeader(String name, int mode, long size, char type, String linkTarget) {
  static final int BLOCK = 512;
  static final int NAME = 100;
  static final char FILE = '0';
  static final char SYMLINK = '2';
  static final char DIRECTORY = '5';
  static final char PAX = 'x';

  /** Whether a text needs no extended header. */
  static boolean fits(String text) {
    return text.length() <= NAME && text.chars().allMatch(c -> c > 0 && c < 0x80);
  }

  byte[] block() {
    byte[] block = new byte[BLOCK];
    text(block, 0, NAME, name);
    octal(block, 100, 7, mode);
    octal(block, 108, 7, 0);
    octal(block, 116, 7, 0);
    octal(block, 124, 11, size);
    octal(block, 136, 11, 0);
    block[156] = (byte) type;
    text(block, 157, NAME, linkTarget);
    text(block, 257, 6, "ustar");
    text(block, 263, 2, "00");
    octal(block, 329, 7, 0);
    octal(block, 337, 7, 0);
    octal(block, 148, 6, checksum(block));
    block[155] = ' ';
    return block;
  }

  /** The sum of all bytes, those of the checksum itself taken as blanks. */
  static int checksum(byte[] block) {
    int sum = 8 * ' ';
    for (int i = 0; i < BLOCK; i++) {
      sum += i >= 148 && i < 156 ? 0 : block[i] & 0xff;
    }
    return sum;
  }

  private static void text(byte[] block, int at, int length, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    System.arraycopy(bytes, 0, block, at, Math.min(length, bytes.length));
  }

  private static void octal(byte[] block, int at, int digits, long value) {
    Arrays.fill(block, at, at + digits, (byte) '0');
    long rest = value;
    for (int i = at + digits - 1; i >= at; i--, rest >>>= 3) {
      block[i] = (byte) ('0' + (rest & 7));
    }
    if (rest != 0) {
      throw new IllegalArgumentException("%d needs more than %d digits".formatted(value, digits));
    }
  }
}
