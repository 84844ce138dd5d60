package debwright.cli;

import debwright.delivery.DeployReport;
import debwright.deploy.DeployProgress;

/**
 * Says what a deploy does, a line for each stage, as a log.
 *
 * @param next told, too
 */
record DeployLog(Console console, DeployProgress next) implements DeployProgress {
  @Override
  public void stage(String environment, String revision, String stage) {
    console.say("deploy to %s: %s".formatted(environment, stage));
    next.stage(environment, revision, stage);
  }

  @Override
  public void settled(DeployReport report) {
    console.say("note: %s: %s".formatted(report.environment(), report.reason()));
    next.settled(report);
  }
}
