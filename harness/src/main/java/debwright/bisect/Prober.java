package debwright.bisect;

import debwright.result.ItemKey;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.Set;

/** Asks the engines of steps. */
public interface Prober {
  /** All items that there are. */
  Set<ItemKey> items();

  /**
   * Asks about items, by what is known of earlier times where that will do.
   *
   * @throws TrunkException the revision cannot be read
   */
  Probe ask(Step step, Set<ItemKey> items) throws IOException, TrunkException, InterruptedException;

  /**
   * Asks about items in worker processes of their own, whatever is known.
   *
   * @throws TrunkException the revision cannot be read
   */
  Probe askAfresh(Step step, Set<ItemKey> items)
      throws IOException, TrunkException, InterruptedException;
}
