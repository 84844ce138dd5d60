package debwright.speed;

import debwright.run.Deliveries;
import debwright.run.Engine;
import debwright.run.EngineException;
import debwright.run.FolderRemoval;
import debwright.run.Indexes;
import debwright.run.RunItem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Measures two engines by the same questions.
 *
 * <p>Counts are taken in two processes of each engine, which must agree. Times are taken in
 * alternation, a new process a round: baseline, candidate, candidate, baseline and so on, so that
 * what slows the machine for a while slows both.
 *
 * @param items of fixed corpora
 * @param indexes for their releases and architectures
 * @param rounds processes of each engine that are timed; 0 for counts alone
 * @param cache where a folder is made for the time of the measurement
 */
public record SpeedTrial(
    List<RunItem> items,
    Indexes indexes,
    int rounds,
    Tolerances tolerances,
    Path cache,
    SpeedProgress progress) {
  private static final int COUNTED = 2;
  private static final int COUNTING_PASSES = 3;
  private static final int WARM_UP = 2;
  private static final int TIMING_PASSES = 6;

  public SpeedTrial {
    items = List.copyOf(items);
  }

  /**
   * Measures.
   *
   * @throws EngineException a worker does not start, or ends at an item
   * @throws SpeedException there is nothing to measure by
   */
  public SpeedReport run(Engine baseline, Engine candidate)
      throws IOException, EngineException, SpeedException, InterruptedException {
    Path workbench = cache.resolve("speed").resolve(UUID.randomUUID().toString()).toAbsolutePath();
    Files.createDirectories(workbench);
    try {
      ProbeJar.write(workbench.resolve(ProbedWorker.PROBE));
      return run(
          new ProbedWorker(baseline, workbench), new ProbedWorker(candidate, workbench), workbench);
    } finally {
      FolderRemoval.remove(workbench);
    }
  }

  private SpeedReport run(ProbedWorker baseline, ProbedWorker candidate, Path workbench)
      throws IOException, EngineException, SpeedException, InterruptedException {
    List<String> notes = new ArrayList<>();
    Questions questions = new Questions(usable(notes), indexes, workbench);
    Side before = new Side();
    Side after = new Side();
    for (int i = 0; i < COUNTED; i++) {
      count(baseline, before, questions);
      count(candidate, after, questions);
    }
    for (int round = 0; round < rounds; round++) {
      boolean baselineFirst = round % 2 == 0;
      time(baselineFirst ? baseline : candidate, baselineFirst ? before : after, questions, round);
      time(baselineFirst ? candidate : baseline, baselineFirst ? after : before, questions, round);
    }
    notes.addAll(uncounted(baseline, before));
    notes.addAll(uncounted(candidate, after));
    return report(baseline, candidate, before, after, questions, notes);
  }

  /** Those that can be asked about; what becomes of the others is noted. */
  private List<RunItem> usable(List<String> notes) throws IOException, SpeedException {
    List<RunItem> usable = new ArrayList<>();
    for (RunItem item : Deliveries.of(items)) {
      if (!(item.input() instanceof RunItem.Present)) {
        notes.add("left out: %s: %s".formatted(item.key(), why(item)));
      } else if (Questions.index(indexes, item.key()).isEmpty()) {
        notes.add("left out: %s: no index for it".formatted(item.key()));
      } else {
        usable.add(item);
      }
    }
    if (usable.isEmpty()) {
      throw new SpeedException(
          "no item to measure by" + (notes.isEmpty() ? "" : "; " + notes.get(0)),
          "--corpus names a corpus, and --item an id that debwright corpus show NAME lists");
    }
    return usable;
  }

  private static String why(RunItem item) {
    return item.input() instanceof RunItem.Unusable unusable ? unusable.reason() : "no bytes of it";
  }

  private void count(ProbedWorker worker, Side side, Questions questions)
      throws IOException, EngineException, InterruptedException {
    progress.stage("counting " + worker.engine().name());
    List<Observation> seen = worker.count(questions.passes(COUNTING_PASSES));
    int pass = seen.size() / COUNTING_PASSES;
    side.count(seen.subList(seen.size() - pass, seen.size()));
  }

  private void time(ProbedWorker worker, Side side, Questions questions, int round)
      throws IOException, EngineException, InterruptedException {
    progress.stage(
        "timing %s, round %d of %d".formatted(worker.engine().name(), round + 1, rounds));
    List<Observation> seen = worker.time(questions.passes(WARM_UP + TIMING_PASSES));
    int pass = seen.size() / (WARM_UP + TIMING_PASSES);
    side.time(seen.subList(WARM_UP * pass, seen.size()));
  }

  private static List<String> uncounted(ProbedWorker worker, Side side) {
    return side.isCounted()
        ? List.of()
        : List.of(
            "nothing is counted of %s: its worker is no Java program that reads requests in one thread"
                .formatted(worker.engine().name()));
  }

  private SpeedReport report(
      ProbedWorker baseline,
      ProbedWorker candidate,
      Side before,
      Side after,
      Questions questions,
      List<String> notes)
      throws IOException {
    List<CountChange> counts = new ArrayList<>();
    List<TimeChange> times = new ArrayList<>();
    for (Ask ask : questions.passes(1)) {
      Benchmark benchmark = ask.benchmark();
      for (Measure measure : Measure.values()) {
        counts.add(count(benchmark, measure, before, after));
      }
      for (Clock clock : Clock.values()) {
        time(benchmark, clock, before, after).ifPresent(times::add);
      }
    }
    return new SpeedReport(
        baseline.engine().name(), candidate.engine().name(), counts, times, notes);
  }

  private static Optional<TimeChange> time(
      Benchmark benchmark, Clock clock, Side before, Side after) {
    TimeChange time =
        new TimeChange(
            benchmark, clock, before.times(benchmark, clock), after.times(benchmark, clock));
    return Optional.of(time).filter(TimeChange::isTaken);
  }

  private CountChange count(Benchmark benchmark, Measure measure, Side before, Side after) {
    return new CountChange(
        benchmark,
        measure,
        before.counts(benchmark, measure),
        after.counts(benchmark, measure),
        tolerances.of(measure),
        before.answersAs(after, benchmark));
  }
}
