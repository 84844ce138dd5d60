package debwright.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLGenerator;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.hints.Harm;
import debwright.hints.Hint;
import debwright.result.ItemKey;
import debwright.result.Run;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** A backlog item that begins with a hint, for a person to go on with. */
final class HintBacklog {
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .disable(YAMLGenerator.Feature.WRITE_DOC_START_MARKER)
          .disable(YAMLGenerator.Feature.SPLIT_LINES)
          .enable(YAMLGenerator.Feature.MINIMIZE_QUOTES)
          .enable(YAMLGenerator.Feature.ALWAYS_QUOTE_NUMBERS_AS_STRINGS)
          .enable(YAMLGenerator.Feature.INDENT_ARRAYS_WITH_INDICATOR)
          .build();

  private HintBacklog() {}

  /**
   * The file's text.
   *
   * @param besides ids of hints that hold back some of the same items
   */
  static String text(Hint hint, List<String> besides, Run run) {
    ObjectNode item = YAML.createObjectNode();
    item.put("title", hint.title());
    item.put("why", why(hint, run));
    assumptions(item.putArray("assumptions"), hint, besides);
    done(item.putArray("done"), hint);
    tasks(item.putArray("tasks"), hint, besides);
    item.put("state", "open");
    try {
      return YAML.writeValueAsString(item);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of nodes can always be written", e);
    }
  }

  private static String why(Hint hint, Run run) {
    int apps = hint.count().apps();
    return "Of %d items this holds back %d, of %d %s; %d of them nothing else does."
        .formatted(
            run.results().size(),
            hint.blocks(),
            apps,
            apps == 1 ? "app" : "apps",
            hint.blocksAlone());
  }

  private static void assumptions(ArrayNode assumptions, Hint hint, List<String> besides) {
    assumptions.add("Each of these items can have a right package where it is judged.");
    if (hint.blocksAlone() == 0) {
      assumptions.add("What else holds these items back goes, too: " + String.join(", ", besides));
    }
  }

  /** What only this holds back must get a package; where something else always does, all must. */
  private static void done(ArrayNode done, Hint hint) {
    List<ItemKey> wanted = hint.alone().isEmpty() ? hint.items() : hint.alone();
    places(wanted).forEach((place, items) -> criteria(done, hint, items));
    done.addObject().put("regressions", "none");
  }

  /** A criterion is about one release and architecture. */
  private static SortedMap<String, List<ItemKey>> places(List<ItemKey> items) {
    return items.stream()
        .collect(
            Collectors.groupingBy(
                key -> key.release() + " " + key.architecture(),
                TreeMap::new,
                Collectors.toList()));
  }

  private static void criteria(ArrayNode done, Hint hint, List<ItemKey> items) {
    if (hint.harm() == Harm.WRONG) {
      items.forEach(key -> right(done.addObject(), key));
      return;
    }
    ItemKey first = items.get(0);
    ObjectNode reached = done.addObject();
    items.forEach(key -> reached.withArray("items").add(key.item()));
    where(reached, first);
    reached.put("outcome", hint.harm() == Harm.DEGRADED ? "ok" : "ok*");
  }

  private static void right(ObjectNode criterion, ItemKey key) {
    criterion.put("metric", "exact-rate");
    where(criterion, key).put("item", key.item());
    criterion.put("at-least", "100 %");
  }

  private static ObjectNode where(ObjectNode criterion, ItemKey key) {
    return criterion
        .putObject("where")
        .put("release", key.release())
        .put("architecture", key.architecture());
  }

  private static void tasks(ArrayNode tasks, Hint hint, List<String> besides) {
    tasks.add("Look: " + hint.exemplar().command());
    if (!hint.next().isEmpty()) {
      tasks.add("Next: " + hint.next());
    }
    TreeSet<ItemKey> others = new TreeSet<>(hint.items());
    others.removeAll(hint.alone());
    if (!others.isEmpty() && hint.blocksAlone() > 0) {
      tasks.add(
          "%d more items need something else as well: %s"
              .formatted(others.size(), String.join(", ", besides)));
    }
  }
}
