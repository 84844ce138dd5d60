package debwright.benchmarks;

import debwright.corpus.Corpus;
import debwright.corpus.Packs;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Distilled items of the embedded corpora as files of a folder, named by their ids. */
public final class ItemFiles {
  private static final String PROPERTY = "debwright.items";

  private ItemFiles() {}

  /**
   * Unpacks the items that are measured on into the folder that the property {@code
   * debwright.items} names. It is a program of its own, so that the engine that is measured need
   * not be one that can.
   */
  public static void main(String[] ids) throws Exception {
    Files.createDirectories(folder());
    for (String id : ids) {
      String corpus = id.substring(0, id.indexOf('/'));
      Path pack = Packs.beside(Corpus.embedded(corpus)).of(id);
      List<PackedItem> found = new PackReader(pack).extract(id::equals, folder());
      if (found.isEmpty()) {
        throw new IOException("no item " + id + " in " + pack);
      }
      Files.move(folder().resolve(found.get(0).sha256() + ".tar"), of(id));
    }
  }

  /** The file of an item. */
  static Path of(String id) {
    return folder().resolve(id.replace('/', '_') + ".tar");
  }

  private static Path folder() {
    String folder = System.getProperty(PROPERTY, "");
    if (folder.isEmpty()) {
      throw new IllegalStateException(
          PROPERTY + " names no folder: packager/benchmarks/run sets it");
    }
    return Path.of(folder);
  }
}
