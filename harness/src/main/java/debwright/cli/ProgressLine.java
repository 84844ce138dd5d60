package debwright.cli;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.run.Progress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a long command tells while it works: on a terminal one line that is rewritten, elsewhere a
 * plain line a stage, and one each half minute.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final Duration LONG_PAUSE = Duration.ofSeconds(30);

  /** Before that nobody can tell how fast it goes. */
  private static final Duration WARM_UP = Duration.ofSeconds(2);

  private final Console console;
  private final LongSupplier nanos;
  private String stage = "";
  private int total;
  private int done;
  private int before;
  private long begun;
  private long lastShown;

  /**
   * Tells it to a console.
   *
   * @param nanos a clock such as {@link System#nanoTime}
   */
  ProgressLine(Console console, LongSupplier nanos) {
    this.console = console;
    this.nanos = nanos;
  }

  /** Begins a stage, such as {@code building revision 1a2b3c4d5e}. */
  synchronized void stage(String name) {
    stage = name;
    if (console.rewrites()) {
      rewrite(name);
      return;
    }
    console.say(name);
  }

  /** Tells how far a stage is, and begins it where it is another. */
  synchronized void at(String what, int parts, int all) {
    if (!what.equals(stage)) {
      stage(what);
      begin(parts);
    }
    total = all;
    done = parts;
    show("");
  }

  @Override
  public synchronized void started(int items, int resumed) {
    total = items;
    done = resumed;
    begin(resumed);
    if (resumed > 0) {
      note("%d of %d items were done before".formatted(resumed, items));
    }
  }

  @Override
  public synchronized void done(ItemKey key, Outcome outcome) {
    done++;
    show(key.item());
  }

  private void begin(int parts) {
    before = parts;
    begun = nanos.getAsLong();
    lastShown = console.rewrites() ? begun - PAUSE.toNanos() : begun;
  }

  private void show(String what) {
    long now = nanos.getAsLong();
    Duration pause = console.rewrites() ? PAUSE : LONG_PAUSE;
    boolean last = console.rewrites() && done >= total;
    if (!last && now - lastShown < pause.toNanos()) {
      return;
    }
    lastShown = now;
    String text = "%s  %d/%d  %s%s".formatted(stage, done, total, pace(now), what).strip();
    if (console.rewrites()) {
      rewrite(text);
      return;
    }
    console.say(text);
  }

  /** How many a second, and how long the rest takes at that rate. */
  private String pace(long now) {
    double seconds = (now - begun) / 1e9;
    int fresh = done - before;
    if (now - begun < WARM_UP.toNanos() || fresh <= 0) {
      return "";
    }
    double rate = fresh / seconds;
    long left = Math.round((total - done) / rate);
    return "%.1f/s, %d:%02d left  ".formatted(rate, left / 60, left % 60);
  }

  @Override
  public synchronized void finished() {
    close();
  }

  /** Says something that stays. */
  synchronized void note(String line) {
    close();
    console.say(line);
  }

  /** Clears the line, so that other text can follow. */
  @Override
  public synchronized void close() {
    if (console.rewrites()) {
      rewrite("");
    }
  }

  private void rewrite(String text) {
    int width = console.columns() - 1;
    String fitting = text.length() > width ? text.substring(0, width) : text;
    console.err().print("\r\033[K" + fitting);
    console.err().flush();
  }
}
