package debwright.cli;

import debwright.audit.Audit;
import debwright.audit.Declared;
import debwright.audit.Finding;
import debwright.audit.Finding.Kind;
import debwright.plan.AppFacts;
import debwright.plan.ReleasePlan;
import debwright.plan.Shown;
import debwright.plan.Target;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is to be said of a package's own Depends, for people: a line a finding. */
final class AuditText {
  /** Those of which there is nothing more to say than what they are about. */
  private static final Set<Kind> LISTED = EnumSet.of(Kind.UNKNOWN, Kind.NOT_JUDGED);

  private final AppFacts app;

  private AuditText(AppFacts app) {
    this.app = app;
  }

  static String of(AppFacts app, Declared declared, List<Audit> audits) {
    return audits.stream()
        .map(each -> new AuditText(app).release(declared, each))
        .collect(Collectors.joining("\n"));
  }

  private String release(Declared declared, Audit audit) {
    ReleasePlan plan = audit.plan();
    Target target = plan.target();
    String head =
        "%s on %s %s: %s"
            .formatted(app.name(), target.release(), target.architecture(), verdict(audit));
    String declares =
        "declares %d, needs %d".formatted(declared.depends().size(), plan.relations().size());
    StringBuilder text = new StringBuilder();
    text.append(Shown.line("%s (%s)".formatted(head, declares))).append('\n');
    TextTable table = TextTable.of("finding", "package", "why");
    List<Finding> told =
        audit.findings().stream().filter(each -> !LISTED.contains(each.kind())).toList();
    told.forEach(each -> table.row(words(each.kind()), line(each.relation()), line(why(each))));
    text.append(told.isEmpty() ? "" : table.text());
    text.append(listed("nothing is known there of", Kind.UNKNOWN, audit));
    text.append(listed("not judged, since no libraries:", Kind.NOT_JUDGED, audit));
    if (!plan.reason().isEmpty()) {
      text.append(line("note: " + plan.reason())).append('\n');
    }
    return text.toString();
  }

  private static String verdict(Audit audit) {
    String failing =
        Stream.of(Kind.UNSATISFIABLE, Kind.MISSING)
            .filter(kind -> audit.count(kind) > 0)
            .map(kind -> audit.count(kind) + " " + words(kind))
            .collect(Collectors.joining(", "));
    if (!failing.isEmpty()) {
      return failing;
    }
    return audit.count(Kind.UNKNOWN) > 0 ? "holds, as far as is known" : "holds";
  }

  private static String words(Kind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private String why(Finding finding) {
    String needed = finding.evidence().isEmpty() ? "" : DepsText.reason(app, finding.evidence());
    return Stream.of(finding.detail(), needed)
        .filter(each -> !each.isEmpty())
        .collect(Collectors.joining(": "));
  }

  private static String listed(String words, Kind kind, Audit audit) {
    String names =
        audit.findings().stream()
            .filter(each -> each.kind() == kind)
            .map(Finding::relation)
            .collect(Collectors.joining(", "));
    return names.isEmpty() ? "" : line(words + " " + names) + "\n";
  }

  private static String line(String foreign) {
    return Shown.line(foreign);
  }
}
