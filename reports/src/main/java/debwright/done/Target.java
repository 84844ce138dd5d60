package debwright.done;

/**
 * What a figure is to be.
 *
 * @param bound which way
 * @param value in the figure's unit; for {@link Bound#BETTER_BY} how much more than before
 */
public record Target(Bound bound, double value) {

  /** Which way a figure is to go. */
  public enum Bound {
    AT_LEAST("at-least"),
    AT_MOST("at-most"),
    /** More than the previous deploy's by so much. */
    BETTER_BY("better-by");

    private final String key;

    Bound(String key) {
      this.key = key;
    }

    /** As it is written in a file. */
    public String key() {
      return key;
    }
  }

  /** Of what shares differ by is more than rounding. */
  private static final double ROUNDING = 1e-9;

  boolean isMet(double found, double before) {
    return switch (bound) {
      case AT_LEAST -> found >= value - ROUNDING;
      case AT_MOST -> found <= value + ROUNDING;
      case BETTER_BY -> found >= before + value - ROUNDING;
    };
  }

  boolean needsBefore() {
    return bound == Bound.BETTER_BY;
  }

  String text(Measure.Unit unit) {
    return switch (bound) {
      case AT_LEAST -> "at least " + unit.text(value);
      case AT_MOST -> "at most " + unit.text(value);
      case BETTER_BY ->
          value == 0
              ? "no less than the previous deploy"
              : unit.text(value) + " more than the previous deploy";
    };
  }
}
