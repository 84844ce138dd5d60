package debwright.corpus;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The files that hold the distilled items of a corpus. An item's pack is told by a hash of its id,
 * so that adding items rewrites few of them.
 *
 * @param folder where they are
 * @param corpus its name, with which their names begin
 * @param count how many there are, a power of two up to 256
 */
public record Packs(Path folder, String corpus, int count) {
  private static final int MOST = 256;

  public Packs {
    if (Integer.bitCount(count) != 1 || count > MOST) {
      throw new IllegalArgumentException("a power of two up to 256 expected, found " + count);
    }
  }

  /**
   * Those that lie beside a manifest, as many as there are.
   *
   * @throws IOException when there are none, or one of them is missing
   */
  public static Packs beside(Corpus corpus) throws IOException {
    int count = 0;
    while (count < MOST && Files.exists(file(corpus.folder(), corpus.name(), count))) {
      count++;
    }
    if (Integer.bitCount(count) != 1) {
      throw new IOException(
          "%s: a power of two of packs was expected, found %d: is one missing?"
              .formatted(corpus.manifest(), count));
    }
    return new Packs(corpus.folder(), corpus.name(), count);
  }

  /** The pack that holds the item of that id. */
  public Path of(String id) {
    return file(number(id));
  }

  /** Which pack that is, from 0: the first byte of the id's SHA-256, modulo their number. */
  public int number(String id) {
    return Integer.parseInt(Digests.of(id).substring(0, 2), 16) % count;
  }

  /** The pack of that number, from 0. */
  public Path file(int number) {
    return file(folder, corpus, number);
  }

  private static Path file(Path folder, String corpus, int number) {
    return folder.resolve(name(corpus, number));
  }

  static String name(String corpus, int number) {
    return "%s-%02x.tar.zst".formatted(corpus, number);
  }
}
