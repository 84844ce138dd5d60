package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.corpus.Source;
import debwright.run.RunItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Items of every source.
 *
 * @param distilled brings distilled items
 * @param others brings the others
 */
public record AnyBytes(ItemBytes distilled, ItemBytes others) implements ItemBytes {
  @Override
  public Map<Item, RunItem.Input> of(Corpus corpus, List<Item> items) throws IOException {
    Map<Boolean, List<Item>> kinds =
        items.stream()
            .collect(Collectors.partitioningBy(i -> i.location().source() == Source.DISTILLED));
    Map<Item, RunItem.Input> inputs =
        new TreeMap<>(distilled.of(corpus, kinds.getOrDefault(true, List.of())));
    inputs.putAll(others.of(corpus, kinds.getOrDefault(false, List.of())));
    return inputs;
  }
}
