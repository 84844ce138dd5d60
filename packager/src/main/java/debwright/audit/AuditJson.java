package debwright.audit;

import debwright.plan.AppFacts;
import debwright.plan.EvidenceJson;
import debwright.plan.JsonLine;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.Target;
import java.io.IOException;
import java.util.List;

/** Audits as JSON; it only grows. */
public final class AuditJson {
  /** The number in {@code "schema"}. */
  public static final int SCHEMA = 1;

  private final JsonLine out;

  private AuditJson(JsonLine out) {
    this.out = out;
  }

  /** On one line: what was found in a package, a release each. */
  public static String text(AppFacts app, Declared declared, List<Audit> audits) {
    return JsonLine.of(out -> new AuditJson(out).write(app, declared, audits));
  }

  private void write(AppFacts app, Declared declared, List<Audit> audits) throws IOException {
    out.field("schema", SCHEMA);
    out.field("file", app.name());
    out.field("package", declared.name());
    out.field("version", declared.version());
    out.texts("depends", declared.depends().stream().map(Object::toString).toList());
    out.texts("optional", declared.optional().stream().map(Object::toString).toList());
    out.array("releases", audits, this::release);
  }

  private void release(Audit audit) throws IOException {
    Target target = audit.plan().target();
    out.field("release", target.release());
    out.field("architecture", target.architecture());
    out.field("index", audit.plan().index());
    out.field("outcome", audit.plan().outcome().code());
    out.field("reason", audit.plan().reason());
    out.field("holds", audit.holds());
    out.array("findings", audit.findings(), this::finding);
  }

  private void finding(Finding finding) throws IOException {
    out.field("kind", finding.kind().code());
    out.field("relation", finding.relation());
    out.field("detail", finding.detail());
    out.array("evidence", finding.evidence(), this::evidence);
  }

  private void evidence(Evidence evidence) throws IOException {
    EvidenceJson.write(out, evidence);
  }
}
