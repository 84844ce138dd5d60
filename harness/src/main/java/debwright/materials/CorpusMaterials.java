package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.ManifestException;
import debwright.corpus.Tier;
import debwright.gate.BaselineRows;
import debwright.gate.GateException;
import debwright.gate.Materials;
import debwright.gate.MaterialsSource;
import debwright.gate.ProjectFile;
import debwright.index.IndexException;
import debwright.result.ItemKey;
import debwright.result.ManifestRow;
import debwright.run.IndexFile;
import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.run.Shard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes corpora ready for a run. */
public final class CorpusMaterials implements MaterialsSource {
  private final ItemBytes bytes;
  private final IndexShelf indexes;
  private final Tier tier;
  private final Shard shard;

  /**
   * Materials of corpora.
   *
   * @param tier items of less important tiers are left out
   */
  public CorpusMaterials(ItemBytes bytes, IndexShelf indexes, Tier tier) {
    this(bytes, indexes, tier, Shard.WHOLE);
  }

  private CorpusMaterials(ItemBytes bytes, IndexShelf indexes, Tier tier, Shard shard) {
    this.bytes = bytes;
    this.indexes = indexes;
    this.tier = tier;
    this.shard = shard;
  }

  /** The same; of what is for other shards no bytes are fetched. */
  public CorpusMaterials of(Shard part) {
    return new CorpusMaterials(bytes, indexes, tier, part);
  }

  /** Those of the corpora that the project file names. */
  @Override
  public Materials find(Path tree, ProjectFile project) throws IOException, GateException {
    return find(tree, project, BaselineRows.NONE);
  }

  @Override
  public Materials find(Path tree, ProjectFile project, BaselineRows before)
      throws IOException, GateException {
    List<Corpus> corpora = new ArrayList<>();
    for (String name : project.corpora()) {
      corpora.add(open(tree, name));
    }
    return of(corpora, before);
  }

  @Override
  public BaselineRows rows(Path tree, List<String> corpora) throws IOException, GateException {
    SortedMap<ItemKey, ManifestRow> rows = new TreeMap<>();
    for (String name : corpora) {
      try {
        CorpusName.inTree(tree, name)
            .ifPresent(
                corpus -> corpus.items(tier).forEach(item -> rows.put(key(item), row(item))));
      } catch (ManifestException e) {
        throw new GateException(
            "the baseline's corpus: " + e.getMessage(), "--corpus leaves its manifest out");
      }
    }
    return new BaselineRows(rows);
  }

  private static ManifestRow row(Item item) {
    return new ManifestRow(key(item), item.sha256(), item.tier().text());
  }

  static ItemKey key(Item item) {
    return new ItemKey(item.id(), item.release(), item.architecture());
  }

  private static Corpus open(Path tree, String name) throws IOException, GateException {
    try {
      return CorpusName.open(tree, name)
          .orElseThrow(
              () -> new GateException("no corpus " + name + " in " + tree, CorpusName.HINT));
    } catch (ManifestException e) {
      throw new GateException(String.valueOf(e.getMessage()), "mend the manifest");
    }
  }

  /**
   * Those of these corpora.
   *
   * @throws GateException two rows are about the same item, release and architecture
   */
  public Materials of(List<Corpus> corpora) throws IOException, GateException {
    return of(corpora, BaselineRows.NONE);
  }

  private Materials of(List<Corpus> corpora, BaselineRows before)
      throws IOException, GateException {
    Map<Corpus, List<Item>> rows = new LinkedHashMap<>();
    for (Corpus corpus : corpora) {
      rows.put(corpus, rows(corpus, before));
    }
    Set<String> here = here(rows.values());
    Map<ItemKey, RunItem> items = new TreeMap<>();
    for (Map.Entry<Corpus, List<Item>> corpus : rows.entrySet()) {
      for (RunItem item : items(corpus.getKey(), corpus.getValue(), here)) {
        if (items.put(item.key(), item) != null) {
          throw new GateException(
              "two corpora have " + item.key(), "give the item another id in one of them");
        }
      }
    }
    Indexes found = indexes(items.keySet());
    return new Materials(List.copyOf(items.values()), found, new LabelScoring(found));
  }

  /** The ids of this shard's items. */
  private Set<String> here(Collection<List<Item>> corpora) {
    Map<String, Long> sizes = new TreeMap<>();
    corpora.stream()
        .flatMap(List::stream)
        .forEach(item -> sizes.merge(item.id(), item.size(), Long::sum));
    return shard.items(sizes);
  }

  private List<RunItem> items(Corpus corpus, List<Item> rows, Set<String> here) {
    List<RunItem> items = new ArrayList<>();
    List<Item> mine = new ArrayList<>();
    for (Item row : rows) {
      if (here.contains(row.id())) {
        mine.add(row);
      } else {
        items.add(item(row, new RunItem.Elsewhere()));
      }
    }
    RunItem.Input deferred = new RunItem.Deferred(new CorpusLot(bytes, corpus, mine));
    mine.forEach(row -> items.add(item(row, deferred)));
    return items;
  }

  /** The rows to run, each with the more important of its tiers. */
  private List<Item> rows(Corpus corpus, BaselineRows before) {
    return corpus.items().stream()
        .map(item -> withTier(item, before.tier(key(item), item.tier())))
        .filter(item -> tier.includes(item.tier()))
        .toList();
  }

  private static Item withTier(Item item, Tier tier) {
    return new Item(
        item.id(),
        item.location(),
        item.sha256(),
        item.size(),
        item.release(),
        item.architecture(),
        tier,
        item.label());
  }

  private static RunItem item(Item row, RunItem.Input input) {
    RunItem.Label label =
        row.label()
            .map(l -> new RunItem.Label(l.kind().text(), l.expected()))
            .orElse(RunItem.Label.NONE);
    return new RunItem(key(row), row.tier().text(), label, row.sha256(), input);
  }

  private Indexes indexes(Collection<ItemKey> keys) throws IOException, GateException {
    Map<String, IndexFile> files = new TreeMap<>();
    for (ItemKey key : keys) {
      String place = key.release() + " " + key.architecture();
      if (!files.containsKey(place)) {
        index(key).ifPresent(file -> files.put(place, file));
      }
    }
    return new Indexes(List.copyOf(files.values()));
  }

  private Optional<IndexFile> index(ItemKey key) throws IOException, GateException {
    try {
      return indexes.find(key.release(), key.architecture());
    } catch (IndexException e) {
      throw new GateException(String.valueOf(e.getMessage()), "build the index again");
    }
  }
}
