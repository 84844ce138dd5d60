package debwright.run;

import java.io.IOException;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Processes of this machine. */
final class LocalWorkers implements Workers {
  @Override
  public void answer(Questions questions, Sink sink)
      throws IOException, EngineException, InterruptedException {
    try (WorkerPool pool =
        new WorkerPool(questions.engine(), questions.indexes(), questions.settings())) {
      pool.run(questions.groups(), sink);
    }
  }

  @Override
  public SortedMap<String, String> place(RunSettings settings) {
    return new TreeMap<>(
        Map.of(
            "processors",
            Integer.toString(Runtime.getRuntime().availableProcessors()),
            "jobs",
            Integer.toString(settings.jobs())));
  }
}
