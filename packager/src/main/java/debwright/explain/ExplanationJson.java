package debwright.explain;

import debwright.explain.ExplainedLibrary.Answer;
import debwright.plan.AppFacts;
import debwright.plan.EvidenceJson;
import debwright.plan.JsonLine;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.Target;
import debwright.resolve.Trace.Loser;
import java.io.IOException;
import java.util.List;

/** Explanations as JSON; it only grows. */
public final class ExplanationJson {
  /** The number in {@code "schema"}. */
  public static final int SCHEMA = 1;

  private final JsonLine out;

  private ExplanationJson(JsonLine out) {
    this.out = out;
  }

  /** On one line: what was explained of an app, a release each. */
  public static String text(AppFacts app, List<Explanation> explanations) {
    return JsonLine.of(out -> new ExplanationJson(out).write(app, explanations));
  }

  private void write(AppFacts app, List<Explanation> explanations) throws IOException {
    out.field("schema", SCHEMA);
    out.object("app", app, this::app);
    out.array("releases", explanations, this::release);
  }

  private void app(AppFacts app) throws IOException {
    out.field("name", app.name());
    out.field("format", app.format());
    out.field("files", app.files());
    out.field("objects", app.objects());
  }

  private void release(Explanation explanation) throws IOException {
    Target target = explanation.plan().target();
    out.field("release", target.release());
    out.field("architecture", target.architecture());
    out.field("mode", target.mode());
    out.field("dpkg", target.dpkg());
    out.field("strategy", target.strategy());
    out.field("index", explanation.plan().index());
    out.field("outcome", explanation.plan().outcome().code());
    out.field("refusal", explanation.refusal().map(Refusal::reason).orElse(""));
    out.field("hint", explanation.refusal().map(Refusal::hint).orElse(""));
    out.array("libraries", explanation.libraries(), this::library);
    out.array("relations", explanation.relations(), this::relation);
    out.array("options", explanation.options(), this::option);
  }

  private void library(ExplainedLibrary library) throws IOException {
    out.field("soname", library.soname());
    out.array("answers", library.answers(), this::answer);
  }

  private void answer(Answer answer) throws IOException {
    NeededLibrary taken = answer.library();
    out.texts("objects", answer.objects());
    out.field("provider", taken.provider());
    out.field("path", taken.path());
    out.field("package", taken.packageName());
    out.field("confidence", taken.confidence());
    out.field("because", answer.because().code());
    out.field("why", answer.why());
    out.field("source", answer.source());
    out.field("says", answer.says());
    out.texts("folders", answer.folders());
    out.array("notTaken", answer.losers(), this::loser);
    out.texts("similar", answer.similar());
  }

  private void loser(Loser loser) throws IOException {
    out.field("path", loser.path());
    out.field("package", loser.packageName());
    out.field("confidence", loser.confidence());
    out.field("because", loser.loss().code());
    out.field("why", loser.detail());
  }

  private void relation(ExplainedRelation relation) throws IOException {
    out.field("relation", relation.relation());
    out.field("template", relation.template());
    out.field("excluded", relation.excluded());
    out.array("decisive", relation.decisive(), this::evidence);
    out.array("others", relation.others(), this::evidence);
  }

  private void option(ExplainedOption option) throws IOException {
    out.field("kind", option.kind().code());
    out.field("relation", option.relation());
    out.array("evidence", option.evidence(), this::evidence);
  }

  private void evidence(Evidence evidence) throws IOException {
    EvidenceJson.write(out, evidence);
  }
}
