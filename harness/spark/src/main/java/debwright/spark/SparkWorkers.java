package debwright.spark;

import debwright.run.Attempt;
import debwright.run.EngineException;
import debwright.run.RunItem;
import debwright.run.RunSettings;
import debwright.run.WorkerSlot;
import debwright.run.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.spark.package$;
import org.jspecify.annotations.Nullable;

/**
 * The executors of a Spark cluster, each with worker processes of its own.
 *
 * <p>Items, indexes and the engine are brought to them by digest. An item whose executor is lost is
 * asked about by another; the run that comes of it is the one that a single machine makes. The
 * cluster is not looked for before there is a question, and kept until the end.
 */
public final class SparkWorkers implements Workers {
  private final ClusterSettings settings;
  private @Nullable Cluster cluster;
  private int executors;

  public SparkWorkers(ClusterSettings settings) {
    this.settings = settings;
  }

  @Override
  public void answer(Questions questions, Sink sink)
      throws IOException, EngineException, InterruptedException {
    List<RunItem> present = new ArrayList<>();
    try (WorkerSlot nobody =
        new WorkerSlot(questions.engine(), questions.indexes(), questions.settings())) {
      for (RunItem item : questions.items()) {
        if (item.input() instanceof RunItem.Present) {
          present.add(item);
        } else {
          // Nobody has its bytes, so that no worker is started for it.
          sink.add(nobody.attempt(item));
        }
      }
    }
    if (!present.isEmpty()) {
      ask(
          new Questions(
              questions.engine(), questions.indexes(), questions.settings(), List.of(present)),
          sink);
    }
  }

  private void ask(Questions questions, Sink sink)
      throws IOException, EngineException, InterruptedException {
    Cluster asked = cluster();
    FileDepot depot = asked.depot();
    Briefing briefing = Briefing.of(questions, depot, asked.uri(), settings.store());
    List<ItemTask> tasks = new ArrayList<>();
    for (RunItem item : questions.items()) {
      tasks.add(ItemTask.of(item, ((RunItem.Present) item.input()).path(), depot));
    }
    executors = asked.run(tasks, new AskItems(briefing), line -> sink.add(Attempt.of(line)));
  }

  private Cluster cluster() throws IOException, EngineException {
    Cluster known = cluster;
    if (known != null) {
      return known;
    }
    Cluster connected = Cluster.connect(settings);
    cluster = connected;
    return connected;
  }

  @Override
  public SortedMap<String, String> place(RunSettings ignored) {
    return new TreeMap<>(
        Map.of(
            "spark", package$.MODULE$.SPARK_VERSION(),
            "master", settings.master(),
            "executors", Integer.toString(executors)));
  }

  @Override
  public void close() {
    Cluster known = cluster;
    if (known != null) {
      known.close();
    }
  }
}
