package debwright.hints;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.result.ItemKey;
import debwright.result.JsonText;
import debwright.result.Run;
import java.util.List;

/** Hints as a JSON document, schema 1. */
public final class HintsJson {
  private HintsJson() {}

  /**
   * The document.
   *
   * @param run that the hints are of
   * @param all of its hints, which are counted
   * @param shown those that are written
   */
  public static String text(Run run, List<Hint> all, List<Hint> shown) {
    ObjectNode json = JsonText.document(1);
    json.put("run", run.name());
    json.put("engine", run.engine());
    json.put("items", run.results().size());
    ObjectNode blocked = json.putObject("blocked");
    for (Harm harm : Harm.values()) {
      blocked.put(harm.word(), HintsText.blocked(all, harm));
    }
    json.put("all", all.size());
    ArrayNode hints = json.putArray("hints");
    shown.forEach(hint -> write(hints.addObject(), hint));
    return JsonText.pretty(json);
  }

  private static void write(ObjectNode json, Hint hint) {
    json.put("id", hint.id());
    json.put("title", hint.title());
    json.put("outcome", hint.outcome().code());
    json.put("harm", hint.harm().word());
    json.put("blocks", hint.blocks());
    json.put("blocks_alone", hint.blocksAlone());
    json.put("apps", hint.count().apps());
    json.put("weight", hint.weight());
    json.put("weight_alone", hint.count().weightAlone());
    key(json.putObject("exemplar"), hint.exemplar().key());
    json.put("reason", hint.exemplar().reason());
    json.put("command", hint.exemplar().command());
    json.put("next", hint.next());
    hint.items().forEach(each -> key(json.withArray("items").addObject(), each));
    json.putArray("alone");
    hint.alone().forEach(each -> key(json.withArray("alone").addObject(), each));
  }

  private static void key(ObjectNode json, ItemKey key) {
    json.put("item", key.item());
    json.put("release", key.release());
    json.put("architecture", key.architecture());
  }
}
