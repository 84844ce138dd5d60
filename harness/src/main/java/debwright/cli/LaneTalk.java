package debwright.cli;

import debwright.landing.LaneProgress;
import java.util.List;

/**
 * Tells a person what a lane does, a line for each stage.
 *
 * @param next told, too
 */
record LaneTalk(Console console, LaneProgress next) implements LaneProgress {
  LaneTalk(Console console) {
    this(console, LaneProgress.SILENT);
  }

  @Override
  public void stage(List<String> proposals, String stage) {
    console.say("proposal %s: %s".formatted(String.join(", ", proposals), stage));
    next.stage(proposals, stage);
  }

  @Override
  public void idle() {
    next.idle();
  }

  @Override
  public void note(String what) {
    next.note(what);
  }
}
