package debwright.speed;

import debwright.index.ArchiveIndex;
import debwright.index.IndexWriter;
import debwright.index.Release;
import debwright.result.ItemKey;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The questions of a measurement, the same for every engine and in the same order: no item is asked
 * about twice in a row, so that each is opened anew.
 */
final class Questions {
  private final List<RunItem> items;
  private final Indexes indexes;
  private final Path workbench;
  private int fresh;

  /**
   * Questions about items.
   *
   * @param items whose bytes are there and which have an index
   * @param workbench folder for indexes that are made or linked
   */
  Questions(List<RunItem> items, Indexes indexes, Path workbench) {
    this.items = items;
    this.indexes = indexes;
    this.workbench = workbench;
  }

  /** That many times all of them. */
  List<Ask> passes(int count) throws IOException {
    List<Ask> asks = new ArrayList<>();
    fresh = 0;
    for (int pass = 0; pass < count; pass++) {
      for (Benchmark.Kind kind : Benchmark.Kind.values()) {
        for (RunItem item : kind == Benchmark.Kind.INDEX ? smallest() : items) {
          asks.add(ask(kind, item));
        }
      }
    }
    return asks;
  }

  private Ask ask(Benchmark.Kind kind, RunItem item) throws IOException {
    RunSettings usual = RunSettings.DEFAULT;
    Benchmark benchmark = new Benchmark(kind, item.key());
    return switch (kind) {
      case PARSE -> new Ask(benchmark, item, usual, empty(item.key()));
      case RESOLVE -> new Ask(benchmark, item, usual.withStrategy("names"), index(item.key()));
      case PLAN -> new Ask(benchmark, item, usual, index(item.key()));
      case INDEX -> new Ask(benchmark, item, usual, link(index(item.key())));
    };
  }

  /** Of each release and architecture the item of the fewest bytes. */
  private List<RunItem> smallest() throws IOException {
    Map<String, RunItem> found = new TreeMap<>();
    List<RunItem> bySize = new ArrayList<>(items);
    Map<ItemKey, Long> sizes = new TreeMap<>();
    for (RunItem item : items) {
      sizes.put(item.key(), Files.size(((RunItem.Present) item.input()).path()));
    }
    bySize.sort(Comparator.comparing(item -> sizes.getOrDefault(item.key(), 0L)));
    bySize.forEach(item -> found.putIfAbsent(place(item.key()), item));
    return List.copyOf(found.values());
  }

  private static String place(ItemKey key) {
    return key.release() + " " + key.architecture();
  }

  private Path index(ItemKey key) {
    return index(indexes, key).orElseThrow();
  }

  /** The index for an item, in the format that every engine so far reads. */
  static Optional<Path> index(Indexes indexes, ItemKey key) {
    return indexes.find(key, List.of(ArchiveIndex.FORMAT)).map(IndexFile::path);
  }

  private Path empty(ItemKey key) throws IOException {
    Path file = workbench.resolve(place(key).replaceAll("[: ]", "-") + ".empty");
    if (!Files.exists(file)) {
      new IndexWriter(new Release(key.release()), key.architecture(), "nowhere").write(file);
    }
    return file;
  }

  /** Another path of the same file, with what lies beside it, so that the engine opens it anew. */
  private Path link(Path index) throws IOException {
    Path folder = workbench.resolve(String.format(Locale.ROOT, "index-%06d", fresh++));
    Path target = index.toAbsolutePath().resolveSibling("");
    Files.deleteIfExists(folder);
    Files.createSymbolicLink(folder, target);
    return folder.resolve(index.getFileName());
  }
}
