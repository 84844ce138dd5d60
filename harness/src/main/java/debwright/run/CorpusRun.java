package debwright.run;

import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.result.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * One engine over one corpus.
 *
 * <p>No item stops it: what a worker does wrong costs that item a {@code crash} or {@code limit}
 * outcome and the worker its life.
 */
public final class CorpusRun {
  private final Engine engine;
  private final List<RunItem> items;
  private final Indexes indexes;
  private final RunSettings settings;
  private final Scoring scoring;
  private final Past past;
  private final Workers workers;

  /** One that asks about every item. */
  public CorpusRun(
      Engine engine, List<RunItem> items, Indexes indexes, RunSettings settings, Scoring scoring) {
    this(engine, items, indexes, settings, scoring, Past.none());
  }

  /**
   * One that asks about those items to which no answer is known.
   *
   * @param past takes in what this run finds out
   */
  public CorpusRun(
      Engine engine,
      List<RunItem> items,
      Indexes indexes,
      RunSettings settings,
      Scoring scoring,
      Past past) {
    this(engine, items, indexes, settings, scoring, past, Workers.here());
  }

  private CorpusRun(
      Engine engine,
      List<RunItem> items,
      Indexes indexes,
      RunSettings settings,
      Scoring scoring,
      Past past,
      Workers workers) {
    this.engine = engine;
    this.items = List.copyOf(items);
    this.indexes = indexes;
    this.settings = settings;
    this.scoring = scoring;
    this.past = past;
    this.workers = workers;
  }

  /** The same run, asked of others than this machine's workers. */
  public CorpusRun by(Workers others) {
    return new CorpusRun(engine, items, indexes, settings, scoring, past, others);
  }

  /** The digest of all that goes in: the name of the run. */
  public String name() {
    return made().name();
  }

  /** Digests of all that goes in, by name, as {@link Run#inputs} has them. */
  public SortedMap<String, String> inputs() {
    return made().digests();
  }

  /** Whether the engine is needed: some answer is not known, or is asked for once more. */
  public boolean asks() throws IOException {
    AnswerCache.Answers answers = past.answers().of(engine, indexes, settings);
    String name = name();
    return here().stream().anyMatch(item -> !answers.has(item) || answers.isAudited(item, name));
  }

  /**
   * Asks the engine about every item and writes a run folder, whole or not at all. What a killed
   * run of the same name and folder had done is not done again.
   *
   * @param folder is replaced if it holds a run
   * @throws EngineException no worker can be started
   * @throws IOException the folder holds something else, another process writes it and does not
   *     end, or it cannot be written
   */
  public Run run(Path folder, Progress progress)
      throws IOException, EngineException, InterruptedException {
    Instant started = Instant.now();
    ExecutorService aside = Executors.newFixedThreadPool(2);
    try (RunMaking making = RunMaking.begin(folder, name())) {
      Attempts done = Attempts.conclusive(making.journal().earlier());
      Future<?> audit = work(making.journal(), done, progress, aside);
      Run run = run(done, started);
      making.write(run, done);
      await(audit);
      making.finish(run);
      progress.finished();
      return run;
    } finally {
      aside.shutdownNow();
    }
  }

  /**
   * Finds an answer to each item, by what is known or by asking.
   *
   * @return the end of the audit, before which nothing that was known may be believed
   */
  private Future<?> work(Journal journal, Attempts done, Progress progress, ExecutorService aside)
      throws IOException, EngineException, InterruptedException {
    List<RunItem> here = here();
    AnswerCache.Answers answers = past.answers().of(engine, indexes, settings);
    String name = name();
    List<RunItem> known = new ArrayList<>();
    List<RunItem> audited = new ArrayList<>();
    List<RunItem> open = new ArrayList<>();
    for (RunItem item : here) {
      if (done.of(item).isPresent()) {
        continue;
      }
      boolean answered = answers.has(item);
      (answered ? known : open).add(item);
      if (answered && answers.isAudited(item, name)) {
        audited.add(item);
      }
    }
    progress.started(here.size(), here.size() - open.size());
    // To ask, to read and to write take a processor each.
    Asking asking = new Asking(answers, journal, done, progress);
    Future<List<Attempt>> earlier = aside.submit(() -> read(known, answers));
    ask(open, asking);
    Future<?> audit = aside.submit(() -> audit(audited, answers));
    await(earlier).forEach(done::add);
    List<RunItem> damaged = known.stream().filter(item -> done.of(item).isEmpty()).toList();
    if (!damaged.isEmpty()) {
      await(audit);
      ask(damaged, asking);
    }
    return audit;
  }

  private static <T> T await(Future<T> job)
      throws IOException, EngineException, InterruptedException {
    try {
      return job.get();
    } catch (ExecutionException e) {
      if (e.getCause() instanceof IOException io) {
        throw io;
      }
      if (e.getCause() instanceof EngineException engine) {
        throw engine;
      }
      throw new IllegalStateException("a thread of the run failed", e.getCause());
    }
  }

  private static List<Attempt> read(List<RunItem> items, AnswerCache.Answers answers)
      throws IOException {
    List<Attempt> known = new ArrayList<>();
    for (RunItem item : items) {
      answers.find(item).ifPresent(known::add);
    }
    return known;
  }

  /** Where answers go. */
  private record Asking(
      AnswerCache.Answers answers, Journal journal, Attempts done, Progress progress) {}

  private void ask(List<RunItem> open, Asking asking)
      throws IOException, EngineException, InterruptedException {
    if (open.isEmpty()) {
      return;
    }
    Map<ItemKey, RunItem> items = new HashMap<>();
    List<RunItem> delivered = Deliveries.of(open);
    delivered.forEach(item -> items.put(item.key(), item));
    try {
      workers.answer(
          new Workers.Questions(
              engine, indexes, settings, past.durations().longestFirst(delivered)),
          attempt -> {
            past.durations().add(attempt.key(), attempt.answer().durationMs());
            asking.journal.add(attempt);
            asking.done.add(attempt);
            asking.answers.put(Objects.requireNonNull(items.get(attempt.key())), attempt);
            asking.progress.done(attempt.key(), attempt.answer().outcome());
          });
    } finally {
      past.durations().save();
    }
  }

  /** Asks once more about items to which the answer is known, which must come again. */
  private @Nullable Void audit(List<RunItem> items, AnswerCache.Answers answers)
      throws IOException, EngineException, InterruptedException {
    if (items.isEmpty()) {
      return null;
    }
    Map<ItemKey, RunItem> audited = new HashMap<>();
    List<RunItem> delivered = Deliveries.of(items);
    delivered.forEach(item -> audited.put(item.key(), item));
    List<ItemKey> otherwise = new ArrayList<>();
    // One worker will do for so few, and the other processors have other work.
    workers.answer(
        new Workers.Questions(
            engine, indexes, settings.withJobs(1), past.durations().longestFirst(delivered)),
        attempt -> {
          RunItem item = Objects.requireNonNull(audited.get(attempt.key()));
          if (answers.find(item).filter(before -> isOtherwise(before, attempt)).isPresent()) {
            otherwise.add(attempt.key());
          }
        });
    if (!otherwise.isEmpty()) {
      answers.forget();
      throw new EngineException(
          "%s answers otherwise than before about %s".formatted(engine.name(), otherwise.get(0)),
          "",
          "an engine must give the same answer each time; what it said is forgotten, so run it again");
    }
    return null;
  }

  // What says nothing about the engine contradicts nothing.
  private static boolean isOtherwise(Attempt before, Attempt now) {
    return now.answer().outcome().conclusive() && !before.answer().saysTheSame(now.answer());
  }

  private Run run(Attempts done, Instant started) {
    RunInputs inputs = made();
    return new Run(
        inputs.name(),
        engine.name(),
        inputs.digests(),
        new Circumstances(host(), started, Instant.now()),
        here().stream().map(item -> Results.of(item, done.of(item), scoring)).toList(),
        here().stream().flatMap(item -> done.of(item).stream()).map(CorpusRun::timing).toList());
  }

  private List<RunItem> here() {
    return items.stream().filter(RunItem::isHere).toList();
  }

  private static Timing timing(Attempt attempt) {
    ItemKey key = attempt.key();
    Answer answer = attempt.answer();
    return new Timing(key, 1, Math.max(0, answer.durationMs()), Math.max(0, answer.cpuMs()));
  }

  private SortedMap<String, String> host() {
    SortedMap<String, String> host = new TreeMap<>(workers.place(settings));
    host.put("jdk", Runtime.version().toString());
    host.put("system", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return host;
  }

  private RunInputs made() {
    return RunInputs.of(engine, items, indexes, settings);
  }
}
