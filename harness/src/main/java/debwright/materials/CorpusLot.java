package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.result.ItemKey;
import debwright.run.RunItem;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The rows of one corpus; what was brought once is not brought again for another engine. */
final class CorpusLot implements RunItem.Lot {
  private final ItemBytes bytes;
  private final Corpus corpus;
  private final List<Item> rows;
  private final Map<ItemKey, RunItem.Input> brought = new HashMap<>();

  CorpusLot(ItemBytes bytes, Corpus corpus, List<Item> rows) {
    this.bytes = bytes;
    this.corpus = corpus;
    this.rows = List.copyOf(rows);
  }

  @Override
  public synchronized Map<ItemKey, RunItem.Input> bring(Set<ItemKey> keys) throws IOException {
    List<Item> wanted =
        rows.stream()
            .filter(row -> keys.contains(CorpusMaterials.key(row)))
            .filter(row -> !brought.containsKey(CorpusMaterials.key(row)))
            .toList();
    bytes.of(corpus, wanted).forEach((row, input) -> brought.put(CorpusMaterials.key(row), input));
    return Map.copyOf(brought);
  }
}
