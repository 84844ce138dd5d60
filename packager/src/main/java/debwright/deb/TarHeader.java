package debwright.deb;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * The header of one entry of a GNU tar.
 *
 * <pre>
 *   0 100  name                 148   8  checksum, as if it were blanks
 * 100   8  mode, octal          156   1  type
 * 108   8  user                 157 100  target of a link
 * 116   8  group                257   8  "ustar  \0"
 * 124  12  size in bytes        265  32  name of the user
 * 136  12  seconds since 1970   297  32  name of the group
 * </pre>
 *
 * @param type one of the constants
 * @param name cut at 100 bytes; what is longer stands in an entry before it
 * @param target of a link, cut likewise; else empty
 * @param mode permission bits
 * @param seconds since 1970
 */
record TarHeader(char type, String name, String target, int mode, long seconds) {
  static final int NAME = 100;
  static final char FILE = '0';
  static final char LINK = '2';
  static final char FOLDER = '5';
  static final char LONG_TARGET = 'K';
  static final char LONG_NAME = 'L';

  private static final int CHECKSUM = 148;

  TarHeader(char type, String name, int mode, long seconds) {
    this(type, name, "", mode, seconds);
  }

  TarHeader to(String link) {
    return new TarHeader(type, name, link, mode, seconds);
  }

  byte[] block(long size) {
    byte[] block = new byte[512];
    put(block, 0, name);
    put(block, 100, "%07o\0%07o\0%07o\0".formatted(mode, 0, 0));
    put(block, 124, "%011o\0%011o\0".formatted(size, seconds));
    put(block, 157, target);
    put(block, 257, "ustar  \0root");
    put(block, 297, "root");
    block[156] = (byte) type;
    return summed(block);
  }

  private static byte[] summed(byte[] block) {
    Arrays.fill(block, CHECKSUM, CHECKSUM + 8, (byte) ' ');
    int sum = 0;
    for (byte b : block) {
      sum += b & 0xff;
    }
    put(block, CHECKSUM, "%06o\0".formatted(sum));
    return block;
  }

  private static void put(byte[] block, int at, String value) {
    byte[] bytes = value.getBytes(UTF_8);
    System.arraycopy(bytes, 0, block, at, Math.min(bytes.length, NAME));
  }
}
