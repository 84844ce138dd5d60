package debwright.speed;

import java.util.Locale;

/** How time is taken. */
public enum Clock {
  /** What a person waits; other work on the machine makes it longer. */
  WALL("wall time"),
  /** Of the thread that answers; other work costs it no more than cold caches. */
  CPU("CPU time");

  private final String words;

  Clock(String words) {
    this.words = words;
  }

  /** The stable text form. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String words() {
    return words;
  }
}
