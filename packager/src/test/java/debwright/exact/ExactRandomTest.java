package debwright.exact;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.debian.DpkgSource;
import debwright.debian.Tools;
import debwright.exact.Reference.Answer;
import debwright.plan.Outcome;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random worlds, put to the real tool and to us. {@code -Ddebwright.exact.worlds=N} asks for more
 * of them, {@code -Ddebwright.exact.seed=N} for others.
 */
final class ExactRandomTest {
  private static final long SEED = Long.getLong("debwright.exact.seed", 20261125);
  private static final int WORLDS = Integer.getInteger("debwright.exact.worlds", 1);
  private static final int TRIALS = 5;

  @TempDir private Path folder = Path.of("");

  @Test
  void theInstalledToolAnswersTheSame() throws Exception {
    Tools.need("dpkg-shlibdeps");
    Tools.need("objdump");
    compare(Reference.installed());
  }

  @Test
  void theYoungerToolAnswersTheSame() throws Exception {
    Tools.need("objdump");
    compare(Reference.ofSource(DpkgSource.tree()));
  }

  private void compare(Reference reference) throws Exception {
    List<Trial> trials = new ArrayList<>();
    for (int i = 0; i < WORLDS; i++) {
      Path at = folder.toRealPath().resolve("world-" + (SEED + i));
      RandomWorlds made = new RandomWorlds(SEED + i, at);
      List<Trial> of = made.trials(TRIALS);
      made.world().install();
      for (Trial trial : of) {
        trial.write();
      }
      trials.addAll(of);
    }
    List<Answer> answers = reference.answers(trials);
    int answered = 0;
    List<String> different = new ArrayList<>();
    for (int i = 0; i < trials.size(); i++) {
      Trial trial = trials.get(i);
      Answer answer = answers.get(i);
      answered += answer.printed().isEmpty() ? 0 : 1;
      String ours = ours(trial, reference);
      String theirs = answer.exit() == 0 ? answer.printed() : "refused: " + answer.exit();
      if (!ours.equals(theirs)) {
        different.add(
            "%s (seed %d): ours %s, theirs %s: %s"
                .formatted(trial.folder(), SEED + i / TRIALS, ours, theirs, answer.said()));
      }
    }
    assertThat(different).as("of %d trials", trials.size()).isEmpty();
    assertThat(answered).as("answered of %d", trials.size()).isGreaterThan(trials.size() / 5);
  }

  private static String ours(Trial trial, Reference reference) throws Exception {
    return trial.plan(reference.rules()).outcome() == Outcome.UNRESOLVED_LIBRARY
        ? "refused: 2"
        : trial.ours(reference.rules());
  }
}
