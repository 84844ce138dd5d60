package debwright.spark;

import debwright.run.EngineException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.collection.immutable.Seq;
import scala.jdk.javaapi.CollectionConverters;
import scala.runtime.BoxedUnit;

/** A connection to a Spark cluster. */
final class Cluster implements AutoCloseable {
  /** A job of more tasks than that keeps Spark's scheduler busy, not the executors. */
  private static final int MOST_TASKS = 2000;

  private static final String PLACE = "/debwright";
  private static final int LOOK_MS = 500;

  private final ClusterSettings settings;
  private final FileDepot depot;
  private final SparkContext context;
  private final String uri;
  private int executorsSeen;
  private long lastSeen;

  private Cluster(ClusterSettings settings, FileDepot depot, SparkContext context) {
    this.settings = settings;
    this.depot = depot;
    this.context = context;
    // Spark's public way, addFile, brings every file to every executor.
    this.uri = context.env().rpcEnv().fileServer().addDirectory(PLACE, depot.folder().toFile());
  }

  /** Takes a line in. */
  interface Lines {
    void add(String line) throws IOException;
  }

  /**
   * Connects.
   *
   * @throws EngineException no master answers, or it wants nothing of us
   */
  static Cluster connect(ClusterSettings settings) throws IOException, EngineException {
    MasterAddress.check(settings.master());
    FileDepot depot = FileDepot.open();
    try {
      return connect(settings, depot);
    } catch (IOException | EngineException e) {
      depot.close();
      throw e;
    }
  }

  private static Cluster connect(ClusterSettings settings, FileDepot depot)
      throws IOException, EngineException {
    Path code = depot.folder().resolve("debwright-classes.jar");
    CodeJar.write(code);
    try {
      return new Cluster(settings, depot, new SparkContext(conf(settings, code)));
    } catch (RuntimeException e) {
      throw failed(settings, firstLine(e));
    }
  }

  private static SparkConf conf(ClusterSettings settings, Path code) {
    SparkConf conf =
        new SparkConf()
            .setAppName("debwright corpus run")
            .setMaster(settings.master())
            .set("spark.ui.enabled", "false")
            .set("spark.executor.memory", "512m")
            .set("spark.locality.wait", "0s")
            // Answers are handed on as they come: together they may be large.
            .set("spark.driver.maxResultSize", "0");
    settings.options().forEach(conf::set);
    return conf.set("spark.jars", code.toUri().toString());
  }

  /** What executors may fetch. */
  FileDepot depot() {
    return depot;
  }

  /** Where they find it. */
  String uri() {
    return uri;
  }

  /**
   * Asks about all items, and hands on each line as soon as it is here.
   *
   * @return how many executors there were, at most
   * @throws EngineException no executor can ask, or none is there for too long
   */
  int run(List<ItemTask> tasks, AskItems ask, Lines lines)
      throws IOException, EngineException, InterruptedException {
    lastSeen = System.nanoTime();
    try {
      await(tasks, ask, lines);
      look();
      return executorsSeen;
    } catch (IllegalStateException e) {
      if (context.isStopped()) {
        throw failed(settings, "it ended the job");
      }
      throw e;
    }
  }

  private void await(List<ItemTask> tasks, AskItems ask, Lines lines)
      throws IOException, EngineException, InterruptedException {
    BlockingQueue<List<String>> done = new LinkedBlockingQueue<>();
    SimpleFutureAction<BoxedUnit> job = submit(tasks, ask, done);
    try {
      int left = tasks.size();
      while (left > 0) {
        List<String> next = done.poll(LOOK_MS, TimeUnit.MILLISECONDS);
        if (next != null) {
          left -= next.size();
          for (String line : next) {
            lines.add(line);
          }
        } else {
          checkJob(job);
        }
      }
    } finally {
      if (!job.isCompleted()) {
        job.cancel();
      }
    }
  }

  private SimpleFutureAction<BoxedUnit> submit(
      List<ItemTask> tasks, AskItems ask, BlockingQueue<List<String>> done) {
    int parts = Math.min(tasks.size(), MOST_TASKS);
    RDD<ItemTask> items = new JavaSparkContext(context).parallelize(tasks, parts).rdd();
    List<Object> all = IntStream.range(0, parts).<Object>mapToObj(i -> i).toList();
    Seq<Object> partitions = CollectionConverters.asScala(all).toSeq();
    return context.submitJob(
        items,
        ask,
        partitions,
        (part, lines) -> {
          done.add(lines);
          return BoxedUnit.UNIT;
        },
        () -> BoxedUnit.UNIT);
  }

  private void checkJob(SimpleFutureAction<BoxedUnit> job) throws EngineException {
    if (job.isCompleted() && job.value().get().isFailure()) {
      throw failed(job.value().get().failed().get());
    }
    if (context.isStopped()) {
      throw failed(settings, "it ended the job");
    }
    look();
    if (System.nanoTime() - lastSeen > settings.patience().toNanos()) {
      throw new EngineException(
          "%s gave no executor within %d s"
              .formatted(settings.master(), settings.patience().toSeconds()),
          "",
          "see on the master's page whether workers are there, free, and have the memory and cores asked for;"
              + " they must reach this machine, too (--conf spark.driver.host=ADDRESS)");
    }
  }

  private void look() {
    // The driver is listed with the executors, and is the only one where the cluster is local.
    int listed = context.statusTracker().getExecutorInfos().length;
    int executors = context.isLocal() ? listed : listed - 1;
    executorsSeen = Math.max(executorsSeen, executors);
    if (executors > 0) {
      lastSeen = System.nanoTime();
    }
  }

  private EngineException failed(Throwable failure) {
    Optional<ExecutorException> executor = ExecutorException.in(failure);
    return executor.isPresent()
        ? executor.get().toEngineException()
        : failed(settings, firstLine(failure));
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }

  private static EngineException failed(ClusterSettings settings, String what) {
    return new EngineException(
        "Spark at %s: %s".formatted(settings.master(), what),
        "",
        "see Spark's log, and whether the cluster's Spark is of the same version");
  }

  @Override
  public void close() {
    context.stop();
    try {
      depot.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
