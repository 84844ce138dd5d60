package debwright.speed;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.result.ItemKey;
import debwright.result.JsonText;

/** A report as JSON, schema 1: every count and every time. */
public final class SpeedJson {
  private SpeedJson() {}

  /** The whole document, with a line end. */
  public static String render(SpeedReport report) {
    ObjectNode json = JsonText.document(1);
    json.put("word", report.word().name());
    json.put("line", report.line());
    json.put("baseline", report.baseline());
    json.put("candidate", report.candidate());
    json.put("unrest_percent", report.unrest());
    report.notes().forEach(json.putArray("notes")::add);
    ArrayNode counts = json.putArray("counts");
    report.counts().forEach(count -> count(counts.addObject(), count));
    ArrayNode times = json.putArray("times");
    report.times().forEach(time -> time(times.addObject(), time));
    return JsonText.pretty(json);
  }

  private static void benchmark(ObjectNode json, Benchmark benchmark) {
    ItemKey key = benchmark.item();
    json.put("kind", benchmark.kind().code());
    json.put("item", key.item());
    json.put("release", key.release());
    json.put("architecture", key.architecture());
  }

  private static void count(ObjectNode json, CountChange count) {
    benchmark(json, count.benchmark());
    json.put("measure", count.measure().code());
    json.put("finding", count.finding().code());
    count.before().forEach(json.putArray("before")::add);
    count.after().forEach(json.putArray("after")::add);
    count.ratio().ifPresent(ratio -> json.put("ratio", ratio));
    json.put("tolerance_percent", count.tolerance());
    json.put("same_answer", count.sameAnswer());
  }

  private static void time(ObjectNode json, TimeChange time) {
    benchmark(json, time.benchmark());
    json.put("clock", time.clock().code());
    json.put("finding", time.finding().code());
    time.before().forEach(json.putArray("before_ns")::add);
    time.after().forEach(json.putArray("after_ns")::add);
    json.put("ratio", time.ratio());
    time.pValue().ifPresent(p -> json.put("p_value", p));
  }
}
