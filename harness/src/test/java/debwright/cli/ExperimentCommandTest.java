package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.index.IndexWriter;
import debwright.index.Release;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentCommandTest {
  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();

  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    shell = Shell.piped(folder.resolve("cache"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
  }

  @Test
  void showsWhatOneEngineGainsOverAnother() throws Exception {
    repository.answer("libc6 (>= 2.17)");
    assertThat(experiment("--a", "engine=worktree", "--b", "engine=HEAD")).as(shell.err()).isZero();
    assertThat(shell.out())
        .contains("0 of 1 (0.0 %)  1 of 1 (100.0 %)", "gained (1)", "raised libc6 (1)")
        .endsWith("1 gained = 1\n");
    assertThat(folder.resolve("cache/runs/experiment-b")).isNotEmptyDirectory();
  }

  @Test
  void saysThatKnownAnswersCostNothing() {
    for (int call = 0; call < 2; call++) {
      assertThat(experiment("--a", "strategy=names", "--b", "strategy=symbols")).isZero();
    }
    assertThat(shell.out()).contains("1 of 1", "0 of 1", "not measured", "--no-cache");
  }

  @Test
  void refusesTheSameOnBothSides() {
    assertThat(experiment("--a", "strategy=names,engine=worktree", "--b", "strategy=names"))
        .isEqualTo(2);
    assertThat(shell.err()).contains("error: both sides are the same", "hint: name another");
    assertThat(shell.out()).isEmpty();
  }

  private int experiment(String... more) {
    List<String> words = new ArrayList<>(List.of("experiment", "--index", index().toString()));
    words.addAll(List.of("--repository", repository.toString()));
    words.addAll(List.of("--corpus", repository.path("apps.corpus.csv").toString()));
    words.addAll(List.of(more));
    return shell.run(words.toArray(String[]::new));
  }

  private Path index() {
    return folder.resolve("empty.index");
  }
}
