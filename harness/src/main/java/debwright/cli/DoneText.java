package debwright.cli;

import debwright.completion.Completion;
import debwright.completion.CompletionReport;
import debwright.completion.CompletionSubject;
import debwright.completion.Finding;
import debwright.gate.GateReport;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.users.UserReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what became of an item.
 *
 * @param next where to work next, a line each
 * @param notes what could not be read to tell that, a line each
 * @param answered what users reported, and have a package for now
 */
record DoneText(
    CompletionReport report, List<String> next, List<String> notes, List<UserReport> answered) {
  private static final int MOST = 10;

  DoneText {
    next = List.copyOf(next);
    notes = List.copyOf(notes);
    answered = List.copyOf(answered);
  }

  String text() {
    CompletionSubject subject = report.subject();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %s, on %s with %s"
            .formatted(subject.item().id(), word(), subject.environment(), subject.revision()));
    lines.add("  baseline: %s: %s".formatted(baseline(), subject.because()));
    subject.verdict().ifPresent(each -> lines.add("  at landing: " + Visible.line(each)));
    report.findings().forEach(each -> lines.addAll(lines(each)));
    if (report.known()) {
      report
          .completion()
          .ifPresent(
              each -> {
                lines.add("  judged before, on " + each.event().time());
                each.fact().text().lines().forEach(line -> lines.add("  " + Visible.line(line)));
              });
    }
    List<String> changed = changed();
    if (!changed.isEmpty()) {
      lines.add("  changed since the baseline: %d".formatted(changed.size()));
      changed.stream().limit(MOST).forEach(each -> lines.add("    " + Visible.line(each)));
      if (changed.size() > MOST) {
        lines.add("    and %d more; --report has all".formatted(changed.size() - MOST));
      }
    }
    if (!answered.isEmpty()) {
      lines.add("answers what users reported:");
      answered.forEach(each -> lines.add("  " + reported(each)));
    }
    if (!next.isEmpty()) {
      lines.add("where to work next:");
      next.forEach(each -> lines.add("  " + Visible.line(each)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static String reported(UserReport report) {
    return Visible.line(
        "%s, by %s: %s".formatted(report.app(), report.reporter(), report.message()));
  }

  private String baseline() {
    return report.subject().baseline().map(Revision::toString).orElse("none");
  }

  private String word() {
    return switch (outcome()) {
      case "done" -> "done";
      case "not-done" -> "back to work, the value did not come";
      default -> "not known";
    };
  }

  private String outcome() {
    return report.done().map(done -> done ? "done" : "not-done").orElse("not-known");
  }

  private static List<String> lines(Finding finding) {
    List<String> lines = new ArrayList<>();
    lines.add("  " + finding.line());
    finding
        .forecast()
        .ifPresent(each -> lines.add("    forecast at landing: " + Visible.line(each)));
    return lines;
  }

  private List<String> changed() {
    return report.gate().map(Completion::changed).orElse(List.of());
  }

  String json() throws IOException {
    CompletionSubject subject = report.subject();
    return TrunkJson.document(
        out -> {
          out.writeStringField("item", subject.item().id());
          out.writeStringField("environment", subject.environment());
          out.writeStringField("revision", subject.revision().id());
          TrunkJson.string(out, "baseline", subject.baseline().map(Revision::id));
          out.writeStringField("outcome", outcome());
          out.writeBooleanField("judged_before", report.known());
          TrunkJson.string(out, "event", report.completion().map(each -> each.event().id()));
          TrunkJson.string(out, "text", report.completion().map(each -> each.fact().text()));
          out.writeArrayFieldStart("findings");
          for (Finding finding : report.findings()) {
            out.writeStartObject();
            out.writeStringField("kind", finding.assumption() ? "assumption" : "criterion");
            out.writeStringField("name", finding.name());
            out.writeStringField("state", finding.state().word());
            out.writeStringField("sentence", finding.sentence());
            TrunkJson.string(out, "forecast", finding.forecast());
            out.writeEndObject();
          }
          out.writeEndArray();
          TrunkJson.string(
              out, "verdict", report.gate().map(GateReport::verdict).map(each -> each.line()));
          TrunkJson.string(out, "verdict_at_landing", subject.verdict());
          TrunkJson.strings(out, "changed", changed());
          TrunkJson.strings(out, "answers", answered.stream().map(UserReport::id).toList());
          TrunkJson.strings(out, "next", next);
          TrunkJson.strings(out, "notes", notes);
        });
  }
}
