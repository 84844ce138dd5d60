package debwright.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.ledger.RunsPlace;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunsSectionTest {
  private static RunsPlace parse(String runs) throws ProjectFileException {
    return RunsSection.parse("trunk: main\n" + runs, "debwright.yaml");
  }

  private static String problem(String runs) {
    return catchThrowableOfType(ProjectFileException.class, () -> parse(runs))
        .problems()
        .get(0)
        .message();
  }

  @Test
  void saysWhereRunsAre() throws Exception {
    assertThat(parse("")).isEqualTo(new RunsPlace.InCache());
    assertThat(parse("runs: {folder: ../runs}"))
        .isEqualTo(new RunsPlace.InFolder(Path.of("../runs")));
    assertThat(parse("runs: {ref: refs/debwright/runs}"))
        .isEqualTo(new RunsPlace.OnRef("refs/debwright/runs", Optional.empty()));
    assertThat(parse("runs: {ref: refs/debwright/runs, repository: origin}"))
        .isEqualTo(new RunsPlace.OnRef("refs/debwright/runs", Optional.of("origin")));
    ProjectFile.parse("runs: {ref: refs/debwright/runs}", "debwright.yaml");
  }

  @Test
  void refusesWhatMakesNoSense() {
    assertThat(problem("runs: {}"))
        .isEqualTo("debwright.yaml: 'runs': expected folder or ref, found {}");
    assertThat(problem("runs: [a]")).contains("expected folder or ref, found [\"a\"]");
    assertThat(problem("runs: {folder: a, ref: refs/x/y}")).contains("expected folder or ref");
    assertThat(problem("runs: {folder: a, repository: b}")).contains("belongs to ref");
    for (String ref :
        new String[] {"refs/heads/main", "refs/tags/v1", "refs/debwright/ledger", "runs"}) {
      assertThat(problem("runs: {ref: " + ref + "}"))
          .endsWith("'ref': expected a ref that is no branch, found '" + ref + "'");
    }
  }

  @Test
  void knowsItsKeys() {
    ProjectFileException wrong =
        catchThrowableOfType(
            ProjectFileException.class,
            () -> ProjectFile.parse("runs:\n  fold: x\n", "debwright.yaml"));
    assertThat(wrong).hasMessage("debwright.yaml:2: unknown key 'fold' in runs");
  }
}
