package debwright.sarif;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import debwright.judgement.Judgement;
import debwright.report.Judgements;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class SarifReportTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void keepsToTheSchemaWhateverAnItemSays() throws IOException {
    Schema schema = schema();
    for (Judgement judgement :
        List.of(Judgements.full(), Judgements.compared(), Judgements.single())) {
      assertThat(schema.validate(SarifReport.render(judgement), InputFormat.JSON)).isEmpty();
    }
    String broken = SarifReport.render(Judgements.full()).replace("\"new\"", "\"newer\"");
    assertThat(schema.validate(broken, InputFormat.JSON)).as("the schema sees faults").isNotEmpty();
  }

  private static Schema schema() throws IOException {
    try (InputStream in =
        SarifReportTest.class.getResourceAsStream("/schema/sarif-schema-2.1.0.json")) {
      return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_7).getSchema(in);
    }
  }

  @Test
  void saysHowLoudAndHowNewEachResultIs() throws IOException {
    assertThat(results(Judgements.full()))
        .extracting(
            result ->
                String.join(
                    " ",
                    result.path("ruleId").asText(),
                    result.path("level").asText(),
                    result.path("baselineState").asText(),
                    result.at("/locations/0/logicalLocations/0/name").asText()))
        .satisfies(
            lines -> {
              assertThat(lines.get(0)).isEqualTo("criterion-missed error new ");
              assertThat(lines.get(2)).isEqualTo("waiver-not-in-order note new ");
              assertThat(lines.get(3)).isEqualTo("waiver-not-in-order error new ");
              assertThat(lines.get(4)).isEqualTo("regressed error new a/crash");
            })
        .contains("unknown warning new d/unknown", "fixed none absent b/fixed")
        .anyMatch(line -> line.startsWith("changed-worse note new a/evil"));
  }

  @Test
  void givesTheWaiversReasonForWhatIsAccepted() throws IOException {
    List<JsonNode> results = results(Judgements.full());
    assertThat(results)
        .allMatch(result -> result.path("suppressions").isArray())
        .filteredOn(result -> result.path("suppressions").size() == 1)
        .singleElement()
        .satisfies(
            waived ->
                assertThat(waived.at("/suppressions/0"))
                    .isEqualTo(
                        JSON.readTree(
                            """
                            {"kind": "external", "status": "accepted",
                             "justification": "libssl3 is loaded on demand"}
                            """)));
  }

  @Test
  void takesNoResultForAnother() throws IOException {
    List<JsonNode> results = results(Judgements.compared(300));
    assertThat(results).hasSizeGreaterThan(5);
    assertThat(results)
        .extracting(result -> result.at("/partialFingerprints/primaryLocationLineHash").asText())
        .allMatch(hash -> hash.matches("[0-9a-f]{16}:1"))
        .doesNotHaveDuplicates();
    assertThat(results)
        .allSatisfy(
            result -> {
              int index = result.path("ruleIndex").intValue();
              assertThat(Rule.all().get(index).id()).isEqualTo(result.path("ruleId").asText());
            });
  }

  @Test
  void leavesOutTheLeastImportantWhereItWouldBeTooMuch() throws IOException {
    assertThat(SarifReport.MOST_RESULTS).as("GitHub's limit").isEqualTo(25_000);
    assertThat(SarifReport.MOST_BYTES).as("GitHub's limit").isEqualTo(10_000_000);
    Judgement many = Judgements.compared(400);
    JsonNode run = run(SarifReport.render(many, 5, 1_000_000));
    assertThat(run.path("results")).hasSize(5);
    assertThat(run.at("/results/0/level").asText()).isEqualTo("error");
    assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text").asText())
        .matches("\\d+ results are left out here: comparison.csv has them all.");
    assertThat(run(SarifReport.render(many, 1000, 3_000)).path("results").size()).isBetween(1, 19);
  }

  @Test
  void cutsLongMessagesBetweenCharacters() throws IOException {
    Result result =
        new Result(
            Rule.FAILING,
            Level.ERROR,
            BaselineState.NEW,
            "\ud83d\udce6{".repeat(3000),
            "`" + "x".repeat(9000) + "`",
            Optional.empty(),
            List.of("x"),
            Optional.empty(),
            new TreeMap<>());
    var json = JSON.createObjectNode();
    result.write(json);
    String text = json.at("/message/text").asText();
    assertThat(text).endsWith("…").startsWith("\ud83d\udce6{{\ud83d\udce6{{");
    assertThat(json.at("/message/markdown").asText()).isEqualTo(text);
    assertThat(IntStream.range(0, text.length()).filter(i -> !paired(text, i))).isEmpty();
  }

  private static boolean paired(String text, int at) {
    boolean high = Character.isHighSurrogate(text.charAt(at));
    return !high || (at + 1 < text.length() && Character.isLowSurrogate(text.charAt(at + 1)));
  }

  private static JsonNode run(String text) throws IOException {
    return JSON.readTree(text).at("/runs/0");
  }

  private static List<JsonNode> results(Judgement judgement) throws IOException {
    JsonNode results = run(SarifReport.render(judgement)).path("results");
    return StreamSupport.stream(results.spliterator(), false).toList();
  }
}
