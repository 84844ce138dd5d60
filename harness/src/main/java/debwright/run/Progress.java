package debwright.run;

import debwright.plan.Outcome;
import debwright.result.ItemKey;

/** Told how far a run is; never by two threads at once. */
public interface Progress {
  /** Tells nobody. */
  Progress SILENT =
      new Progress() {
        @Override
        public void started(int total, int resumed) {}

        @Override
        public void done(ItemKey key, Outcome outcome) {}

        @Override
        public void finished() {}
      };

  /**
   * A run begins.
   *
   * @param total items in all
   * @param resumed how many of them were done by an earlier, killed run; told of by {@link #done}
   *     no more
   */
  void started(int total, int resumed);

  void done(ItemKey key, Outcome outcome);

  void finished();
}
