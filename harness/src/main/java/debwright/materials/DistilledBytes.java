package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Packs;
import debwright.distil.PackException;
import debwright.distil.PackReader;
import debwright.distil.PackedItem;
import debwright.plan.Outcome;
import debwright.run.RunItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Distilled items: sliced once out of the packs beside the manifest, and kept by the digest of
 * their bytes, which is checked at each use.
 */
public final class DistilledBytes implements ItemBytes {
  private final Path folder;

  /** Keeps slices below that cache folder. */
  public DistilledBytes(Path cache) {
    this.folder = cache.resolve("items");
  }

  @Override
  public Map<Item, RunItem.Input> of(Corpus corpus, List<Item> items) throws IOException {
    Files.createDirectories(folder);
    Map<Item, RunItem.Input> inputs = new TreeMap<>(present(items));
    List<Item> absent = items.stream().filter(item -> !inputs.containsKey(item)).toList();
    if (!absent.isEmpty()) {
      remove(absent);
      Slices slices = slice(Packs.beside(corpus), absent);
      for (Item item : absent) {
        inputs.put(item, slices.has(item) ? new RunItem.Present(file(item)) : other(item, slices));
      }
    }
    return inputs;
  }

  private Map<Item, RunItem.Input> present(List<Item> items) throws IOException {
    Map<Item, RunItem.Input> present = new TreeMap<>();
    for (Item item : items) {
      if (isHere(item)) {
        present.put(item, new RunItem.Present(file(item)));
      }
    }
    return present;
  }

  private boolean isHere(Item item) throws IOException {
    return new PackedItem(item.id(), item.sha256(), item.size()).isWholeIn(file(item));
  }

  /** Of a damaged pack, what lies before the damage is whole. */
  private RunItem.Input other(Item item, Slices slices) throws IOException {
    return isHere(item) ? new RunItem.Present(file(item)) : slices.why(item);
  }

  /** Nobody shall take for an item what is not. */
  private void remove(List<Item> items) throws IOException {
    for (Item item : items) {
      Files.deleteIfExists(file(item));
    }
  }

  private Path file(Item item) {
    return folder.resolve(item.sha256() + ".tar");
  }

  private Slices slice(Packs packs, List<Item> items) throws IOException {
    Map<Path, Set<String>> wanted =
        items.stream()
            .map(Item::id)
            .collect(Collectors.groupingBy(packs::of, TreeMap::new, Collectors.toSet()));
    Slices slices = new Slices();
    try {
      wanted.entrySet().parallelStream()
          .forEach(pack -> slice(pack.getKey(), pack.getValue(), slices));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return slices;
  }

  private void slice(Path pack, Set<String> ids, Slices slices) {
    try {
      slices.found(new PackReader(pack).extract(ids::contains, folder));
    } catch (PackException e) {
      slices.damaged(ids, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What came out of the packs, and why the rest did not. */
  private static final class Slices {
    private final Map<String, PackedItem> found = new ConcurrentHashMap<>();
    private final Map<String, String> damage = new ConcurrentHashMap<>();

    void found(List<PackedItem> items) {
      items.forEach(item -> found.put(item.id(), item));
    }

    void damaged(Set<String> ids, String message) {
      ids.forEach(id -> damage.put(id, message));
    }

    boolean has(Item item) {
      return new PackedItem(item.id(), item.sha256(), item.size()).equals(found.get(item.id()));
    }

    RunItem.Unusable why(Item item) {
      PackedItem other = found.get(item.id());
      if (other != null) {
        return new RunItem.Unusable(
            Outcome.DIGEST_MISMATCH,
            "%s: sha256 %s of %d bytes was expected, found %s of %d"
                .formatted(item.key(), item.sha256(), item.size(), other.sha256(), other.size()));
      }
      String why = damage.getOrDefault(item.id(), item.id() + " is not in its pack");
      return new RunItem.Unusable(Outcome.MISSING_INPUT, why);
    }
  }
}
