package debwright.waiver;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.comparison.Category;
import debwright.comparison.RelationChange;
import debwright.result.ItemKey;
import debwright.result.RunFormatException;
import debwright.text.JsonFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads the differences that gate from a {@code comparison.json}. */
public final class ComparisonJson {
  private static final JsonMapper JSON = new JsonMapper();

  private ComparisonJson() {}

  /**
   * Those that gate, in their order.
   *
   * @throws RunFormatException it is no such file
   */
  public static List<Acceptable> read(Path file) throws IOException, RunFormatException {
    JsonNode root = tree(file);
    if (!root.path("differences").isArray()) {
      throw RunFormatException.in(
          file,
          "a comparison with \"differences\" was expected, found none",
          "debwright gate and debwright compare --format json write one");
    }
    List<Acceptable> gating = new ArrayList<>();
    for (JsonNode difference : root.path("differences")) {
      if (difference.path("gates").asBoolean()) {
        gating.add(difference(file, difference));
      }
    }
    return gating;
  }

  private static JsonNode tree(Path file) throws IOException, RunFormatException {
    try {
      return JSON.readTree(Files.readString(file));
    } catch (JsonProcessingException e) {
      throw RunFormatException.in(
          file, "JSON was expected: " + JsonFault.told(e), "write the report again");
    }
  }

  private static Acceptable difference(Path file, JsonNode json) throws RunFormatException {
    List<String> changes = new ArrayList<>();
    for (JsonNode relation : json.path("relations")) {
      changes.add(change(file, relation).text());
    }
    return new Acceptable(
        new ItemKey(
            json.path("item").asText(),
            json.path("release").asText(),
            json.path("architecture").asText()),
        json.path("category").asText().equals(Category.CHANGED_UNLABELLED.code()),
        json.path("base").path("outcome").asText("nothing"),
        json.path("candidate").path("outcome").asText("nothing"),
        changes);
  }

  private static RelationChange change(Path file, JsonNode json) throws RunFormatException {
    String word = json.path("change").asText();
    Optional<RelationChange.Kind> kind =
        Arrays.stream(RelationChange.Kind.values())
            .filter(each -> each.word().equals(word))
            .findFirst();
    if (kind.isEmpty()) {
      throw RunFormatException.in(
          file, "a known change of a relation was expected, found '" + word + "'", "");
    }
    return new RelationChange(
        kind.get(), json.path("before").asText(), json.path("after").asText());
  }
}
