package debwright.audit;

import debwright.plan.ReleasePlan.Evidence;
import java.util.List;
import java.util.Locale;

/**
 * Something about one dependency.
 *
 * @param kind of finding
 * @param relation that it is about: one that is needed where it is {@link Kind#MISSING} or {@link
 *     Kind#INDIRECT}, else one that is declared
 * @param detail one line for a person; empty text where the evidence says all
 * @param evidence why it is needed; empty where nothing needs it
 */
public record Finding(Kind kind, String relation, String detail, List<Evidence> evidence) {
  public Finding {
    evidence = List.copyOf(evidence);
  }

  /** What is wrong with a dependency, the worst first. */
  public enum Kind {
    /** The release can't meet it: the package is not installed there. */
    UNSATISFIABLE,
    /** It is needed, and no system that has what is declared need have it. */
    MISSING,
    /** It is not known whether the release can meet it. */
    UNKNOWN,
    /** It is needed and not declared; something that is brings it, as long as that stays so. */
    INDIRECT,
    /** It is declared for versions that are too old, which this release happens not to have. */
    WEAKER,
    /** It is declared for versions that are newer than needed, which shuts out older releases. */
    STRICTER,
    /** It is declared, has libraries, and none of them is needed. */
    UNNEEDED,
    /** It is declared and has no libraries: whether it is needed can't be told here. */
    NOT_JUDGED;

    /** In reports: {@code not-judged}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether the package fails for it. */
    public boolean fails() {
      return this == UNSATISFIABLE || this == MISSING;
    }
  }
}
