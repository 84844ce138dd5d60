package debwright.app;

import debwright.plan.Loading;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Target;
import java.util.List;

/** What an app needs, as the packager's other half would say. */
final class Needs {
  private Needs() {}

  static ReleasePlan of(Target target, List<PlannedRelation> relations, Loading loading) {
    return new ReleasePlan(
        target, "", Outcome.OK, "", "", relations, List.of(), List.of(), List.of(), loading);
  }

  static ReleasePlan of(
      ReleasePlan needs, List<PlannedRelation> recommends, List<PlannedRelation> suggests) {
    return new ReleasePlan(
        needs.target(),
        "",
        Outcome.OK,
        "",
        "",
        needs.relations(),
        List.of(),
        List.of(),
        List.of(),
        needs.loading(),
        recommends,
        suggests);
  }
}
