package debwright.cli;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.run.Progress;
import java.util.HashSet;
import java.util.Set;

/** Notes which items a run asks about, and hands on how far it is. */
final class AskedItems implements Progress {
  private final Progress told;
  private final Set<ItemKey> keys = new HashSet<>();

  AskedItems(Progress told) {
    this.told = told;
  }

  @Override
  public void started(int total, int resumed) {
    told.started(total, resumed);
  }

  @Override
  public void done(ItemKey key, Outcome outcome) {
    keys.add(key);
    told.done(key, outcome);
  }

  @Override
  public void finished() {
    told.finished();
  }

  /** Those asked about so far. */
  Set<ItemKey> keys() {
    return Set.copyOf(keys);
  }
}
