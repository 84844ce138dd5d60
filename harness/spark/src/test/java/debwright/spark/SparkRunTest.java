package debwright.spark;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.corpus.Corpus;
import debwright.corpus.Tier;
import debwright.gate.Materials;
import debwright.index.Indexes;
import debwright.materials.CorpusMaterials;
import debwright.materials.DistilledBytes;
import debwright.materials.InstalledIndexes;
import debwright.run.CorpusRun;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.Progress;
import debwright.run.RunSettings;
import debwright.run.Workers;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * A part of the corpus on a real cluster: a master, two workers, and their executors. A process has
 * one connection to Spark at a time, and the one that several tests share comes last.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class SparkRunTest {
  private static final String COMMAND =
      "java -Xmx512m -XX:TieredStopAtLevel=1 -cp 'packager.jar:lib/*' debwright.worker.Worker";
  private static final List<String> FAST =
      List.of("--conf", "spark.executor.extraJavaOptions=-XX:TieredStopAtLevel=1 -XX:+UseSerialGC");
  private static final List<String> LOOPBACK =
      List.of(
          "--conf", "spark.driver.host=127.0.0.1", "--conf", "spark.driver.bindAddress=127.0.0.1");

  @TempDir private static Path temp = Path.of("");
  private static Path reference = Path.of("");
  private static StandaloneCluster cluster;
  private static SparkWorkers workers;

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @BeforeAll
  static void start() throws Exception {
    makeEngine();
    CompletableFuture<StandaloneCluster> starting = startCluster();
    try {
      runHere();
    } finally {
      cluster = starting.get();
      workers = new SparkWorkers(settings());
    }
  }

  private static CompletableFuture<StandaloneCluster> startCluster() {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return StandaloneCluster.start(temp.resolve("spark"), 2);
          } catch (IOException | InterruptedException e) {
            throw new CompletionException(e);
          }
        });
  }

  private static void runHere() {
    reference = temp.resolve("one-machine");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    List<String> args = new ArrayList<>(List.of("corpus", "run"));
    args.addAll(corpusRun("smoke", jar(), reference));
    int exit = debwright.cli.Main.run(args.toArray(String[]::new), out, out);
    assertThat(exit).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  @AfterAll
  static void stop() throws Exception {
    if (cluster != null) {
      workers.close();
      cluster.close();
    }
  }

  /** The packager as a user has it: a jar with its libraries beside it. */
  private static void makeEngine() throws IOException {
    Path lib = Files.createDirectories(temp.resolve("engine/lib"));
    CodeJar.write(temp.resolve("engine/packager.jar"));
    try (Stream<Path> jars = Files.list(Path.of("../../packager/target/lib"))) {
      for (Path jar : jars.toList()) {
        Files.copy(jar, lib.resolve(jar.getFileName()));
      }
    }
  }

  private static String jar() {
    return "jar:" + temp.resolve("engine/packager.jar");
  }

  private static List<String> corpusRun(String tier, String engine, Path output) {
    return List.of(
        "--no-cache",
        "--corpus",
        "bookworm",
        "--tier",
        tier,
        "--engine",
        engine,
        "-o",
        output.toString());
  }

  private int run(String master, String engine, Path output, String... options) {
    List<String> args = new ArrayList<>(List.of("--master", master));
    args.addAll(List.of("--executor-cache", temp.resolve("executors").toString()));
    args.addAll(LOOPBACK);
    args.addAll(FAST);
    args.addAll(corpusRun("must-pass", engine, output));
    args.addAll(List.of(options));
    PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
    return Main.run(args.toArray(String[]::new), out, out);
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  private static void expectReference(Path run) {
    for (String file : List.of("results.csv", "results.jsonl")) {
      assertThat(run.resolve(file)).hasSameBinaryContentAs(reference.resolve(file));
    }
  }

  @Test
  @Order(1)
  void givesTheBytesThatOneMachineGives() throws Exception {
    Path folder = temp.resolve("engine");
    Path run = run(new Engine("fast", "5".repeat(64), COMMAND, folder), workers);
    expectReference(run);
    assertThat(run.resolve("logs/logs.csv"))
        .hasSameBinaryContentAs(reference.resolve("logs/logs.csv"));
  }

  /** The engine keeps the first question of all, and the machine on which it does is lost. */
  @Test
  @Order(2)
  void givesTheSameBytesWhenAnExecutorIsKilled() throws Exception {
    Path held = temp.resolve("held");
    String script =
        "while read -r line; do mkdir %s 2>/dev/null && echo $$ >%s/pid && sleep 50; echo \"$line\"; done | %s"
            .formatted(held, held, COMMAND);
    String holding = "sh -c '" + script.replace("'", "'\\''") + "'";
    KillingWorkers killing = new KillingWorkers(workers, held.resolve("pid"));
    Engine engine = new Engine("holding", "6".repeat(64), holding, temp.resolve("engine"));
    Path run = run(engine, killing);
    assertThat(killing.answered).as("each item has one answer").isEqualTo(49);
    assertThat(Path.of(System.getProperty("debwright.spark.log", "")))
        .content()
        .as("Spark started the task of the lost executor again")
        .containsPattern("Starting task [0-9]+\\.1 in stage");
    expectReference(run);
  }

  private static Path run(Engine engine, Workers asked) throws Exception {
    Materials materials = materials();
    Path run = temp.resolve(engine.name());
    try {
      new CorpusRun(
              engine,
              materials.items(),
              materials.indexes(),
              RunSettings.DEFAULT,
              materials.scoring())
          .by(asked)
          .run(run, Progress.SILENT);
    } catch (EngineException e) {
      throw new AssertionError(e.explanation() + "\n" + e.said() + "\n" + cluster.said(), e);
    }
    return run;
  }

  private static ClusterSettings settings() {
    Map<String, String> options = new TreeMap<>();
    Stream.of(LOOPBACK, FAST)
        .flatMap(List::stream)
        .filter(option -> option.contains("="))
        .map(option -> option.split("=", 2))
        .forEach(pair -> options.put(pair[0], pair[1]));
    return new ClusterSettings(
        cluster.url(), options, temp.resolve("executors").toString(), Duration.ofSeconds(60));
  }

  private static Materials materials() throws Exception {
    Path cache = Path.of(System.getenv("DEBWRIGHT_CACHE"));
    return new CorpusMaterials(
            new DistilledBytes(cache),
            new InstalledIndexes(new Indexes(cache.resolve("index"), cache)),
            Tier.SMOKE)
        .of(List.of(Corpus.embedded("bookworm")));
  }

  /** Others' workers, of which the machine of a process is lost after the fourth answer. */
  private static final class KillingWorkers implements Workers {
    private final Workers others;
    private final Path pid;
    private int answered;

    KillingWorkers(Workers others, Path pid) {
      this.others = others;
      this.pid = pid;
    }

    @Override
    public void answer(Questions questions, Sink sink)
        throws IOException, EngineException, InterruptedException {
      others.answer(
          questions,
          attempt -> {
            sink.add(attempt);
            answered++;
            if (answered == 4) {
              cluster.loseMachineOf(Long.parseLong(Files.readString(pid).strip()));
            }
          });
    }

    @Override
    public SortedMap<String, String> place(RunSettings settings) {
      return others.place(settings);
    }
  }

  @Test
  @Order(0)
  void saysThatNoMasterAnswers() {
    int exit = run("spark://127.0.0.1:1", jar(), temp.resolve("nobody"));
    assertThat(exit).isEqualTo(3);
    assertThat(said()).contains("error: no Spark master answers at 127.0.0.1:1 (");
  }

  @Test
  @Order(0)
  void saysThatNoExecutorCame() {
    int exit =
        run(
            cluster.url(),
            jar(),
            temp.resolve("nobody"),
            "--conf",
            "spark.executor.memory=4g",
            "--patience",
            "1");
    assertThat(exit).isEqualTo(3);
    assertThat(said()).contains("error: " + cluster.url() + " gave no executor within 1 s");
  }

  @Test
  @Order(0)
  void saysWhichExecutorCannotStartTheEngine() {
    int exit = run("local[1]", "cmd:no-such-engine", temp.resolve("nobody"));
    assertThat(exit).isEqualTo(3);
    assertThat(said())
        .contains("error: the executor on 127.0.0.1: the worker of cmd:no-such-engine (")
        .contains("no-such-engine: not found");
  }
}
