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
    try (RunMaking making = RunMaking.begin(folder, name())) {
      Attempts done = Attempts.conclusive(making.journal().earlier());
      work(making.journal(), done, progress);
      Run run = run(done, started);
      making.finish(run, done);
      progress.finished();
      return run;
    }
  }

  private void work(Journal journal, Attempts done, Progress progress)
      throws IOException, EngineException, InterruptedException {
    List<RunItem> here = here();
    AnswerCache.Answers answers = past.answers().of(engine, indexes, settings);
    String name = name();
    List<RunItem> known = new ArrayList<>();
    List<RunItem> open = new ArrayList<>();
    for (RunItem item : here) {
      if (done.of(item).isPresent()) {
        continue;
      }
      boolean trusted = answers.has(item) && !answers.isAudited(item, name);
      (trusted ? known : open).add(item);
    }
    progress.started(here.size(), here.size() - open.size());
    ExecutorService reader = Executors.newSingleThreadExecutor();
    try {
      // To ask and to read take a processor each.
      Future<List<Attempt>> earlier = reader.submit(() -> read(known, answers));
      ask(open, answers, journal, done, progress);
      earlier.get().forEach(done::add);
    } catch (ExecutionException e) {
      throw new IOException("the answers of earlier runs cannot be read", e.getCause());
    } finally {
      reader.shutdownNow();
    }
    List<RunItem> damaged = known.stream().filter(item -> done.of(item).isEmpty()).toList();
    ask(damaged, answers, journal, done, progress);
  }

  private static List<Attempt> read(List<RunItem> items, AnswerCache.Answers answers)
      throws IOException {
    List<Attempt> known = new ArrayList<>();
    for (RunItem item : items) {
      answers.find(item).ifPresent(known::add);
    }
    return known;
  }

  private void ask(
      List<RunItem> open,
      AnswerCache.Answers answers,
      Journal journal,
      Attempts done,
      Progress progress)
      throws IOException, EngineException, InterruptedException {
    if (open.isEmpty()) {
      return;
    }
    Map<ItemKey, RunItem> items = new HashMap<>();
    List<RunItem> delivered = Deliveries.of(open);
    delivered.forEach(item -> items.put(item.key(), item));
    List<ItemKey> otherwise = new ArrayList<>();
    try {
      workers.answer(
          new Workers.Questions(
              engine, indexes, settings, past.durations().longestFirst(delivered)),
          attempt -> {
            RunItem item = Objects.requireNonNull(items.get(attempt.key()));
            past.durations().add(attempt.key(), attempt.answer().durationMs());
            journal.add(attempt);
            done.add(attempt);
            if (answers.find(item).filter(before -> isOtherwise(before, attempt)).isPresent()) {
              otherwise.add(attempt.key());
            }
            answers.put(item, attempt);
            progress.done(attempt.key(), attempt.answer().outcome());
          });
    } finally {
      past.durations().save();
    }
    if (!otherwise.isEmpty()) {
      answers.forget();
      throw new EngineException(
          "%s answers otherwise than before about %s".formatted(engine.name(), otherwise.get(0)),
          "",
          "an engine must give the same answer each time; what it said is forgotten, so run it again");
    }
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
