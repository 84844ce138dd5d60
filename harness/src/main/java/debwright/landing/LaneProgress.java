package debwright.landing;

import java.util.List;

/** Told what a lane does. */
public interface LaneProgress {
  /** Tells nobody. */
  LaneProgress SILENT =
      new LaneProgress() {
        @Override
        public void stage(List<String> proposals, String stage) {}

        @Override
        public void idle() {}

        @Override
        public void note(String what) {}
      };

  /** Proposals enter a stage, such as {@code tests}. */
  void stage(List<String> proposals, String stage);

  /** Nothing is tried any more. */
  void idle();

  /** Something that a person should know, in one line. */
  void note(String what);
}
