package debwright.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.gate.ProjectFileException;
import org.junit.jupiter.api.Test;

class DeliveryFileTest {
  private static String problem(String text) {
    ProjectFileException problem =
        catchThrowableOfType(
            ProjectFileException.class, () -> DeliveryFile.parse(text, "debwright.yaml"));
    assertThat(problem).as("%s is refused", text).isNotNull();
    return problem.told();
  }

  @Test
  void secretsOfAnEnvironmentAreNames() throws Exception {
    String text = "environments: {production: {deploy: x, secrets: [KEY, OTHER_KEY]}}\n";
    DeliveryFile file = DeliveryFile.parse(text, "debwright.yaml");
    assertThat(file.environment("production").orElseThrow().secrets())
        .containsExactly("KEY", "OTHER_KEY");
    assertThat(file.secret()).containsExactly("KEY", "OTHER_KEY");
  }

  @Test
  void aValueThatStandsThereByMistakeIsNotRepeated() {
    assertThat(problem("environments: {production: {deploy: x, secrets: ['KEY=hunter2!']}}\n"))
        .contains("debwright.yaml:1", "names of variables", "never in a file")
        .doesNotContain("hunter2");
    assertThat(problem("environments: {production: {deploy: x, secrets: [DEBWRIGHT_REVISION]}}\n"))
        .contains("DEBWRIGHT_REVISION is set by debwright itself");
  }

  @Test
  void testsAreNotGivenASecretOfAnyKind() {
    String landing = "landing: {tests: x, environment: [KEY]}\n";
    assertThat(problem(landing + "environments: {production: {deploy: x, secrets: [KEY]}}\n"))
        .contains("KEY is a secret", "tests");
    assertThat(
            problem(
                landing
                    + "forge: {kind: github, repository: x, secret: 'env:KEY', reviewers: []}\n"))
        .contains("KEY is a secret");
  }
}
