package debwright.deb;

import debwright.archive.AppTree;
import debwright.plan.PackagePlan;
import java.io.IOException;

/** All that can be wrong with a plan, found before a byte is written. */
final class PlanChecks {
  private PlanChecks() {}

  static void run(PackagePlan plan, AppTree app) throws IOException, DebException {
    Problems problems = new Problems();
    new FieldChecks(problems).run(plan.control());
    new FileChecks(plan, app, problems).run();
    ScriptChecks.run(plan.scripts(), problems);
    problems.raise();
  }
}
