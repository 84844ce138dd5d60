package debwright.history;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Recorded;
import debwright.ledger.Stages;
import debwright.text.UtcTime;
import debwright.trunk.Revision;

/** A deploy that failed, as people are told of it. */
public record FailedDeploy(Recorded<Deployed> deploy) {
  private static final String ROLLBACK = "rollback";

  /** In which step, such as {@code check}; {@code deploy} where nobody recorded it. */
  public String step() {
    return deploy.fact().stages().all().stream()
        .map(Stages.Stage::name)
        .filter(name -> !name.equals(ROLLBACK))
        .reduce((first, second) -> second)
        .orElse(rollback() ? ROLLBACK : "deploy");
  }

  /** Whether something was to be brought back. */
  private boolean rollback() {
    return deploy.fact().stages().all().stream().anyMatch(each -> each.name().equals(ROLLBACK));
  }

  /**
   * Such as {@code the deploy of 1a2b3c4d5e failed at 2026-03-01 14:05 UTC (check: exit status 1
   * after 0.1 s), and what ran before was put back}.
   */
  public String text() {
    return told(" at " + UtcTime.text(deploy.event().time()))
        + (deploy.fact().rolledBack() ? ", and what ran before was put back" : "");
  }

  private String told(String when) {
    String why = deploy.fact().reason().lines().findFirst().orElse("");
    return "the %s %s failed%s%s"
        .formatted(
            step().equals(ROLLBACK) ? "rollback to" : "deploy of",
            Revision.shortId(deploy.fact().revision()),
            when,
            why.isEmpty() ? "" : " (" + why + ")");
  }

  /**
   * The same where it could not be undone: what the environment runs is not known.
   *
   * @param before what could not be put back
   */
  public String lost(String before) {
    return "what %s runs is not known since %s: %s, and %s could not be put back"
        .formatted(
            deploy.fact().environment(), UtcTime.text(deploy.event().time()), told(""), before);
  }
}
