package debwright.cli;

import debwright.mirror.MirrorIndexBuilder;
import debwright.mirror.MirrorProgress;

/** What reading an archive tells a person. */
final class MirrorTalk implements MirrorProgress, AutoCloseable {
  private static final double MEGABYTE = 1e6;

  private final ProgressLine line;

  MirrorTalk(Console console) {
    line = new ProgressLine(console, System::nanoTime);
  }

  @Override
  public void at(String stage, int done, int all) {
    line.at(stage, done, all);
  }

  @Override
  public void warn(String text) {
    line.note("warning: " + text);
  }

  /** Tells what was built. */
  void built(MirrorIndexBuilder.Built built) {
    built.leftOut().forEach(problem -> warn(problem + " (left out)"));
    line.note(
        "fetched %d packages, %d were fetched before, %d left out; %.1f MB transferred"
            .formatted(
                built.fetched(), built.kept(), built.leftOut().size(), built.bytes() / MEGABYTE));
  }

  @Override
  public void close() {
    line.close();
  }
}
