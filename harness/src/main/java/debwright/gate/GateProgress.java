package debwright.gate;

import debwright.run.Progress;
import debwright.trunk.BuildProgress;

/** Told how far the gate is. */
public interface GateProgress {
  /** Tells nobody. */
  GateProgress SILENT =
      new GateProgress() {
        @Override
        public void comparing(Baseline baseline, Side candidate) {}

        @Override
        public BuildProgress builds() {
          return BuildProgress.SILENT;
        }

        @Override
        public Progress run(String engine) {
          return Progress.SILENT;
        }
      };

  /** What is compared with what is known now. */
  void comparing(Baseline baseline, Side candidate);

  BuildProgress builds();

  /**
   * A run begins.
   *
   * @param engine its name
   */
  Progress run(String engine);

  /** So many items are asked about again, so often on each side, since they may be noise. */
  default void again(int items, int times) {}

  /** What an engine does is counted, such as {@code counting the work tree}. */
  default void counting(String what) {}
}
