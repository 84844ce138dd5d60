package debwright.cli;

import debwright.gate.Baseline;
import debwright.gate.GateProgress;
import debwright.gate.Side;
import debwright.run.Progress;
import debwright.trunk.BuildProgress;
import debwright.trunk.EngineSource;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.LongSupplier;

/** What the gate tells a person while it works. */
final class GateTalk implements GateProgress, BuildProgress, AutoCloseable {
  private final ProgressLine line;

  GateTalk(Console console, LongSupplier nanos) {
    this.line = new ProgressLine(console, nanos);
  }

  @Override
  public void comparing(Baseline baseline, Side candidate) {
    line.note(text(baseline));
    line.note("candidate: " + candidate.description());
  }

  /** What a change is compared with, and why that. */
  static String text(Baseline baseline) {
    return baseline
        .side()
        .map(side -> "baseline: %s, %s".formatted(side.description(), baseline.reason()))
        .orElse(baseline.reason());
  }

  @Override
  public BuildProgress builds() {
    return this;
  }

  @Override
  public void cached(EngineSource engine) {
    line.note("engine of " + engine.name() + ": built before");
  }

  @Override
  public void waiting(EngineSource engine) {
    line.stage("waiting for another build of " + engine.name());
  }

  @Override
  public void building(EngineSource engine, Path log) {
    line.stage("building the engine of " + engine.name());
  }

  @Override
  public void built(EngineSource engine, Duration time) {
    line.note("engine of %s: built in %s".formatted(engine.name(), seconds(time)));
  }

  /** Says something that stays. */
  void note(String text) {
    line.note(text);
  }

  @Override
  public void counting(String what) {
    line.stage(what);
  }

  /** Another stage begins. */
  void stage(String name) {
    line.stage(name);
  }

  /** Items are being fetched. */
  void fetching(String what, int done, int total) {
    line.at(what, done, total);
  }

  @Override
  public Progress run(String engine) {
    line.stage("running " + engine);
    return line;
  }

  @Override
  public void again(int items, int times) {
    line.stage(
        "asking %d times again about %d %s, in new processes"
            .formatted(times, items, items == 1 ? "item" : "items"));
  }

  @Override
  public void close() {
    line.close();
  }

  private static String seconds(Duration time) {
    return "%.1f s".formatted(time.toMillis() / 1000.0);
  }
}
