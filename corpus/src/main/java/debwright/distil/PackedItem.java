package debwright.distil;

import debwright.corpus.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * One item of a pack: the bytes of its entries in the uncompressed tar, without the end of the tar.
 *
 * @param id such as {@code bookworm/git}
 * @param sha256 of these bytes, in lower-case hexadecimal digits
 * @param size how many, a multiple of 512
 */
public record PackedItem(String id, String sha256, long size) {
  /** Two empty blocks end a tar. */
  private static final byte[] END = new byte[2 * TarHeader.BLOCK];

  /** Whether a file is there and holds just this item and the end of a tar: all of it is read. */
  public boolean isWholeIn(Path slice) throws IOException {
    return Files.isRegularFile(slice)
        && Files.size(slice) == size + END.length
        && holdsTheBytes(slice);
  }

  private boolean holdsTheBytes(Path slice) throws IOException {
    try (InputStream in = Files.newInputStream(slice)) {
      return Digests.ofNext(in, size).equals(sha256) && Arrays.equals(in.readAllBytes(), END);
    }
  }
}
