package debwright.sarif;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.judgement.Judgement;
import debwright.result.JsonText;
import debwright.text.Visible;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/**
 * {@code comparison.sarif}: one run with a result for each item that differs or still fails, for
 * each criterion that is missed and each waiver that is not in order. The most important come
 * first, and the last are left out where a forge would refuse the whole.
 *
 * <p>Forges know no corpus: every result is located in the project file, with the item as a logical
 * location, and carries fingerprints of its own, so that none is taken for another.
 */
public final class SarifReport {
  /** What GitHub's code scanning takes at most: results in a run, and bytes of a file in gzip. */
  static final int MOST_RESULTS = 25_000;

  static final int MOST_BYTES = 10_000_000;

  private SarifReport() {}

  /** The whole document. */
  public static String render(Judgement judgement) {
    return render(judgement, MOST_RESULTS, MOST_BYTES);
  }

  /**
   * The same within other limits.
   *
   * @param mostResults at least 1
   * @param mostBytes of the document in gzip
   */
  static String render(Judgement judgement, int mostResults, int mostBytes) {
    List<Result> results = Results.of(judgement);
    int most = Math.min(mostResults, results.size());
    String text = document(judgement, results, most);
    while (most > 1 && packed(text) > mostBytes) {
      most /= 2;
      text = document(judgement, results, most);
    }
    return text;
  }

  private static long packed(String text) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(text.getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("memory takes every byte", e);
    }
    return out.size();
  }

  private static String document(Judgement judgement, List<Result> all, int most) {
    ObjectNode json = JsonText.object();
    json.put("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
    json.put("version", "2.1.0");
    run(json.putArray("runs").addObject(), judgement, all, most);
    return JsonText.line(json) + "\n";
  }

  private static void run(ObjectNode json, Judgement judgement, List<Result> all, int most) {
    ObjectNode driver = json.putObject("tool").putObject("driver");
    driver.put("name", "Debwright");
    ArrayNode rules = driver.putArray("rules");
    Rule.all().forEach(rule -> rule.write(rules.addObject()));
    json.putObject("automationDetails").put("id", "debwright/gate/");
    json.put("columnKind", "utf16CodeUnits");
    invocation(json.putArray("invocations").addObject(), judgement, all.size() - most);
    ArrayNode results = json.putArray("results");
    all.stream().limit(most).forEach(result -> result.write(results.addObject()));
    properties(json.putObject("properties"), judgement);
  }

  private static void invocation(ObjectNode json, Judgement judgement, int leftOut) {
    json.put("executionSuccessful", true);
    json.put("exitCode", judgement.verdict().exitCode());
    json.put("exitCodeDescription", Visible.line(judgement.verdict().line()));
    if (leftOut > 0) {
      ObjectNode note = json.putArray("toolExecutionNotifications").addObject();
      note.put("level", "warning");
      String text = "%d results are left out here: comparison.csv has them all.";
      note.putObject("message").put("text", text.formatted(leftOut));
    }
  }

  private static void properties(ObjectNode json, Judgement judgement) {
    json.put("verdict", judgement.verdict().line());
    json.put("next", Visible.line(judgement.verdict().next()));
    judgement.comparison().ifPresent(c -> json.put("baseline", Visible.line(c.base().engine())));
    json.put("candidate", Visible.line(judgement.candidate().engine()));
  }
}
