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
  private final long most;

  /** Of a pack of our own. */
  public PackReader(Path pack) {
    this(pack, Long.MAX_VALUE);
  }

  /**
   * Of a pack of anybody's.
   *
   * @param most bytes that it may unpack to; one that has more is damaged
   */
  public PackReader(Path pack, long most) {
    this.pack = pack;
    this.most = most;
  }

  /**
   * Writes the wanted items as {@code <sha256>.tar} into a folder: their bytes in the pack, and the
   * end of a tar. An item that is not in the pack is not in the answer.
   *
   * @throws PackException when the pack is damaged; the items before the damage are whole
   */
  public List<PackedItem> extract(Predicate<String> wanted, Path folder)
      throws IOException, PackException {
    return extract(wanted, folder, TarInput::copyItem);
  }

  /**
   * The same, where objects have zeros for what was left out: who reads that learns nothing, but
   * does not fail either.
   *
   * @return the items, with the digests of these bytes
   */
  public List<PackedItem> extractFilled(Predicate<String> wanted, Path folder)
      throws IOException, PackException {
    return extract(wanted, folder, (tar, out) -> tar.copyItem(out, FilledRecords::of));
  }

  /** Copies one item. */
  private interface Copy {
    void of(TarInput tar, OutputStream out) throws IOException, PackException;
  }

  private List<PackedItem> extract(Predicate<String> wanted, Path folder, Copy copy)
      throws IOException, PackException {
    try (InputStream file = new BufferedInputStream(Files.newInputStream(pack), 1 << 16);
        InputStream tar = new Bounded(new ZstdInputStream(file), most)) {
      return slice(new TarInput(pack.toString(), tar), wanted, folder, copy);
    }
  }

  private static List<PackedItem> slice(
      TarInput tar, Predicate<String> wanted, Path folder, Copy copy)
      throws IOException, PackException {
    List<PackedItem> items = new ArrayList<>();
    Optional<String> id = tar.nextItem();
    while (id.isPresent()) {
      if (wanted.test(id.get())) {
        items.add(store(tar, id.get(), folder, copy));
      } else {
        tar.copyItem(OutputStream.nullOutputStream());
      }
      id = tar.nextItem();
    }
    return items;
  }

  private static PackedItem store(TarInput tar, String id, Path folder, Copy copy)
      throws IOException, PackException {
    try (Slice slice = new Slice(folder)) {
      copy.of(tar, slice.out());
      return slice.finish(id);
    }
  }
}
