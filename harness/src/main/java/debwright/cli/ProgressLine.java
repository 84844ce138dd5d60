package debwright.cli;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.run.Progress;
import java.time.Duration;
import java.util.function.LongSupplier;

/**
 * What a long command tells while it works: on a terminal one line that is rewritten, elsewhere a
 * plain line a stage.
 */
final class ProgressLine implements Progress, AutoCloseable {
  private static final Duration PAUSE = Duration.ofMillis(100);

  private final Console console;
  private final LongSupplier nanos;
  private String stage = "";
  private int total;
  private int done;
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
    }
    total = all;
    done = parts;
    show("");
  }

  @Override
  public synchronized void started(int items, int resumed) {
    total = items;
    done = resumed;
    if (resumed > 0) {
      note("%d of %d items were done before".formatted(resumed, items));
    }
  }

  @Override
  public synchronized void done(ItemKey key, Outcome outcome) {
    done++;
    show(key.item());
  }

  private void show(String what) {
    long now = nanos.getAsLong();
    if (!console.rewrites() || (done < total && now - lastShown < PAUSE.toNanos())) {
      return;
    }
    lastShown = now;
    rewrite("%s  %d/%d  %s".formatted(stage, done, total, what).strip());
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
