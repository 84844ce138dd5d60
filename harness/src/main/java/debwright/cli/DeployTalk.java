package debwright.cli;

import debwright.deploy.DeployProgress;
import debwright.deploy.DeployReport;

/**
 * Tells a person what a deploy does, a line for each stage.
 *
 * @param next told, too
 */
record DeployTalk(Console console, DeployProgress next) implements DeployProgress {
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
