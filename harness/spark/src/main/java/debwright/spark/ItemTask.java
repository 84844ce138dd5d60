package debwright.spark;

import debwright.result.ItemKey;
import debwright.run.RunItem;
import java.io.IOException;
import java.io.Serializable;
import java.nio.file.Path;

/** One item that an executor asks about, with the file that it fetches for it. */
record ItemTask(
    String item,
    String release,
    String architecture,
    String tier,
    String label,
    String expected,
    String digest,
    Listing file)
    implements Serializable {

  static ItemTask of(RunItem item, Path file, FileDepot depot) throws IOException {
    return new ItemTask(
        item.key().item(),
        item.key().release(),
        item.key().architecture(),
        item.tier(),
        item.label().kind(),
        item.label().expected(),
        item.inputDigest(),
        depot.share(file));
  }

  /** The item with its bytes in the executor's store. */
  RunItem item(FileStore store) throws IOException {
    Path path = store.provide(file).resolve(file.entries().get(0).path());
    return new RunItem(
        new ItemKey(item, release, architecture),
        tier,
        new RunItem.Label(label, expected),
        digest,
        new RunItem.Present(path));
  }
}
