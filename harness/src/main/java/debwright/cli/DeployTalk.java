package debwright.cli;

import debwright.delivery.DeployReport;
import debwright.deploy.DeployProgress;
import debwright.trunk.Revision;

/** What a deploy tells a person while it works. */
final class DeployTalk implements DeployProgress, AutoCloseable {
  private final ProgressLine line;

  DeployTalk(Console console) {
    this.line = new ProgressLine(console, System::nanoTime);
  }

  @Override
  public void stage(String environment, String revision, String stage) {
    line.stage("%s: %s of revision %s".formatted(environment, stage, Revision.shortId(revision)));
  }

  @Override
  public void settled(DeployReport report) {
    line.note(
        "note: an earlier deploy of %s to %s was interrupted; %s"
            .formatted(Revision.shortId(report.revision()), report.environment(), end(report)));
  }

  private static String end(DeployReport report) {
    if (report.lost()) {
      return "what ran before could not be put back: what runs there is not known";
    }
    return report.rolledBack() ? "what ran before was put back" : "nothing was put back";
  }

  @Override
  public void close() {
    line.close();
  }
}
