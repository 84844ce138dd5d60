package debwright.curation;

import debwright.archive.AppTree;
import debwright.archive.ArchiveException;
import debwright.archive.Limits;
import debwright.corpus.Item;
import debwright.corpus.Location;
import debwright.corpus.Packs;
import debwright.distil.PackWriter;
import debwright.distil.PackedItem;
import debwright.source.Progress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Writes items into packs. */
final class Distillation {
  private final Packs packs;
  private final Packing packing;
  private final Progress progress;
  private int written;

  /**
   * Into those packs.
   *
   * @param packing what is left out
   */
  Distillation(Packs packs, Packing packing, Progress progress) {
    this.packs = packs;
    this.packing = packing;
    this.progress = progress;
  }

  /**
   * The rows of the distilled items. One item of several releases is packed once; packs are written
   * side by side, each by itself.
   */
  List<Item> write(SortedMap<Item, Path> files)
      throws IOException, ArchiveException, InterruptedException {
    int threads = Math.min(packs.count(), Runtime.getRuntime().availableProcessors());
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<List<Item>>> jobs = new ArrayList<>();
      for (int number = 0; number < packs.count(); number++) {
        int pack = number;
        jobs.add(() -> tellingOf(pack(pack, part(files, pack))));
      }
      List<Item> distilled = new ArrayList<>();
      for (Future<List<Item>> done : pool.invokeAll(jobs)) {
        distilled.addAll(result(done));
      }
      return distilled.stream().sorted().toList();
    } finally {
      pool.shutdownNow();
    }
  }

  private synchronized List<Item> tellingOf(List<Item> pack) {
    written++;
    progress.at("distilling into packs", written, packs.count());
    return pack;
  }

  private static List<Item> result(Future<List<Item>> done)
      throws IOException, ArchiveException, InterruptedException {
    try {
      return done.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof ArchiveException archive) {
        throw archive;
      }
      throw new IllegalStateException("a pack's thread failed", e.getCause());
    }
  }

  private SortedMap<Item, Path> part(SortedMap<Item, Path> files, int number) {
    SortedMap<Item, Path> part = new TreeMap<>(files);
    part.keySet().removeIf(item -> packs.number(item.id()) != number);
    return part;
  }

  // How large an item is shows only once it is distilled: what is too large costs a second pass.
  private List<Item> pack(int number, SortedMap<Item, Path> part)
      throws IOException, ArchiveException {
    try (PackWriter writer = PackWriter.open(packs.file(number))) {
      List<Item> items = fill(writer, part);
      if (items.stream().noneMatch(this::tooLarge)) {
        writer.finish();
        return items;
      }
      items.stream().filter(this::tooLarge).map(Item::key).forEach(key -> remove(part, key));
    }
    return pack(number, part);
  }

  private boolean tooLarge(Item item) {
    return item.size() > packing.largest();
  }

  private static void remove(SortedMap<Item, Path> part, String key) {
    part.keySet().removeIf(item -> item.key().equals(key));
  }

  private List<Item> fill(PackWriter writer, SortedMap<Item, Path> part)
      throws IOException, ArchiveException {
    List<Item> items = new ArrayList<>();
    PackedItem last = new PackedItem("", "", 0);
    for (Map.Entry<Item, Path> entry : part.entrySet()) {
      Item item = entry.getKey();
      if (!item.id().equals(last.id())) {
        last = add(writer, item.id(), entry.getValue());
      }
      items.add(item.at(new Location.Distilled(item.id()), last.sha256(), last.size()));
    }
    return items;
  }

  private PackedItem add(PackWriter writer, String id, Path file)
      throws IOException, ArchiveException {
    try (AppTree tree = AppTree.open(file, Limits.DEFAULT)) {
      return writer.add(id, tree, packing.lean());
    }
  }
}
