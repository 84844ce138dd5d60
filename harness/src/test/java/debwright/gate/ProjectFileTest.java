package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectFileTest {
  private static final String GOOD =
      """
      # ours
      trunk: trunk
      engine:
        paths: [a, b/c]
        build: make
        worker: ./worker
      corpora:
        - bookworm
        - mine.corpus.csv
      baseline: 0123456789abcdef0123456789abcdef01234567
      """;

  private static List<String> problems(String text) {
    return catchThrowableOfType(ProjectFileException.class, () -> parse(text)).problems().stream()
        .map(p -> p.message() + (p.hint().isEmpty() ? "" : " | " + p.hint()))
        .toList();
  }

  private static ProjectFile parse(String text) throws ProjectFileException {
    return ProjectFile.parse(text, "debwright.yaml");
  }

  @Test
  void readsWhatTheGateNeeds() throws Exception {
    ProjectFile file = parse(GOOD);
    assertThat(file.trunk()).isEqualTo("trunk");
    assertThat(file.corpora()).containsExactly("bookworm", "mine.corpus.csv");
    assertThat(file.baseline()).contains("0123456789abcdef0123456789abcdef01234567");
  }

  @Test
  void onlyTheEngineIsNeeded() throws Exception {
    ProjectFile file = parse("engine:\n  paths: [.]\n");
    assertThat(file.trunk()).isEqualTo("main");
    assertThat(file.corpora()).isEmpty();
    assertThat(file.baseline()).isEmpty();
  }

  @Test
  void namesEveryUnknownKeyWithItsLineAndAGuess() {
    assertThat(problems(GOOD.replace("corpora", "corpra").replace("worker: ", "Worker: ")))
        .containsExactly(
            "debwright.yaml:6: unknown key 'Worker' in engine | did you mean 'worker'?",
            "debwright.yaml:7: unknown key 'corpra' | did you mean 'corpora'?");
    assertThat(problems("sauce: tomato\n"))
        .containsExactly(
            "debwright.yaml:1: unknown key 'sauce' | known are: backlog, baseline, corpora, dependents, done, engine, environments, forge, landing, notify, review, runs, speed, trunk, upstreams, waivers");
  }

  @Test
  void refusesValuesOfAnotherKind() {
    assertThat(problems("corpora: bookworm\ntrunk: [a]\n"))
        .containsExactlyInAnyOrder(
            "debwright.yaml: 'corpora': expected a list such as [bookworm], found \"bookworm\"",
            "debwright.yaml: 'trunk': expected one value, found [\"a\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"HEAD~1", "worktree", "a4c21f0", "deploy:production"})
  void theBaselineIsAWholeId(String name) {
    assertThat(problems("baseline: " + name + "\n"))
        .containsExactly(
            "debwright.yaml: 'baseline': expected a commit's 40 hex digits, found \""
                + name
                + "\" | git rev-parse NAME prints them");
  }

  @Test
  void refusesWhatIsNoYaml() {
    assertThat(problems("trunk: [a\nengine: b\n"))
        .singleElement()
        .asString()
        .startsWith("debwright.yaml:")
        .contains("no good YAML");
    assertThat(problems("trunk: a\ntrunk: b\n")).singleElement().asString().contains("uplicate");
  }

  @Test
  void saysWhenThereIsNoProjectFile() {
    assertThat(
            catchThrowableOfType(
                ProjectFileException.class, () -> ProjectFile.read(Path.of("/nowhere"))))
        .hasMessage("no such file: /nowhere/debwright.yaml");
  }

  @Test
  void anEmptyFileOrAScalarIsNoReasonToCrash() throws Exception {
    assertThat(parse("").corpora()).isEmpty();
    assertThat(parse("# nothing\n").corpora()).isEmpty();
    assertThat(problems("hello")).singleElement().asString().contains("keys and values");
  }
}
