package debwright.run;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.result.ItemKey;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuestionTest {
  @ParameterizedTest
  @CsvSource({"shlibdeps, exact", "packages, loader", "declared, loader", "'', loader"})
  void asksForTheRulesThatTheLabelFollows(String label, String mode) {
    ItemKey key = new ItemKey("app", "ubuntu:24.04", "amd64");
    RunItem.Present bytes = new RunItem.Present(Path.of("app.tar"));
    RunItem item = new RunItem(key, "full", new RunItem.Label(label, ""), "ab", bytes);
    String line =
        new String(
            new Question("1", item, bytes.path(), RunSettings.DEFAULT, Path.of("index")).line(),
            StandardCharsets.UTF_8);
    assertThat(line).contains("\"mode\":\"%s\"".formatted(mode), "\"release\":\"ubuntu:24.04\"");
  }

  @ParameterizedTest
  @CsvSource({"ubuntu:24.04, 1.21", "debian:13, 1.22.22", "ubuntu:26.04, 1.22.22"})
  void asksForTheRulesOfTheReleaseUnlessToldOtherwise(String release, String dpkg) {
    assertThat(line(release, RunSettings.DEFAULT)).contains("\"dpkg\":\"%s\"".formatted(dpkg));
    assertThat(line(release, RunSettings.DEFAULT.withDpkg("1.21"))).contains("\"dpkg\":\"1.21\"");
  }

  private static String line(String release, RunSettings settings) {
    ItemKey key = new ItemKey("app", release, "amd64");
    RunItem.Present bytes = new RunItem.Present(Path.of("app.tar"));
    RunItem item = new RunItem(key, "full", new RunItem.Label("shlibdeps", ""), "ab", bytes);
    Question question = new Question("1", item, bytes.path(), settings, Path.of("index"));
    return new String(question.line(), StandardCharsets.UTF_8);
  }
}
