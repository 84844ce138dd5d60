package debwright.gate;

import debwright.result.Run;
import debwright.run.EngineException;
import java.io.IOException;

/**
 * The runs of both sides.
 *
 * <p>Engines of one content answer alike, and each run asks again about some of the answers that
 * are known; so where answers are kept one run stands for both.
 */
record Runs(Run base, Run candidate) {

  static Runs of(Contender before, Contender after, Runner runner)
      throws IOException, EngineException, InterruptedException {
    if (before instanceof Contender.Built base
        && after instanceof Contender.Built candidate
        && runner.past().keepsAnswers()
        && base.engine().content().equals(candidate.engine().content())) {
      Run run = candidate.run(runner);
      return new Runs(runner.as(base.engine(), run), run);
    }
    Run base = before.run(runner);
    return new Runs(base, after.run(runner));
  }
}
