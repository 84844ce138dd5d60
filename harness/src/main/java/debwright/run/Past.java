package debwright.run;

import java.io.IOException;
import java.nio.file.Path;

/**
 * What earlier runs left that saves this one time.
 *
 * @param answers which need not be asked for again
 * @param durations by which the longest items are asked about first
 */
public record Past(AnswerCache answers, Durations durations) {
  /** Nothing, and nothing is kept. */
  public static Past none() {
    return new Past(AnswerCache.NONE, Durations.unknown());
  }

  /** That in a cache folder. */
  public static Past in(Path cache) throws IOException {
    return new Past(
        AnswerCache.in(cache.resolve("answers")), Durations.in(cache.resolve("durations.tsv")));
  }

  /** Whether answers are kept at all. */
  public boolean keepsAnswers() {
    return answers.keeps();
  }

  /** The same without answers. */
  public Past withoutAnswers() {
    return new Past(AnswerCache.NONE, durations);
  }
}
