package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import debwright.report.ReportFormat;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The pipelines in docs/ci, which others copy. */
class PipelinesTest {
  private static final Path FOLDER = Path.of("..", "docs", "ci");
  private static final Set<String> KEYS =
      Set.of(
          "name", "needs", "if", "runs-on", "timeout-minutes", "permissions", "outputs", "steps");

  private static JsonNode read(String name) throws IOException {
    return YAMLMapper.builder()
        .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
        .build()
        .readTree(Files.readString(FOLDER.resolve(name)));
  }

  @Test
  void giveEachJobNoMoreThanItNeeds() throws IOException {
    JsonNode workflow = read("github-actions.yml");
    assertThat(workflow.path("permissions")).as("at the top").isEmpty();
    JsonNode jobs = workflow.path("jobs");
    assertThat(jobs.at("/gate/permissions"))
        .as("what runs a proposal's code")
        .hasToString("{\"contents\":\"read\"}");
    assertThat(jobs.at("/comment/permissions")).hasToString("{\"pull-requests\":\"write\"}");
    for (JsonNode job : jobs) {
      assertThat(job.fieldNames()).toIterable().isSubsetOf(KEYS);
      assertThat(job.path("timeout-minutes").intValue()).isPositive();
      assertThat(Set.of("", "gate")).contains(job.path("needs").asText());
      assertThat(jobs.has("gate")).isTrue();
    }
    for (JsonNode step : steps(workflow)) {
      if (step.path("uses").asText().startsWith("actions/checkout@")) {
        assertThat(step.at("/with/persist-credentials").booleanValue()).isFalse();
        assertThat(step.at("/with").has("persist-credentials")).isTrue();
      }
    }
  }

  @Test
  void pinActionsByMajorVersionOrCommit() throws IOException {
    List<String> uses =
        steps(read("github-actions.yml")).stream()
            .map(step -> step.path("uses").asText())
            .filter(name -> !name.isEmpty())
            .toList();
    assertThat(uses).hasSizeGreaterThan(5);
    assertThat(uses).allMatch(name -> name.matches("[\\w-]+/[\\w/-]+@(v\\d+|[0-9a-f]{40})"));
  }

  private static List<JsonNode> steps(JsonNode workflow) {
    List<JsonNode> steps = new ArrayList<>();
    workflow.path("jobs").forEach(job -> job.path("steps").forEach(steps::add));
    return steps;
  }

  @Test
  void runScriptsThatAShellReadsAndNoProposalCanWrite() throws Exception {
    List<String> scripts = new ArrayList<>();
    steps(read("github-actions.yml")).forEach(step -> scripts.add(step.path("run").asText()));
    read("gitlab-ci.yml").at("/gate/script").forEach(line -> scripts.add(line.asText()));
    assertThat(scripts).noneMatch(script -> script.contains("${{"));
    Process shell = new ProcessBuilder("sh", "-n").redirectErrorStream(true).start();
    try (var in = shell.getOutputStream()) {
      in.write(String.join("\n", scripts).getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(shell.waitFor()).as(said).isZero();
  }

  @Test
  void haveTheWholeHistory() throws IOException {
    JsonNode gate = read("github-actions.yml").at("/jobs/gate/steps/0/with/fetch-depth");
    assertThat(gate.isInt()).isTrue();
    assertThat(gate.intValue()).isZero();
    assertThat(read("gitlab-ci.yml").at("/gate/variables/GIT_DEPTH").asText()).isEqualTo("0");
  }

  @ParameterizedTest
  @ValueSource(strings = {"github-actions.yml", "gitlab-ci.yml", "README.md"})
  void nameOnlyFilesThatTheGateWrites(String name) throws IOException {
    List<String> written =
        Stream.of(ReportFormat.values()).map(ReportFormat::fileName).sorted().toList();
    String text = Files.readString(FOLDER.resolve(name));
    List<String> named =
        Pattern.compile("debwright-report/([a-z.]+)")
            .matcher(text)
            .results()
            .map((MatchResult found) -> found.group(1))
            .toList();
    assertThat(named).isNotEmpty().isSubsetOf(written);
  }

  @Test
  void keepTheReportsOfAGateThatFails() throws IOException {
    assertThat(read("gitlab-ci.yml").at("/gate/artifacts/when").asText()).isEqualTo("always");
    assertThat(steps(read("github-actions.yml")))
        .filteredOn(step -> step.path("uses").asText().startsWith("actions/upload-artifact@"))
        .allMatch(step -> step.path("if").asText().equals("${{ !cancelled() }}"))
        .isNotEmpty();
  }
}
