package debwright.audit;

import debwright.plan.ReleasePlan;
import java.util.List;

/**
 * What is to be said of a package's own Depends on one release.
 *
 * @param plan what its files need there
 * @param findings the worst first, then in the order of what they are about
 */
public record Audit(ReleasePlan plan, List<Finding> findings) {
  public Audit {
    findings = List.copyOf(findings);
  }

  /** Whether all that is needed is declared or brought, and can be had. */
  public boolean holds() {
    return findings.stream().noneMatch(each -> each.kind().fails());
  }

  /** How many there are of a kind. */
  public int count(Finding.Kind kind) {
    return (int) findings.stream().filter(each -> each.kind() == kind).count();
  }
}
