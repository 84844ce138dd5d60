package debwright.explain;

import debwright.plan.ReleasePlan.Evidence;
import java.util.List;
import java.util.Locale;

/**
 * A relation of the Recommends or Suggests: something that the app opens or starts by name.
 *
 * @param kind which of the two
 * @param relation in Debian's syntax
 * @param evidence why it is there, at least one
 */
public record ExplainedOption(Kind kind, String relation, List<Evidence> evidence) {
  public ExplainedOption {
    evidence = List.copyOf(evidence);
  }

  /** How much it is wanted. */
  public enum Kind {
    RECOMMENDED,
    SUGGESTED;

    /** The stable text form. */
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Whether one of its reasons is a library. */
  boolean isFor(String soname) {
    return evidence.stream().anyMatch(each -> each.library().equals(soname));
  }
}
