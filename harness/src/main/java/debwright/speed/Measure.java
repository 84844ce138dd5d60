package debwright.speed;

import debwright.probe.Reading;
import java.util.Locale;
import java.util.OptionalLong;

/** A count that does not depend on the machine. */
public enum Measure {
  /** Bytes on Java's heap, by the thread that answers. */
  ALLOCATED("allocated bytes", 2),
  /** Bytes read from files by that thread. */
  READ("bytes read", 1),
  /** Questions to the archive index. */
  LOOKUPS("index look-ups", 0),
  /** Calls and turns of loops; another cut of the same work into methods changes it, too. */
  STEPS("steps", 25);

  private final String words;
  private final double usualTolerance;

  Measure(String words, double usualTolerance) {
    this.words = words;
    this.usualTolerance = usualTolerance;
  }

  /** The stable text form, which is the key in a project file. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** For people. */
  public String words() {
    return words;
  }

  /** By how many percent it may grow where the project file says nothing. */
  public double usualTolerance() {
    return usualTolerance;
  }

  /** Its count, or empty where the probe could not tell. */
  OptionalLong of(Reading reading) {
    long count =
        switch (this) {
          case ALLOCATED -> reading.allocated();
          case READ -> reading.read();
          case LOOKUPS -> reading.lookups();
          case STEPS -> reading.steps();
        };
    return count < 0 ? OptionalLong.empty() : OptionalLong.of(count);
  }
}
