package debwright.cli;

import debwright.delivery.DeployReport;
import debwright.ledger.Stages;
import debwright.text.Visible;
import debwright.trunk.Revision;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes what became of a deploy. */
final class DeployText {
  private DeployText() {}

  /** A line, and below it why it failed. */
  static String text(DeployReport report, Optional<String> log) {
    StringBuilder text =
        new StringBuilder(
            "%s: %s%s\n".formatted(report.environment(), line(report), times(report)));
    report
        .reason()
        .lines()
        .forEach(each -> text.append("  ").append(Visible.line(each)).append('\n'));
    if (!report.success()) {
      log.ifPresent(file -> text.append("  all that was written: ").append(file).append('\n'));
    }
    return text.toString();
  }

  private static String line(DeployReport report) {
    String revision = "revision " + Revision.shortId(report.revision());
    String was = report.before().map(id -> ", before it " + Revision.shortId(id)).orElse("");
    if (report.success()) {
      return revision + (report.back() ? " is back" : " is deployed") + was;
    }
    return revision + (report.back() ? " could not be brought back" : " could not be deployed");
  }

  private static String times(DeployReport report) {
    return report.stages().all().stream()
        .map(each -> "%s %.1f s".formatted(each.name(), each.took().toMillis() / 1000.0))
        .collect(Collectors.joining(", ", " (", ")"));
  }

  static String json(DeployReport report, Optional<String> log) throws IOException {
    return TrunkJson.document(
        out -> {
          out.writeStringField("environment", report.environment());
          out.writeStringField("revision", report.revision());
          TrunkJson.string(out, "before", report.before());
          out.writeStringField("what", report.back() ? "rollback" : "deploy");
          out.writeBooleanField("success", report.success());
          out.writeBooleanField("rolled_back", report.rolledBack());
          out.writeBooleanField("lost", report.lost());
          out.writeStringField("reason", report.reason());
          out.writeObjectFieldStart("stages_ms");
          for (Stages.Stage stage : report.stages().all()) {
            out.writeNumberField(stage.name(), stage.took().toMillis());
          }
          out.writeEndObject();
          TrunkJson.string(out, "log", log);
          out.writeStringField("event", report.event());
        });
  }
}
