package debwright.drawers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;

/** The files of a drawer: each as it is, and those that are packed with bzip2 unpacked as well. */
final class Fixtures {
  private static final byte[] BZIP2 = {'B', 'Z', 'h'};
  private static final byte[] ELF = {0x7f, 'E', 'L', 'F'};
  private static final int BLOCK = 1 << 16;

  /** What is done with each file. */
  interface Visit {
    /**
     * Sees one file.
     *
     * @param name of the file in its drawer
     * @param file that holds the bytes, for as long as the visit takes
     */
    void see(String name, Path file) throws IOException;
  }

  private final Path folder;
  private final Path scratch;
  private final long mostBytes;

  /**
   * @param scratch a file that is not there, to unpack to
   * @param mostBytes of an unpacked file; what is bigger is left out
   */
  Fixtures(Path folder, Path scratch, long mostBytes) {
    this.folder = folder;
    this.scratch = scratch;
    this.mostBytes = mostBytes;
  }

  /** Every regular file that is not empty, sorted by name. */
  List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .filter(file -> file.toFile().length() > 0)
          .sorted()
          .toList();
    }
  }

  void see(Path file, Visit visit) throws IOException {
    String name = folder.relativize(file).toString();
    visit.see(name, file);
    // Some drawers have files that only say that they are packed.
    if (name.endsWith(".bz2") && startsWith(file, BZIP2) && unpack(file)) {
      try {
        visit.see(name.substring(0, name.length() - ".bz2".length()), scratch);
      } finally {
        Files.delete(scratch);
      }
    }
  }

  /** Whether a file begins as ELF files do. */
  static boolean isElf(Path file) throws IOException {
    return startsWith(file, ELF);
  }

  private static boolean startsWith(Path file, byte[] magic) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(magic.length), magic);
    }
  }

  /** Blocks of zeros become holes: there are files of gigabytes that have nothing else. */
  private boolean unpack(Path packed) throws IOException {
    try (InputStream in = new BZip2CompressorInputStream(Files.newInputStream(packed), true);
        FileChannel out =
            FileChannel.open(scratch, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long size = 0;
      for (byte[] block = in.readNBytes(BLOCK); block.length > 0; block = in.readNBytes(BLOCK)) {
        size += block.length;
        if (size > mostBytes) {
          break;
        }
        write(out, block, size - block.length);
      }
      out.write(ByteBuffer.allocate(size > out.size() ? 1 : 0), Math.max(0, size - 1));
      if (size <= mostBytes) {
        return true;
      }
    }
    Files.delete(scratch);
    return false;
  }

  private static void write(FileChannel out, byte[] block, long at) throws IOException {
    if (Arrays.equals(block, new byte[block.length])) {
      return;
    }
    ByteBuffer left = ByteBuffer.wrap(block);
    while (left.hasRemaining()) {
      out.write(left, at + left.position());
    }
  }
}
