package debwright.spark;

import debwright.run.ProcessTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** A Spark master and its workers on this machine, each a process, each worker with one core. */
final class StandaloneCluster implements AutoCloseable {
  private static final Pattern URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
  private static final String REGISTERED = "Successfully registered with master";
  private static final int PATIENCE_MS = 60_000;

  private final Path folder;
  private final List<Process> workers = new ArrayList<>();
  private final List<Process> all = new ArrayList<>();
  private final Thread onExit = new Thread(this::kill, "end-cluster");
  private String url = "";

  private StandaloneCluster(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(onExit);
  }

  /** Starts a cluster and waits until all workers are known to its master. */
  static StandaloneCluster start(Path folder, int workers)
      throws IOException, InterruptedException {
    StandaloneCluster cluster = new StandaloneCluster(folder);
    try {
      cluster.startAll(workers);
      return cluster;
    } catch (IOException | InterruptedException | IllegalStateException e) {
      cluster.close();
      throw e;
    }
  }

  private void startAll(int count) throws IOException, InterruptedException {
    Files.createDirectories(folder);
    Files.createSymbolicLink(folder.resolve("jars"), Path.of("target/lib").toRealPath());
    start("master", "org.apache.spark.deploy.master.Master", "--port", "0");
    url = await("master", URL).group(1);
    for (int i = 1; i <= count; i++) {
      String name = "worker" + i;
      workers.add(
          start(
              name,
              "org.apache.spark.deploy.worker.Worker",
              "--cores",
              "1",
              "--memory",
              "600m",
              "--work-dir",
              folder.resolve(name).toString(),
              url));
    }
    for (int i = 1; i <= count; i++) {
      await("worker" + i, Pattern.compile(REGISTERED));
    }
  }

  private Process start(String name, String type, String... options) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "@java-options",
                "-Dspark.master.rest.enabled=false",
                "-cp",
                folder.resolve("jars").toString() + "/*",
                type,
                "--host",
                "127.0.0.1",
                "--webui-port",
                "0"));
    command.addAll(List.of(options));
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log(name).toFile());
    builder.environment().put("SPARK_HOME", folder.toString());
    builder.environment().put("SPARK_SCALA_VERSION", "2.13");
    builder.environment().put("SPARK_LOCAL_IP", "127.0.0.1");
    builder.environment().put("SPARK_LOCAL_DIRS", folder.resolve("local").toString());
    Process process = builder.start();
    all.add(process);
    return process;
  }

  private Path log(String name) {
    return folder.resolve(name + ".log");
  }

  private Matcher await(String name, Pattern line) throws IOException, InterruptedException {
    for (int waited = 0; waited < PATIENCE_MS; waited += 20) {
      Matcher matcher = line.matcher(Files.readString(log(name)));
      if (matcher.find()) {
        return matcher;
      }
      Thread.sleep(20);
    }
    throw new IllegalStateException(
        name + " did not say '" + line + "' in time, but:\n" + Files.readString(log(name)));
  }

  /** Such as {@code spark://127.0.0.1:43210}. */
  String url() {
    return url;
  }

  /** Kills the executor of a process and all that is with it, as a power failure does. */
  void loseMachineOf(long pid) {
    Process worker =
        workers.stream()
            .filter(each -> each.descendants().anyMatch(process -> process.pid() == pid))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("no worker has the process " + pid));
    ProcessTree.kill(worker);
  }

  private void kill() {
    all.forEach(ProcessTree::kill);
  }

  @Override
  public void close() {
    kill();
    all.forEach(process -> process.onExit().join());
    Runtime.getRuntime().removeShutdownHook(onExit);
  }

  /** What all said, for a test that fails. */
  String said() throws IOException {
    StringBuilder text = new StringBuilder();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith("stderr")).toList()) {
        text.append(file).append('\n').append(Files.readString(file));
      }
    }
    return text.toString();
  }
}
