package debwright.spark;

import debwright.cli.WorkersOption;
import debwright.run.Workers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that name a cluster. */
final class SparkOption implements WorkersOption {
  @Option(
      names = "--master",
      required = true,
      paramLabel = "URL",
      description = "The Spark cluster, such as spark://head:7077; local[4] needs none.")
  private String master = "";

  @Option(
      names = "--conf",
      paramLabel = "NAME=VALUE",
      description =
          "An option of Spark, such as spark.cores.max=40; more than once for several. --jobs is not heeded.")
  private Map<String, String> conf = new LinkedHashMap<>();

  @Option(
      names = "--executor-cache",
      paramLabel = "DIR",
      description =
          "Where executors keep what they fetch, on each machine: the folder spark of Debwright's cache unless given.")
  private Optional<Path> store = Optional.empty();

  @Option(
      names = "--patience",
      paramLabel = "SECONDS",
      description = "How long the cluster may be without any executor: 60 unless given.")
  private int patience = 60;

  @Override
  public Workers workers() {
    return new SparkWorkers(
        new ClusterSettings(
            master, conf, store.map(Path::toString).orElse(""), Duration.ofSeconds(patience)));
  }
}
