package debwright.run;

import static debwright.run.FakeEngine.INDEXES;
import static debwright.run.FakeEngine.SETTINGS;
import static debwright.run.FakeEngine.UNLABELLED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.Run;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnswerCacheTest {
  @TempDir Path temp;
  private Engine engine = new Engine("none", "", "", Path.of(""));
  private AnswerCache cache = AnswerCache.NONE;

  @BeforeEach
  void makeEngine() throws IOException {
    engine = FakeEngine.in(temp.resolve("engine"));
    cache = AnswerCache.in(temp.resolve("answers"));
  }

  private Run run(Engine asked, List<RunItem> items, RunSettings settings, String folder)
      throws Exception {
    return new CorpusRun(
            asked, items, INDEXES, settings, UNLABELLED, new Past(cache, Durations.unknown()))
        .run(temp.resolve(folder), Progress.SILENT);
  }

  private int asked() throws IOException {
    return FakeEngine.asked(engine).size();
  }

  private static List<RunItem> many(int count) {
    return IntStream.range(0, count).mapToObj(i -> FakeEngine.item("item" + i)).toList();
  }

  @Test
  void anAnswerIsAskedForOnceAndTheResultsAreTheSame() throws Exception {
    List<RunItem> items = FakeEngine.items("a", "fails", "dies", "loud");
    run(engine, items, SETTINGS, "first");
    int before = asked();
    run(engine, items, SETTINGS, "second");
    assertThat(asked()).isEqualTo(before);
    for (String file : List.of("results.csv", "results.jsonl", "timings.csv", "logs/logs.csv")) {
      assertThat(temp.resolve("second").resolve(file))
          .hasSameTextualContentAs(temp.resolve("first").resolve(file));
    }
  }

  @Test
  void whatMayChangeAnAnswerIsPartOfItsName() throws Exception {
    List<RunItem> items = FakeEngine.items("a");
    run(engine, items, SETTINGS, "run");
    Engine other = new Engine("other", "f".repeat(64), engine.command(), engine.directory());
    run(other, items, SETTINGS, "run");
    assertThat(asked()).as("another engine").isEqualTo(2);
    run(engine, items, SETTINGS.withStrategy("names"), "run");
    assertThat(asked()).as("another strategy").isEqualTo(3);
    RunItem.Label label = new RunItem.Label("shlibdeps", "x");
    RunItem item = items.get(0);
    run(
        engine,
        List.of(new RunItem(item.key(), "full", label, item.inputDigest(), item.input())),
        SETTINGS,
        "run");
    assertThat(asked()).as("judged by other rules").isEqualTo(4);
    run(
        engine,
        List.of(new RunItem(item.key(), "full", item.label(), "e".repeat(64), item.input())),
        SETTINGS,
        "run");
    assertThat(asked()).as("other bytes").isEqualTo(5);
    Indexes newer =
        new Indexes(List.of(new IndexFile("debian:12", "amd64", "fake", Path.of("/index"), "cd")));
    new CorpusRun(engine, items, newer, SETTINGS, UNLABELLED, new Past(cache, Durations.unknown()))
        .run(temp.resolve("run"), Progress.SILENT);
    assertThat(asked()).as("another index").isEqualTo(6);
  }

  @Test
  void anEngineThatIsACommandIsAskedEachTime() throws Exception {
    Engine command = new Engine("cmd:x", "cmd:x", engine.command(), engine.directory());
    run(command, FakeEngine.items("a"), SETTINGS, "run");
    run(command, FakeEngine.items("a"), SETTINGS, "other");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void whatSaysNothingAboutTheEngineIsNotKept() throws Exception {
    List<RunItem> items = FakeEngine.items("endless", "broken-disk");
    Run first = run(engine, items, SETTINGS, "first");
    assertThat(first.results()).noneMatch(each -> each.outcome().conclusive());
    int before = asked();
    run(engine, items, SETTINGS, "second");
    assertThat(asked()).isEqualTo(2 * before);
    RunItem unusable =
        new RunItem(
            new ItemKey("lost", "debian:12", "amd64"),
            "full",
            RunItem.Label.NONE,
            "d".repeat(64),
            new RunItem.Unusable(Outcome.UNREADABLE_ELF, "made up"));
    run(engine, List.of(unusable), SETTINGS, "third");
    try (Stream<Path> files = Files.walk(temp.resolve("answers"))) {
      assertThat(files.filter(Files::isRegularFile)).isEmpty();
    }
  }

  @Test
  void aFileThatIsDamagedIsAskedForAgain() throws Exception {
    run(engine, FakeEngine.items("a"), SETTINGS, "first");
    for (Path file : answers()) {
      Files.writeString(file, Files.readString(file).substring(0, 40));
    }
    run(engine, FakeEngine.items("a"), SETTINGS, "second");
    assertThat(asked()).isEqualTo(2);
  }

  @Test
  void answersThatAreRemovedDuringARunAreNoError() throws Exception {
    Path folder = temp.resolve("answers/removed");
    AnswerFile file = AnswerFile.in(folder);
    Answer answer = new Answer(Outcome.OK, "", "", "libz1", 1, "{}", 5, 0);
    Attempt attempt =
        new Attempt(new ItemKey("a", "debian:12", "amd64"), "d".repeat(64), answer, "");
    file.remove();
    file.add("e".repeat(64), attempt);
    assertThat(AnswerFile.in(folder).find("e".repeat(64))).contains(attempt);
  }

  private List<Path> answers() throws IOException {
    try (Stream<Path> files = Files.walk(temp.resolve("answers"))) {
      return files.filter(Files::isRegularFile).toList();
    }
  }

  @Test
  void someAnswersAreAskedForAgainAndMustBeTheSame() throws Exception {
    List<RunItem> items = many(400);
    run(engine, items, SETTINGS, "first");
    run(engine, items, SETTINGS, "second");
    assertThat(asked() - 400).as("audited of 400").isBetween(1, 12);
    for (Path file : answers()) {
      Files.writeString(file, Files.readString(file).replace("libc6 (>= 2.36)", "libc6 (>= 2.3)"));
    }
    assertThatThrownBy(() -> run(engine, items, SETTINGS, "third"))
        .isInstanceOf(EngineException.class)
        .hasMessageMatching("the fake engine answers otherwise than before about item\\d+ .*");
    assertThat(answers()).as("where one is wrong, others may be").isEmpty();
    int before = asked();
    run(engine, items, SETTINGS, "fourth");
    assertThat(asked() - before).isEqualTo(400);
  }
}
