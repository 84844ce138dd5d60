package debwright.mutants;

import debwright.corpus.Digests;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.RunFolder;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.run.FolderRemoval;
import debwright.trunk.ClassesDigest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.pitest.mutationtest.engine.MutationIdentifier;

/**
 * Makes mutants of the engine, runs the corpus through each, and asks the gate and the plain diff
 * about it; then the same of revisions that change nothing.
 */
final class Mutants {
  private static final int WORKERS = 2;

  /** The run of all revisions that leave the engine's sources alone: it is one engine. */
  private static final String UNCHANGED = "unchanged";

  private final Options options;
  private final Path folder;
  private final Bench bench;
  private final Judges judges;
  private final Results results;

  private Mutants(Options options, Path folder, Bench bench) throws IOException, EngineException {
    this.options = options;
    this.folder = folder;
    this.bench = bench;
    this.judges = new Judges(options.home(), options.selections().get(0).corpus());
    this.results =
        new Results(folder.resolve("judged-" + judgesDigest(options.home()).substring(0, 12)));
  }

  public static void main(String[] arguments) throws Exception {
    Options options = Options.of(arguments);
    Path packager = options.home().resolve("packager/target");
    String name =
        Digests.ofLines(
            List.of(
                ClassesDigest.of("", packager, List.of("classes", "lib")),
                options.selections().toString(),
                Long.toString(options.seed())));
    Path folder = Files.createDirectories(options.output().resolve(name.substring(0, 12)));
    Bench bench = Bench.of(options.selections(), options.seed(), packager);
    Mutants mutants = new Mutants(options, folder, bench);
    Table table = mutants.run();
    table.write(options.output());
    System.out.print(table.markdown());
    System.exit(table.right() ? 0 : 1);
  }

  /** What the judges are made of: another gate must judge anew. */
  private static String judgesDigest(Path home) throws IOException, EngineException {
    return Digests.ofLines(
        List.of(
            ClassesDigest.of("", home, List.of("reports/target/classes", "harness/target/classes")),
            Digests.of(Judges.plainDiff(home))));
  }

  private Table run() throws Exception {
    runBase();
    Lines lines = bench.lines(folder.resolve("lines"));
    say(
        "%d items, %d lines of %d classes of the engine run"
            .formatted(bench.items(), lines.count(), lines.classes().size()));
    List<Judged> mutants = mutants(lines);
    List<Judged> revisions = options.revisions() == 0 ? List.of() : revisions(lines);
    return new Table(options, bench.items(), mutants, revisions);
  }

  static void say(String line) {
    System.err.println(line);
  }

  private void runBase() throws Exception {
    if (!Files.exists(base().resolve("run.json"))) {
      bench.run(List.of(), folder.resolve("base"));
    }
  }

  private Path base() {
    return folder.resolve("base").resolve("all");
  }

  private List<Judged> mutants(Lines lines) throws Exception {
    Mutations mutations = new Mutations(bench.classes());
    Map<Change, MutationIdentifier> all = mutations.on(lines);
    List<Change> order = Mutations.spread(all.keySet(), options.seed());
    say(order.size() + " mutants could be made on these lines");
    AtomicInteger next = new AtomicInteger();
    AtomicInteger differing = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(WORKERS);
    List<Future<List<Judged>>> parts = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      parts.add(
          threads.submit(
              () -> {
                List<Judged> judged = new ArrayList<>();
                while (differing.get() < options.mutants()) {
                  int number = next.getAndIncrement();
                  if (number >= order.size()) {
                    break;
                  }
                  Change change = order.get(number);
                  Judged one = mutant(change, () -> mutations.changed(all.get(change)));
                  differing.addAndGet(one.differs() ? 1 : 0);
                  judged.add(one);
                  say("%4d %3d %s".formatted(number + 1, differing.get(), Table.line(one)));
                }
                return judged;
              }));
    }
    threads.shutdown();
    List<Judged> judged = new ArrayList<>();
    for (Future<List<Judged>> part : parts) {
      judged.addAll(part.get());
    }
    return judged;
  }

  private interface Bytes {
    byte[] get();
  }

  private Judged mutant(Change change, Bytes bytes)
      throws IOException, EngineException, InterruptedException, RunFormatException {
    Optional<Judged> known = results.find(change);
    if (known.isPresent()) {
      return known.get();
    }
    Path work = folder.resolve("work").resolve(change.name());
    Path type = work.resolve("classes").resolve(change.place().replace('.', '/') + ".class");
    Files.createDirectories(type.getParent());
    Files.write(type, bytes.get());
    return judge(change, List.of(work.resolve("classes")), work, runs(change));
  }

  private Path runs(Change change) {
    return folder.resolve("runs").resolve(change.name());
  }

  private Judged judge(Change change, List<Path> classes, Path work, Path runs)
      throws IOException, EngineException, InterruptedException, RunFormatException {
    Judged judged;
    try {
      Optional<Bench.Ran> before = Bench.ran(runs);
      Bench.Ran ran = before.isPresent() ? before.get() : bench.run(classes, runs);
      List<ItemKey> limited = limited(ran.folder());
      List<Path> again = limited.isEmpty() ? List.of() : bench.again(classes, limited, runs);
      judged = judges.judge(change, ran.base().orElse(base()), ran, again, work.resolve("report"));
    } catch (EngineException e) {
      judged = Table.noWorker(change);
    }
    results.put(judged);
    FolderRemoval.remove(work);
    if (!options.keep() && judged.right() && !runs.endsWith(UNCHANGED)) {
      FolderRemoval.remove(runs);
    }
    return judged;
  }

  private static List<ItemKey> limited(Path run) throws RunFormatException {
    return RunFolder.read(run).results().stream()
        .filter(each -> each.outcome().kind() == Outcome.Kind.LIMIT)
        .map(ItemResult::key)
        .toList();
  }

  private List<Judged> revisions(Lines lines) throws Exception {
    List<Judged> judged = new ArrayList<>();
    Path clone = folder.resolve("clone");
    FolderRemoval.remove(clone);
    try (Revisions revisions = Revisions.of(options.home(), clone)) {
      for (Map.Entry<Change, Map<String, String>> paper : revisions.papers().entrySet()) {
        judged.add(revision(revisions.commit(paper.getKey(), paper.getValue(), Optional.empty())));
      }
      int each =
          Math.max(
              1,
              (options.revisions() - judged.size() + Refactoring.values().length - 1)
                  / Refactoring.values().length);
      for (Revisions.Planned planned : revisions.plan(lines, each, options.seed())) {
        Path compiled =
            folder.resolve("compiled").resolve(planned.rule().rule() + planned.number());
        FolderRemoval.remove(compiled);
        Optional<Revisions.Revision> made = revisions.make(planned, options.seed(), compiled);
        if (made.isPresent()) {
          judged.add(revision(made.get()));
        }
      }
    }
    return judged;
  }

  private Judged revision(Revisions.Revision made) throws Exception {
    Change at = made.change();
    Change change =
        new Change(
            at.kind(), at.place(), at.method(), at.line(), at.what() + " " + made.level(), at.id());
    Optional<Judged> known = results.find(change);
    Judged judged =
        known.isPresent()
            ? known.get()
            : judge(
                change,
                made.classes().stream().toList(),
                folder.resolve("work").resolve(change.name()),
                made.classes().isEmpty() ? folder.resolve(UNCHANGED) : runs(change));
    say("revision " + Table.line(judged));
    return judged;
  }
}
