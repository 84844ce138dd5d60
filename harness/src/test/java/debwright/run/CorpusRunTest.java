package debwright.run;

import static debwright.run.FakeEngine.INDEXES;
import static debwright.run.FakeEngine.SETTINGS;
import static debwright.run.FakeEngine.UNLABELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.RunFolder;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CorpusRunTest {
  @TempDir Path temp;
  Engine engine;
  Path folder;

  @BeforeEach
  void makeEngine() throws IOException {
    engine = FakeEngine.in(temp.resolve("engine"));
    folder = temp.resolve("run");
  }

  private Run run(String... names) throws Exception {
    return run(Progress.SILENT, FakeEngine.items(names));
  }

  private Run run(Progress progress, List<RunItem> items) throws Exception {
    return new CorpusRun(engine, items, INDEXES, SETTINGS, UNLABELLED).run(folder, progress);
  }

  private static Map<String, String> outcomes(Run run) {
    Map<String, String> outcomes = new TreeMap<>();
    run.results().forEach(r -> outcomes.put(r.key().item(), r.outcome().code()));
    return outcomes;
  }

  private static ItemResult only(Run run) {
    assertThat(run.results()).hasSize(1);
    return run.results().get(0);
  }

  @Test
  void takesWhatTheEngineAnswers() throws Exception {
    Run run = run("git");
    ItemResult git = only(run);
    assertThat(git.outcome()).isEqualTo(Outcome.OK);
    assertThat(git.depends()).isEqualTo("libc6 (>= 2.36)");
    assertThat(git.plan().text()).isEqualTo("{\"a\":1}");
    assertThat(git.planDigest()).hasSize(64);
    assertThat(git.objects()).isEqualTo(2);
    assertThat(git.inputDigest()).isEqualTo("d".repeat(64));
    assertThat(run.timings()).singleElement().extracting("durationMs").isEqualTo(3L);
  }

  @Test
  void aBadItemCostsItsOwnOutcomeAndNobodyElses() throws Exception {
    Run run =
        run(
            "a",
            "dies",
            "b",
            "segfaults",
            "c",
            "nonsense",
            "d",
            "array",
            "e",
            "other",
            "f",
            "unknown",
            "skips",
            "g",
            "endless",
            "h",
            "chatters",
            "i",
            "loud",
            "j",
            "fails");
    Map<String, String> outcomes = outcomes(run);
    assertThat(outcomes)
        .containsEntry("dies", "crash:exit")
        .containsEntry("segfaults", "crash:exit")
        .containsEntry("nonsense", "crash:exception")
        .containsEntry("array", "crash:exception")
        .containsEntry("other", "crash:exception")
        .containsEntry("unknown", "crash:exception")
        .containsEntry("skips", "crash:exception")
        .containsEntry("endless", "limit:output")
        .containsEntry("chatters", "crash:exception")
        .containsEntry("loud", "ok")
        .containsEntry("fails", "fail:map:unresolved-library");
    assertThat(outcomes.entrySet().stream().filter(e -> e.getKey().length() == 1))
        .hasSize(10)
        .allSatisfy(e -> assertThat(e.getValue()).isEqualTo("ok"));
  }

  @Test
  void saysHowAWorkerDied() throws Exception {
    ItemResult died = only(run("dies"));
    assertThat(died.reason()).isEqualTo("the worker exited with code 7");
    assertThat(died.fingerprint()).isEqualTo("exited with code 7");
    assertThat(only(run("segfaults")).reason()).isEqualTo("the worker was killed by signal 11");
  }

  @Test
  void endsAWorkerThatHangsWithAllItsChildren() throws Exception {
    assertThat(only(run("hangs")).outcome()).isEqualTo(Outcome.TIMEOUT);
    assertThatChildIsGone();
  }

  @Test
  void aWorkerThatClosesItsOutputIsNotWaitedFor() throws Exception {
    assertThat(outcomes(run("silent", "z"))).containsEntry("silent", "crash:exit");
  }

  @Test
  void aWorkerThatLeftAfterItsAnswerDoesNoHarmToTheNextItem() throws Exception {
    assertThat(outcomes(run("leaves", "m", "n", "o"))).containsOnlyKeys("leaves", "m", "n", "o");
    assertThat(outcomes(run("leaves", "m", "n", "o")).values()).containsOnly("ok");
  }

  @Test
  void aStrayLineDoesNoHarmToTheNextItem() throws Exception {
    assertThat(outcomes(run("twice", "u", "v", "w")).values()).containsOnly("ok");
  }

  @Test
  void anItemThatCrashesAUsedWorkerIsAskedAboutOnceMoreAlone() throws Exception {
    CorpusRun run =
        new CorpusRun(
            engine, FakeEngine.items("a", "dies"), INDEXES, SETTINGS.withJobs(1), UNLABELLED);
    assertThat(outcomes(run.run(folder, Progress.SILENT))).containsEntry("dies", "crash:exit");
    assertThat(FakeEngine.asked(engine)).containsExactly("a", "dies", "dies");
  }

  @Test
  void anItemWhoseWorkerWasKilledIsAskedAboutAgain() throws Exception {
    assertThat(only(run("unlucky")).outcome()).isEqualTo(Outcome.OK);
    assertThat(FakeEngine.asked(engine)).containsExactly("unlucky", "unlucky");
  }

  @Test
  void anItemWhoseWorkerIsKilledEachTimeCostsItsOwnOutcome() throws Exception {
    ItemResult killed = only(run("killed"));
    assertThat(killed.outcome()).isEqualTo(Outcome.EXIT);
    assertThat(killed.reason()).isEqualTo("the worker was killed by signal 9");
    assertThat(FakeEngine.asked(engine)).containsExactly("killed", "killed", "killed");
  }

  @Test
  void passesOnWhatTheEngineSaysOfItsSurroundings() throws Exception {
    ItemResult result = only(run("broken-disk"));
    assertThat(result.outcome()).isEqualTo(Outcome.IO);
    assertThat(result.reason()).isEqualTo("disk");
  }

  @Test
  void aRunThatEndedWithoutSomeAnswersAsksForThoseAlone() throws Exception {
    run("git", "broken-disk");
    run("git", "broken-disk");
    assertThat(FakeEngine.asked(engine))
        .containsExactlyInAnyOrder("git", "broken-disk", "broken-disk");
  }

  @Test
  void anUnusableInputIsNotAskedAbout() throws Exception {
    RunItem gone =
        new RunItem(
            new ItemKey("gone", "debian:12", "amd64"),
            "full",
            RunItem.Label.NONE,
            "d".repeat(64),
            new RunItem.Unusable(Outcome.MISSING_INPUT, "no file"));
    assertThat(only(run(Progress.SILENT, List.of(gone))).outcome())
        .isEqualTo(Outcome.MISSING_INPUT);
    assertThat(FakeEngine.asked(engine)).isEmpty();
  }

  @Test
  void aReleaseWithoutIndexIsTheSurroundingsFault() throws Exception {
    RunItem item =
        new RunItem(
            new ItemKey("git", "debian:13", "amd64"),
            "full",
            RunItem.Label.NONE,
            "d".repeat(64),
            new RunItem.Present(Path.of("/x")));
    ItemResult result = only(run(Progress.SILENT, List.of(item)));
    assertThat(result.outcome()).isEqualTo(Outcome.INDEX_MISSING);
    assertThat(result.reason()).contains("debian:13 amd64").contains("fake");
  }

  @Test
  void aWorkerThatSomebodyEndedIsAskedAgainInTheNextRun() throws Exception {
    assertThat(only(run("terminated")).outcome()).isEqualTo(Outcome.WORKER_LOST);
  }

  @Test
  void anItemThatFailsNeverMeetsItsLabel() throws Exception {
    ItemResult.Score met =
        new ItemResult.Score("shlibdeps", "", true, OptionalDouble.of(1), List.of(), List.of());
    CorpusRun run =
        new CorpusRun(
            engine,
            FakeEngine.items("fails"),
            INDEXES,
            SETTINGS,
            (item, depends) -> Optional.of(met));
    assertThat(only(run.run(folder, Progress.SILENT)).score().orElseThrow().exact()).isFalse();
  }

  @Test
  void goesOnWhereAKilledRunWas() throws Exception {
    List<RunItem> items = FakeEngine.items("a", "b", "c", "broken-disk");
    String name = new CorpusRun(engine, items, INDEXES, SETTINGS, UNLABELLED).name();
    Path making = temp.resolve(".run." + name.substring(0, 12));
    Files.createDirectories(making);
    Answer answer = new Answer(Outcome.OK, "", "", "libz1", 1, "", 5, 0);
    try (Journal journal = Journal.open(making.resolve("journal.jsonl"))) {
      journal.add(new Attempt(items.get(0).key(), "d".repeat(64), answer, ""));
      journal.add(
          new Attempt(
              items.get(3).key(), "d".repeat(64), Answer.without(Outcome.IO, "disk", 1), ""));
    }
    Files.writeString(
        making.resolve("journal.jsonl"), "{\"key\":{\"item\":\"b", StandardOpenOption.APPEND);
    Run run = run(Progress.SILENT, items);
    assertThat(FakeEngine.asked(engine)).containsExactlyInAnyOrder("b", "c", "broken-disk");
    assertThat(run.results().get(0).depends()).isEqualTo("libz1");
    assertThat(making).doesNotExist();
  }

  @Test
  void aRunThatWasKilledInItsLastStepCanBeMadeAgain() throws Exception {
    String name = run("a").name();
    Path old = Files.createDirectories(temp.resolve(".run." + name.substring(0, 12) + ".old"));
    Files.writeString(old.resolve("run.json"), "{}");
    run("a");
    run("a");
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("run", "engine");
  }

  @Test
  void aKillBetweenTheRenamesLosesNothing() throws Exception {
    String name = run("a").name();
    Path making = Files.move(folder, temp.resolve(".run." + name.substring(0, 12)));
    Answer answer = new Answer(Outcome.OK, "", "", "libz1", 1, "", 5, 0);
    try (Journal journal = Journal.open(making.resolve("journal.jsonl"))) {
      journal.add(new Attempt(FakeEngine.item("a").key(), "d".repeat(64), answer, ""));
    }
    assertThat(only(run("a")).depends()).isEqualTo("libz1");
    assertThat(folder.resolve("journal.jsonl")).doesNotExist();
  }

  @Test
  void twoOfOneNameTakeTurns() throws Exception {
    CompletableFuture<Run> other = CompletableFuture.supplyAsync(this::abc);
    Run here = run("a", "b", "c");
    assertThat(other.get(10, TimeUnit.SECONDS).results()).isEqualTo(here.results());
    assertThat(RunFolder.read(folder).results()).isEqualTo(here.results());
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("run", "engine");
  }

  private Run abc() {
    try {
      return run("a", "b", "c");
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void writesTheSameResultsTwice() throws Exception {
    Run first = run("a", "dies", "b", "c", "nonsense");
    String results = Files.readString(folder.resolve("results.csv"));
    Run second = run("nonsense", "c", "b", "dies", "a");
    assertThat(Files.readString(folder.resolve("results.csv"))).isEqualTo(results);
    assertThat(second.name()).isEqualTo(first.name());
    assertThat(RunFolder.read(folder).results()).isEqualTo(second.results());
    assertThat(temp.toFile().list()).containsExactlyInAnyOrder("run", "engine");
  }

  @Test
  void keepsLogsByDigestWithinBounds() throws Exception {
    run("a", "loud");
    String table = Files.readString(folder.resolve("logs/logs.csv"));
    assertThat(table).startsWith("item,release,architecture,log\na,debian:12,amd64,");
    String log = table.lines().skip(2).findFirst().orElseThrow().replaceFirst(".*,", "");
    assertThat(Files.readString(folder.resolve("logs").resolve(log)))
        .startsWith("log of loud#")
        .contains("bytes left out")
        .hasSizeLessThan(2_100);
  }

  @Test
  void neverReplacesAFolderThatHoldsSomethingElse() throws Exception {
    Files.createDirectories(folder);
    Files.writeString(folder.resolve("thesis.txt"), "");
    assertThatThrownBy(() -> run("a")).isInstanceOf(FileAlreadyExistsException.class);
  }

  @Test
  void tellsOfItsProgress() throws Exception {
    List<String> told = new ArrayList<>();
    Progress progress =
        new Progress() {
          @Override
          public void started(int total, int resumed) {
            told.add("started " + total + " " + resumed);
          }

          @Override
          public void done(ItemKey key, Outcome outcome) {
            told.add(key.item() + " " + outcome);
          }

          @Override
          public void finished() {
            told.add("finished");
          }
        };
    run(progress, FakeEngine.items("a"));
    assertThat(told).containsExactly("started 1 0", "a ok", "finished");
  }

  @Test
  void anInterruptEndsTheWorkers() throws Exception {
    Limits patient = new Limits(Limits.DEFAULT.perItem(), Limits.DEFAULT.start(), 1000, 1000);
    CorpusRun run =
        new CorpusRun(
            engine,
            FakeEngine.items("hangs"),
            INDEXES,
            new RunSettings("symbols", Optional.empty(), 1, patient),
            UNLABELLED);
    CompletableFuture<Throwable> end = new CompletableFuture<>();
    Thread thread = new Thread(() -> end.complete(thrownBy(run)));
    thread.start();
    Path pid = engine.directory().resolve("pid");
    while (!Files.exists(pid) || Files.size(pid) == 0) {
      Thread.sleep(10);
    }
    thread.interrupt();
    assertThat(end.get(5, TimeUnit.SECONDS)).isInstanceOf(InterruptedException.class);
    assertThatChildIsGone();
  }

  private Throwable thrownBy(CorpusRun run) {
    return org.assertj.core.api.Assertions.catchThrowable(() -> run.run(folder, Progress.SILENT));
  }

  private void assertThatChildIsGone() throws Exception {
    long pid = Long.parseLong(Files.readString(engine.directory().resolve("pid")).strip());
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(2);
    while (runs(pid) && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    assertThat(runs(pid)).isFalse();
  }

  /** A process that ended and that nobody waited for has no command any more. */
  private static boolean runs(long pid) {
    return ProcessHandle.of(pid).flatMap(child -> child.info().command()).isPresent();
  }
}
