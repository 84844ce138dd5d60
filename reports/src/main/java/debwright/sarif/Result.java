package debwright.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.result.ItemKey;
import debwright.text.Visible;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * One result (SARIF 2.1.0, 3.27).
 *
 * @param rule what it is an instance of
 * @param level how loud it is
 * @param state how it stands to the baseline
 * @param text plain, whatever it holds
 * @param markdown the same in Markdown
 * @param key the item that it is about, empty where it is about none
 * @param identity what makes it the same result in another run
 * @param accepted why someone accepts it, empty where nobody does
 * @param properties for machines
 */
record Result(
    Rule rule,
    Level level,
    BaselineState state,
    String text,
    String markdown,
    Optional<ItemKey> key,
    List<String> identity,
    Optional<String> accepted,
    SortedMap<String, String> properties) {
  /** Forges cut long messages themselves, and not always well. */
  private static final int MOST_TEXT = 1000;

  /** Where a forge shows it: the file that names corpora, baseline and waivers. */
  private static final String PROJECT_FILE = "debwright.yaml";

  void write(ObjectNode json) {
    json.put("ruleId", rule.id());
    json.put("ruleIndex", Rule.all().indexOf(rule));
    json.put("kind", level == Level.NONE ? "informational" : "fail");
    json.put("level", level.word());
    json.putObject("message")
        .put("text", escaped(Visible.shortened(text, MOST_TEXT)))
        .put("markdown", markdown());
    location(json.putArray("locations").addObject());
    fingerprints(json.putObject("partialFingerprints"));
    json.put("baselineState", state.word());
    suppressions(json.putArray("suppressions"));
    properties.forEach(json.putObject("properties")::put);
  }

  // Markdown that is cut might be cut inside a span: the plain text then stands for both.
  @Override
  public String markdown() {
    return markdown.length() <= 2 * MOST_TEXT
        ? escaped(markdown)
        : escaped(Visible.shortened(text, MOST_TEXT));
  }

  // Braces would be places to fill in (3.11.5).
  private static String escaped(String text) {
    return text.replace("{", "{{").replace("}", "}}");
  }

  private void location(ObjectNode json) {
    ObjectNode file = json.putObject("physicalLocation");
    file.putObject("artifactLocation").put("uri", PROJECT_FILE);
    file.putObject("region").put("startLine", 1);
    key.ifPresent(item -> logical(json.putArray("logicalLocations").addObject(), item));
  }

  private static void logical(ObjectNode json, ItemKey item) {
    json.put("name", Visible.line(item.item()));
    json.put(
        "fullyQualifiedName",
        Visible.line(String.join("/", item.item(), item.release(), item.architecture())));
    json.put("kind", "resource");
  }

  // GitHub goes by the line's hash alone, and all results are on one line: so it gets one that
  // tells them apart.
  private void fingerprints(ObjectNode json) {
    String all = rule.id() + "\n" + String.join("\n", identity);
    String digest = DigestUtils.sha256Hex(all.getBytes(StandardCharsets.UTF_8));
    json.put("debwright/v1", digest);
    json.put("primaryLocationLineHash", digest.substring(0, 16) + ":1");
  }

  // Present on all results, as one has it (3.27.23).
  private void suppressions(ArrayNode json) {
    accepted.ifPresent(
        reason ->
            json.addObject()
                .put("kind", "external")
                .put("status", "accepted")
                .put("justification", Visible.line(reason)));
  }
}
