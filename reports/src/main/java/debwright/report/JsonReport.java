package debwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.comparison.Causes;
import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.RelationChange;
import debwright.comparison.Share;
import debwright.comparison.Verdict;
import debwright.judgement.Judgement;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.JsonText;
import debwright.result.Run;
import java.util.List;

/**
 * {@code comparison.json}, schema 1: the verdict, the totals, both runs and every item. Without a
 * comparison it has none of {@code "base"}, {@code "causes"} and {@code "differences"}.
 */
final class JsonReport {
  private JsonReport() {}

  static String render(Judgement judgement) {
    ObjectNode json = JsonText.document(1);
    verdict(json.putObject("verdict"), judgement.verdict());
    totals(json.putObject("totals"), judgement.verdict());
    judgement.notes().forEach(json.putArray("notes")::add);
    judgement.comparison().ifPresent(c -> run(json.putObject("base"), c.base()));
    run(json.putObject("candidate"), judgement.candidate());
    JsonRest.forecasts(json.putArray("forecasts"), judgement.forecasts());
    JsonRest.waivers(json.putArray("waivers"), judgement.waivers());
    judgement.comparison().ifPresent(c -> JsonRest.causes(json.putArray("causes"), Causes.of(c)));
    judgement.comparison().ifPresent(c -> differences(json, c));
    return JsonText.pretty(json);
  }

  private static void verdict(ObjectNode json, Verdict verdict) {
    json.put("word", verdict.word().name());
    json.put("line", verdict.line());
    json.put("next", verdict.next());
    json.put("exit_code", verdict.exitCode());
  }

  private static void totals(ObjectNode json, Verdict verdict) {
    for (Share share : Share.values()) {
      json.put(share.word(), verdict.totals().of(share));
    }
    json.put("all", verdict.totals().all());
  }

  private static void run(ObjectNode json, Run run) {
    json.put("name", run.name());
    json.put("engine", run.engine());
    json.put("started", run.circumstances().started().toString());
    json.put("ended", run.circumstances().ended().toString());
    ObjectNode inputs = json.putObject("inputs");
    run.inputs().forEach(inputs::put);
  }

  private static void differences(ObjectNode json, Comparison comparison) {
    var array = json.putArray("differences");
    comparison.differences().forEach(d -> difference(array.addObject(), d));
  }

  private static void difference(ObjectNode json, Difference d) {
    key(json, d.key());
    json.put("category", d.category().code());
    json.put("severity", d.severity().code());
    json.put("gates", d.gates());
    json.put("waiver", d.waiver());
    json.put("detail", d.detail());
    d.base().ifPresent(r -> side(json.putObject("base"), r));
    d.candidate().ifPresent(r -> side(json.putObject("candidate"), r));
    var changes = json.putArray("relations");
    d.changes().forEach(change -> relation(changes.addObject(), change));
    if (!d.repeats().isEmpty()) {
      ObjectNode asked = json.putObject("asked_again");
      again(asked.putArray("base"), d.repeats().base());
      again(asked.putArray("candidate"), d.repeats().candidate());
    }
  }

  static void key(ObjectNode json, ItemKey key) {
    json.put("item", key.item());
    json.put("release", key.release());
    json.put("architecture", key.architecture());
  }

  private static void again(ArrayNode json, List<ItemResult> answers) {
    answers.forEach(each -> side(json.addObject(), each));
  }

  private static void side(ObjectNode json, ItemResult result) {
    json.put("outcome", result.outcome().code());
    json.put("reason", result.reason());
    json.put("fingerprint", result.fingerprint());
    json.put("depends", result.depends());
    json.put("plan_digest", result.planDigest());
    result.score().ifPresent(score -> json.put("exact", score.exact()));
  }

  static void relation(ObjectNode json, RelationChange change) {
    json.put("change", change.kind().word());
    json.put("before", change.before());
    json.put("after", change.after());
  }
}
