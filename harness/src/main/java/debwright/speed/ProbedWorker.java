package debwright.speed;

import debwright.probe.Probe;
import debwright.probe.Reading;
import debwright.run.Conversation;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.Limits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Asks new workers of one engine, each with the probe inside. The engine's own command starts them,
 * whatever revision it is; Java takes the probe from the environment.
 *
 * @param workbench folder with the probe, where readings are written
 */
record ProbedWorker(Engine engine, Path workbench) {
  static final String PROBE = "probe.jar";

  /**
   * The first compiler alone, which leaves out no allocation, and nothing that reads files beside
   * the thread that answers.
   */
  private static final String REPEATABLE =
      "-XX:TieredStopAtLevel=1 -XX:-UseContainerSupport -XX:-UsePerfData";

  /** Asks with all counters, by which times mean nothing. */
  List<Observation> count(List<Ask> asks)
      throws IOException, EngineException, InterruptedException {
    Path file = workbench.resolve("counts");
    return observe(asks, file, REPEATABLE + " " + agent(Probe.counts(file)));
  }

  /** Asks as the engine's own command says. */
  List<Observation> time(List<Ask> asks) throws IOException, EngineException, InterruptedException {
    Path file = workbench.resolve("times");
    return observe(asks, file, agent(Probe.times(file)));
  }

  private String agent(String argument) {
    return "\"-javaagent:" + workbench.resolve(PROBE) + "=" + argument + "\"";
  }

  private List<Observation> observe(List<Ask> asks, Path file, String options)
      throws IOException, EngineException, InterruptedException {
    Files.deleteIfExists(file);
    try (Conversation worker = Conversation.begin(with(options), Limits.DEFAULT)) {
      List<Observation> seen = new ArrayList<>();
      for (Ask ask : asks) {
        seen.add(answer(worker, ask));
      }
      // The reading of an answer is written when the next question is read.
      answer(worker, asks.get(0));
      return read(seen, file);
    }
  }

  /** What Java takes from that variable stands behind the command's own options, and so counts. */
  private Engine with(String options) {
    String command =
        "exec env %s sh -c %s".formatted(quoted("_JAVA_OPTIONS=" + options), quoted(own()));
    return new Engine(engine.name(), engine.digest(), command, engine.directory(), engine.parts());
  }

  private String own() {
    return engine.command().startsWith("exec ") ? engine.command() : "exec " + engine.command();
  }

  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }

  private static Observation answer(Conversation worker, Ask ask)
      throws EngineException, InterruptedException {
    long start = System.nanoTime();
    Conversation.Said said = worker.ask(ask.item(), ask.settings(), ask.index());
    long nanos = System.nanoTime() - start;
    return new Observation(ask.benchmark(), said, nanos, Optional.empty());
  }

  /**
   * A worker that is no Java program leaves no readings, one that reads otherwise too many. That of
   * the last question may be there or not yet.
   */
  private static List<Observation> read(List<Observation> seen, Path file) throws IOException {
    List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
    if (lines.size() < seen.size() || lines.size() > seen.size() + 1) {
      return seen;
    }
    List<Observation> read = new ArrayList<>();
    for (int i = 0; i < seen.size(); i++) {
      Observation each = seen.get(i);
      Optional<Reading> reading = Reading.of(lines.get(i));
      read.add(new Observation(each.benchmark(), each.said(), each.nanos(), reading));
    }
    return read;
  }
}
