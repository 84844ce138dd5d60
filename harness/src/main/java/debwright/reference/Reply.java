package debwright.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.label.Said;
import debwright.plan.Outcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What goes back.
 *
 * @param depends as the tool prints it
 * @param reason why there is no answer, one line; or empty text
 * @param fingerprint the reason without what differs from item to item; empty where the harness
 *     shall make one
 */
record Reply(Outcome outcome, String depends, int objects, String reason, String fingerprint) {
  private static final ObjectMapper JSON = new ObjectMapper();

  private static final Pattern NOT_FOUND =
      Pattern.compile(
          "error: (cannot find library \\S+) needed by debian/[^/]+/(.+?)(?: \\(ELF|$)");
  private static final Pattern ERROR = Pattern.compile("error: (.*)");

  static Reply of(Said said) {
    if (said.answered()) {
      return new Reply(Outcome.OK, said.depends(), said.objects(), "", "");
    }
    if (said.status().isEmpty()) {
      return refused(Outcome.NO_BINARY, "no ELF file with a dynamic segment");
    }
    return failed(said);
  }

  static Reply refused(Outcome outcome, String reason) {
    return new Reply(outcome, "", 0, reason, "");
  }

  private static Reply failed(Said said) {
    String complaints = said.complaints();
    Matcher notFound = NOT_FOUND.matcher(complaints);
    if (notFound.find()) {
      String library = notFound.group(1);
      String reason = library + " needed by " + notFound.group(2);
      return new Reply(Outcome.UNRESOLVED_LIBRARY, "", said.objects(), reason, library);
    }
    String error =
        ERROR
            .matcher(complaints)
            .results()
            .map(found -> found.group(1))
            .findFirst()
            .orElse("exit status " + said.status().orElse(-1));
    return new Reply(Outcome.EXIT, "", said.objects(), error, "");
  }

  /** The line that goes back. */
  String line(String id, long durationMs) {
    ObjectNode line =
        JSON.createObjectNode()
            .put("id", id)
            .put("outcome", outcome.code())
            .put("depends", depends)
            .put("reason", reason)
            .put("fingerprint", fingerprint.isEmpty() ? null : fingerprint)
            .put("objects", objects)
            .put("duration_ms", durationMs);
    try {
      return JSON.writeValueAsString(line);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a tree of plain values is always written", e);
    }
  }
}
