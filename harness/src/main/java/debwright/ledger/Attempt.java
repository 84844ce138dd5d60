package debwright.ledger;

import java.util.Locale;

/** What became of an attempt to land. */
public enum Attempt {
  LANDED,
  /** The head does not merge into trunk. */
  CONFLICT,
  /** The project's tests fail on the merge. */
  TESTS,
  /** The gate's verdict on the merge is FAIL or INCONCLUSIVE. */
  GATE,
  /** A dependent project's tests fail newly. */
  DEPENDENTS,
  /** The project file of the merge, or something that it names, is not as it should be. */
  PROJECT,
  /** Trunk moved meanwhile: it is tried again. */
  MOVED,
  /** Part of a batch that failed: each part of it is tried again. */
  BATCH,
  /** The machine's fault, such as a full disk; the proposal stays as it is. */
  TROUBLE;

  /** Whether the proposal has to change before it is tried again. */
  public boolean blames() {
    return switch (this) {
      case CONFLICT, TESTS, GATE, DEPENDENTS, PROJECT -> true;
      case LANDED, MOVED, BATCH, TROUBLE -> false;
    };
  }

  /** Its word, such as {@code conflict}. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
