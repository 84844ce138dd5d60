package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.index.IndexWriter;
import debwright.index.Release;
import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.DeliveryFact.Forecasted;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Ledger;
import debwright.trunk.Trunk;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoneCommandTest {
  private static final String RIGHT = "libc6 (>= 2.34)";
  private static final String WRONG = "libc6 (>= 2.17)";

  @TempDir Path folder;

  private ToyRepository repository = ToyRepository.NONE;
  private Shell shell = Shell.piped();

  /** An engine that is wrong about its only item is deployed. */
  @BeforeEach
  void begin() throws Exception {
    repository = ToyRepository.in(folder.resolve("repository"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
    repository.answer(WRONG);
    repository.commit();
    record(new Deployed("production", head(), true, false));
  }

  private Path index() {
    return folder.resolve("index.dwidx");
  }

  private void record(Fact... facts) throws Exception {
    try (Trunk trunk = Trunk.open(repository.path("."))) {
      for (Fact fact : facts) {
        Ledger.of(trunk).append(fact);
      }
    }
  }

  private long events() throws Exception {
    try (Trunk trunk = Trunk.open(repository.path("."))) {
      return Ledger.of(trunk).events().size();
    }
  }

  private String head() throws Exception {
    try (Trunk trunk = Trunk.open(repository.path("."))) {
      return trunk.head().id();
    }
  }

  /** Lands an item with what the engine answers then. */
  private void land(String item, String done, String answer) throws Exception {
    repository.write(
        "backlog/" + item + ".yaml",
        """
        title: Better answers
        assumptions:
          - People install what they package
          - {text: There are items, check: {metric: count, at-least: 1}}
        done: [%s]
        """
            .formatted(done));
    repository.answer(answer);
    repository.commit();
    String head = head();
    record(
        new Proposed("1", "main", head, item, "Better", ""),
        new VerdictGiven(head, "PASS", "verdict: PASS (of 1)", "", ""),
        new Forecasted(item, head, "met: exact-rate: all is well: met."),
        new Landed("1", head, head));
  }

  private int done(String... words) {
    shell = Shell.piped(folder.resolve("cache"));
    List<String> args = new ArrayList<>(List.of("done"));
    args.addAll(List.of("--repository", repository.toString(), "--offline"));
    args.addAll(List.of("--index", index().toString()));
    args.addAll(List.of(words));
    return shell.run(args.toArray(String[]::new));
  }

  private int backlog(String... words) {
    shell = Shell.piped(folder.resolve("cache"));
    List<String> args = new ArrayList<>(List.of("backlog"));
    args.addAll(List.of(words));
    args.addAll(List.of("--repository", repository.toString(), "--offline"));
    return shell.run(args.toArray(String[]::new));
  }

  private JsonNode json() throws Exception {
    return new ObjectMapper().readTree(shell.out());
  }

  @Test
  void isDoneOnceUsersHaveWhatItWasFor() throws Exception {
    land("better", "{metric: exact-rate, at-least: 100 %}", RIGHT);
    assertThat(done("better")).as("it only landed").isEqualTo(1);
    assertThat(shell.err())
        .contains("error: landed as revision ", "not deployed to production")
        .contains("hint: debwright deploy production");
    record(new Deployed("production", head(), true, false));
    assertThat(done("better", "--report", folder.resolve("report").toString()))
        .as(shell.err())
        .isZero();
    assertThat(shell.out())
        .startsWith("better: done, on production with revision ")
        .contains("  met: exact-rate: ", "forecast at landing: met: exact-rate: all is well: met.")
        .contains("assumption not known: People install", "assumption met: There are items: ")
        .contains(
            "changed since the baseline: 1",
            "  at landing: verdict: PASS (of 1)",
            "toy/app changed-better");
    assertThat(folder.resolve("report/comparison.csv")).exists();
    long before = events();
    assertThat(done("better", "--format", "json")).as(shell.err()).isZero();
    assertThat(json().path("outcome").asText()).isEqualTo("done");
    assertThat(json().path("judged_before").asBoolean()).isTrue();
    assertThat(events()).as("nothing new, so nothing is recorded").isEqualTo(before);
    record(new Commented("1", "thank you"));
    assertThat(backlog("show", "better")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("state: done", "done when: exact-rate");
  }

  @Test
  void saysWhichRunsItCouldNotReadForWhatIsNext() throws Exception {
    repository.write("debwright.yaml", "trunk: main\n");
    land("menu", "{metric: exact-rate, at-least: 100 %}", RIGHT);
    record(new Deployed("production", head(), true, false));
    Path runs = folder.resolve("cache/runs/candidate");
    Runs.of("old")
        .ok("app/good", "")
        .failed("app/one", "unresolved libfoo.so.1")
        .write(runs.resolve("0123456789"));
    Files.createDirectories(runs.resolve("abcdef0123"));
    Files.writeString(runs.resolve("abcdef0123/run.json"), "{");
    record(
        new VerdictGiven(head(), "PASS", "verdict: PASS", "", "0123456789"),
        new VerdictGiven(head(), "PASS", "verdict: PASS", "", "abcdef0123"));
    done("menu");
    assertThat(shell.err())
        .contains("note: the run of revision ", "cannot be read: candidate/abcdef0123/")
        .contains("remove runs/candidate/abcdef0123 in the cache, and debwright gate --candidate ");
    assertThat(shell.out())
        .as("the run before it tells")
        .contains("where to work next:\n  nobody provides libfoo.so.1: 1 items");
    done("menu", "--format", "json");
    assertThat(json().path("notes").get(0).asText()).startsWith("the run of revision ");
  }

  @Test
  void goesBackToWorkWhereTheValueDidNotCome() throws Exception {
    land("better", "{metric: exact-rate, at-least: 100 %}", WRONG + ", libfoo1");
    record(new Deployed("production", head(), true, false));
    assertThat(done("better")).as(shell.err()).isEqualTo(1);
    assertThat(shell.out()).contains("back to work", "missed: exact-rate");
    assertThat(done("better", "--accept", "-m", "good enough")).isEqualTo(1);
    assertThat(shell.err()).contains("nobody's word changes that");
    assertThat(backlog("list", "--format", "json")).as(shell.err()).isZero();
    assertThat(json().path("items").get(0).path("state").asText()).isEqualTo("back-to-work");
  }

  @Test
  void asksAPersonWhereNoResultsCanTell() throws Exception {
    repository.write("debwright.yaml", "trunk: main\n");
    land("menu", "{metric: exact-rate, at-least: 100 %}", RIGHT);
    record(new Deployed("production", head(), true, false));
    long before = events();
    assertThat(done("menu")).as(shell.err()).isEqualTo(1);
    assertThat(shell.out()).contains("menu: not known", "this project names no engine");
    assertThat(shell.err()).contains("--accept -m TEXT");
    assertThat(events()).isEqualTo(before);
    assertThat(done("menu", "--accept", "-m", "Ann sees it")).as(shell.err()).isZero();
    assertThat(backlog("show", "menu")).isZero();
    assertThat(shell.out()).contains("state: done", "accepted by ", ": Ann sees it");
    assertThat(done("menu", "--reject", "-m", "Bob does not")).isEqualTo(1);
    assertThat(done("menu", "--accept")).isEqualTo(2);
    assertThat(done("nothing")).isEqualTo(2);
  }

  @Test
  void writesItemsDown() throws Exception {
    String[] whole = {
      "add",
      "menu",
      "--title",
      "A menu: \"new\"",
      "--why",
      "Nobody finds it. ".repeat(20),
      "--assume",
      "yes",
      "--done",
      "regressions: none",
      "--done",
      "metric: exact-rate, at-least: 99 %"
    };
    assertThat(backlog(whole)).as(shell.err()).isZero();
    assertThat(shell.out()).isEqualTo("backlog/menu.yaml\n");
    assertThat(Files.readString(repository.path("backlog/menu.yaml")))
        .startsWith("title: \"A menu: \\\"new\\\"\"\nwhy: >-\n  Nobody finds it.")
        .endsWith(
            """
            assumptions:
              - "yes"
            done:
              - {regressions: none}
              - {metric: exact-rate, at-least: 99 %}
            """);
    assertThat(backlog(whole)).as("a second time").isEqualTo(2);
    assertThat(shell.err()).contains("there is a file already: backlog/menu.yaml");
    repository.commit();
    assertThat(backlog("show", "menu")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("menu: A menu: \"new\"", "state: open", "assumed: yes");
  }

  @Test
  void refusesATemplateUntilItIsFilledIn() throws Exception {
    assertThat(backlog("add", "later")).as(shell.err()).isZero();
    assertThat(shell.err()).contains("fill it in: ", "'title' is missing");
    repository.commit();
    assertThat(backlog("show", "later")).isZero();
    assertThat(shell.out()).contains("cannot be read: ", "'title' is missing");
    assertThat(backlog("add", "wrong", "--done", "metric: exactrate, at-least: 1 %")).isEqualTo(2);
    assertThat(shell.err()).contains("unknown metric 'exactrate'", "hint: ");
    assertThat(repository.path("backlog/wrong.yaml")).doesNotExist();
    assertThat(backlog("add", "../x", "--title", "x")).isEqualTo(2);
  }
}
