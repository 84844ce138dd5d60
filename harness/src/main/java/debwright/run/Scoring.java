package debwright.run;

import debwright.result.ItemResult;
import java.util.Optional;

/** Holds an engine's Depends against an item's label. */
public interface Scoring {
  /** The score, or empty where the item has no label. */
  Optional<ItemResult.Score> score(RunItem item, String depends);
}
