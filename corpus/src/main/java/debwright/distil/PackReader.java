package debwright.distil;

import com.github.luben.zstd.ZstdInputStream;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** Slices items out of a pack, each into a tar of its own, in one pass. */
public final class PackReader {
  private final Path pack;

  public PackReader(Path pack) {
    this.pack = pack;
  }

  /**
   * Writes the wanted items as {@code <sha256>.tar} into a folder: their bytes in the pack, and the
   * end of a tar. An item that is not in the pack is not in the answer.
   *
   * @throws PackException when the pack is damaged; the items before the damage are whole
   */
  public List<PackedItem> extract(Predicate<String> wanted, Path folder)
      throws IOException, PackException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(pack), 1 << 16)) {
      return slice(new TarInput(pack.toString(), new ZstdInputStream(file)), wanted, folder);
    }
  }

  private static List<PackedItem> slice(TarInput tar, Predicate<String> wanted, Path folder)
      throws IOException, PackException {
    List<PackedItem> items = new ArrayList<>();
    Optional<String> id = tar.nextItem();
    while (id.isPresent()) {
      if (wanted.test(id.get())) {
        items.add(store(tar, id.get(), folder));
      } else {
        tar.copyItem(OutputStream.nullOutputStream());
      }
      id = tar.nextItem();
    }
    return items;
  }

  private static PackedItem store(TarInput tar, String id, Path folder)
      throws IOException, PackException {
    try (Slice slice = new Slice(folder)) {
      tar.copyItem(slice.out());
      return slice.finish(id);
    }
  }
}
