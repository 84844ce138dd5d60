package debwright.materials;

import debwright.corpus.Corpus;
import debwright.corpus.Item;
import debwright.run.RunItem;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** Brings the bytes of items here. */
@FunctionalInterface
public interface ItemBytes {
  /**
   * The bytes of each item, or why there are none; what one item lacks keeps no other from coming.
   */
  Map<Item, RunItem.Input> of(Corpus corpus, List<Item> items) throws IOException;
}
