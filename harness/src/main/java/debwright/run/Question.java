package debwright.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.result.ItemKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * One line to a worker.
 *
 * @param id what its answer must repeat
 */
record Question(String id, RunItem item, Path input, RunSettings settings, Path index) {
  /** By which rules an item is judged; a part of what makes a run. */
  static final String MODES = "exact for shlibdeps, else loader";

  private static final ObjectMapper JSON = new ObjectMapper();

  /** The line with its end, in UTF-8. */
  byte[] line() {
    ItemKey key = item.key();
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", id)
            .put("path", input.toString())
            .put("release", key.release())
            .put("architecture", key.architecture())
            .put("mode", mode())
            .put("dpkg", settings.dpkg(key.release()))
            .put("strategy", settings.strategy())
            .put("index", index.toString());
    return (text(line) + "\n").getBytes(StandardCharsets.UTF_8);
  }

  /** Follow dpkg-shlibdeps where the label is its answer, else the dynamic linker. */
  private String mode() {
    return item.label().kind().equals("shlibdeps") ? "exact" : "loader";
  }

  private static String text(ObjectNode line) {
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of strings is always written", e);
    }
  }
}
