package debwright.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.comparison.Cause;
import debwright.comparison.Symptom;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.judgement.WaiverUse;
import java.util.List;

/** What {@code comparison.json} says beside the items: causes, waivers, and definitions of done. */
final class JsonRest {
  private JsonRest() {}

  static void causes(ArrayNode json, List<Cause> causes) {
    causes.forEach(cause -> cause(json.addObject(), cause));
  }

  private static void cause(ObjectNode json, Cause cause) {
    json.put("category", cause.category().code());
    json.put("severity", cause.severity().code());
    json.put("gates", cause.gates());
    json.put("count", cause.count());
    json.put("text", cause.text());
    ArrayNode symptoms = json.putArray("symptoms");
    cause.symptoms().forEach(each -> symptom(symptoms.addObject(), each));
    cause.waivers().forEach(json.putArray("waivers")::add);
    JsonReport.key(json.putObject("exemplar"), cause.exemplar().key());
    ArrayNode items = json.putArray("items");
    cause.differences().forEach(each -> JsonReport.key(items.addObject(), each.key()));
  }

  private static void symptom(ObjectNode json, Symptom symptom) {
    json.put("text", symptom.text());
    json.put("label", symptom.worth().word());
  }

  static void waivers(ArrayNode json, List<WaiverUse> waivers) {
    waivers.forEach(waiver -> waiver(json.addObject(), waiver));
  }

  private static void waiver(ObjectNode json, WaiverUse waiver) {
    json.put("id", waiver.id());
    json.put("state", waiver.state().word());
    json.put("matches", waiver.matches());
    json.put("reason", waiver.reason());
    json.put("owner", waiver.owner());
    json.put("expires", waiver.expires());
    json.put("text", waiver.text());
  }

  static void forecasts(ArrayNode json, List<Forecast> forecasts) {
    forecasts.forEach(forecast -> forecast(json.addObject(), forecast));
  }

  private static void forecast(ObjectNode json, Forecast forecast) {
    json.put("title", forecast.title());
    json.put("why", forecast.why());
    json.put("done", forecast.done());
    json.put("text", forecast.text());
    ArrayNode assumptions = json.putArray("assumptions");
    forecast.assumptions().forEach(each -> assumption(assumptions.addObject(), each));
    ArrayNode criteria = json.putArray("criteria");
    forecast.criteria().forEach(each -> criterion(criteria.addObject(), each));
  }

  private static void assumption(ObjectNode json, Forecast.Assumed assumed) {
    json.put("text", assumed.text());
    json.put("state", assumed.state().word());
    json.put("sentence", assumed.sentence());
  }

  private static void criterion(ObjectNode json, Judged criterion) {
    json.put("name", criterion.name());
    json.put("state", criterion.state().word());
    json.put("value", criterion.value());
    json.put("target", criterion.target());
    json.put("before", criterion.before());
    json.put("sentence", criterion.sentence());
    json.put("gates", criterion.gates());
    ArrayNode items = json.putArray("items");
    criterion.items().forEach(each -> JsonReport.key(items.addObject(), each));
  }
}
