package debwright.hints;

import debwright.plan.Outcome;

/** What a cause does to the items that it holds back, the worst first. */
public enum Harm {
  /** There is no package. */
  FAILS("fails"),
  /** There is one, and its label says that it is not right. */
  WRONG("wrong"),
  /** There is one that may be right. */
  DEGRADED("degraded"),
  /** Nothing is known of the item: the corpus, the machine or the run is at fault. */
  UNKNOWN("unknown");

  private final String word;

  Harm(String word) {
    this.word = word;
  }

  /** The stable text form. */
  public String word() {
    return word;
  }

  static Harm of(Outcome outcome) {
    return switch (outcome.kind()) {
      case OK -> WRONG;
      case DEGRADED -> DEGRADED;
      case FAIL_VERIFY, FAIL_BUILD, FAIL_MAP, FAIL_ANALYSE, FAIL_INTAKE, LIMIT, CRASH -> FAILS;
      case INFRA, INVALID, NOT_RUN -> UNKNOWN;
    };
  }

  @Override
  public String toString() {
    return word;
  }
}
