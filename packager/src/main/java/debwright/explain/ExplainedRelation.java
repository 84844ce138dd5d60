package debwright.explain;

import debwright.plan.ReleasePlan.Evidence;
import java.util.List;

/**
 * A relation of the Depends, and all that led to it.
 *
 * @param relation in Debian's syntax
 * @param template as the metadata has it, such as {@code libc6 #MINVER#}
 * @param excluded whether the user left it out of the Depends
 * @param decisive the reasons that ask for the version that it came to, at least one
 * @param others the reasons that would be met by less, highest version first
 */
public record ExplainedRelation(
    String relation,
    String template,
    boolean excluded,
    List<Evidence> decisive,
    List<Evidence> others) {
  public ExplainedRelation {
    decisive = List.copyOf(decisive);
    others = List.copyOf(others);
  }

  /** Whether one of its reasons is a library. */
  boolean isFor(String soname) {
    return decisive.stream().anyMatch(each -> each.library().equals(soname))
        || others.stream().anyMatch(each -> each.library().equals(soname));
  }
}
