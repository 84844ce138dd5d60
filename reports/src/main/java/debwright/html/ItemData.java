package debwright.html;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.comparison.RelationChange;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.JsonText;
import debwright.text.Visible;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** All items as the JSON that the page's table is made of. Short names: there may be thousands. */
final class ItemData {
  private ItemData() {}

  /** JSON that may stand inside a script element: it holds no {@code <}, {@code >} or {@code &}. */
  static String json(View view) {
    ObjectNode json = JsonText.document(1);
    json.put("compared", view.compared());
    json.put("onePair", view.onePair());
    json.put("left", view.leftTitle());
    ObjectNode parts = json.putObject("parts");
    view.totals().forEach((part, count) -> part(parts.putObject(part.word()), part, count));
    ObjectNode words = json.putObject("kinds");
    for (RelationChange.Kind kind : RelationChange.Kind.values()) {
      words.putArray(kind.word()).add(ChangeTable.glyph(kind)).add(view.word(kind));
    }
    ArrayNode items = json.putArray("items");
    Map<ItemKey, Integer> causes = causes(view);
    for (Entry entry : view.entries()) {
      ObjectNode item = items.addObject();
      item(item, entry, view.millis());
      put(item, "a", entry.again());
      Optional.ofNullable(causes.get(entry.key())).ifPresent(number -> item.put("g", number));
    }
    return inScript(JsonText.line(json));
  }

  /** The number of each item's cause, where several have it. */
  private static Map<ItemKey, Integer> causes(View view) {
    Map<ItemKey, Integer> causes = new TreeMap<>();
    for (Group group : view.groups()) {
      if (group.count() > 1) {
        causes.put(group.first().key(), group.number());
        group.others().forEach(other -> causes.put(other.key(), group.number()));
      }
    }
    return causes;
  }

  private static void part(ObjectNode json, Part part, int count) {
    json.put("title", part.title());
    json.put("glyph", part.glyph());
    json.put("tone", part.tone());
    json.put("count", count);
  }

  private static void item(ObjectNode json, Entry entry, Map<ItemKey, Long> millis) {
    put(json, "i", entry.key().item());
    put(json, "r", View.pair(entry.key()));
    put(json, "p", entry.part().word());
    put(json, "k", entry.kind());
    put(json, "s", entry.severity());
    put(json, "o", entry.outcome());
    put(json, "l", entry.left());
    if (!entry.right().equals(entry.left())) {
      json.put("d", Visible.line(entry.right()));
    }
    put(json, "w", entry.detail());
    put(json, "f", Common.failure(entry));
    put(json, "v", entry.waiver());
    put(json, "t", entry.tier());
    entry.score().ifPresent(score -> score(json, score));
    json.put("m", millis.getOrDefault(entry.key(), 0L));
    ArrayNode changes = JsonText.document(1).arrayNode();
    entry.changes().forEach(change -> change(changes.addArray(), change));
    if (!changes.isEmpty()) {
      json.set("c", changes);
    }
  }

  private static void score(ObjectNode json, ItemResult.Score score) {
    put(json, "b", score.label());
    put(json, "e", score.expected());
    json.put("x", score.exact());
  }

  private static void change(ArrayNode json, RelationChange change) {
    json.add(change.kind().word());
    json.add(Visible.line(change.before()));
    json.add(Visible.line(change.after()));
  }

  private static void put(ObjectNode json, String name, String value) {
    if (!value.isEmpty()) {
      json.put(name, Visible.line(value));
    }
  }

  // U+2028 and U+2029 do not get past Visible.
  private static String inScript(String json) {
    return json.replace("<", "\\u003c").replace(">", "\\u003e").replace("&", "\\u0026");
  }
}
