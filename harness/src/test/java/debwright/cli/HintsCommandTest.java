package debwright.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import debwright.index.IndexWriter;
import debwright.index.Release;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HintsCommandTest {
  private static final String UNRESOLVED = "unresolved libfoo.so.1";

  @TempDir private Path folder = Path.of("");
  private Shell shell = Shell.piped();
  private String run = "";

  @BeforeEach
  void writeARun() throws Exception {
    shell = Shell.piped(folder.resolve("cache"));
    run =
        Runs.of("today")
            .ok("app/good", "libc6")
            .failed("app/one", UNRESOLVED)
            .failed("app/two", UNRESOLVED + " libbar.so.2")
            .write(folder.resolve("today"))
            .toString();
  }

  @Test
  void tellsOfARunWhatHoldsMostBack() {
    assertThat(shell.run("hints", run, "--limit", "1")).as(shell.err()).isZero();
    assertThat(shell.out())
        .isEqualTo(
            """
            today: of 3 items 2 fail, 0 are wrong, 0 are degraded, 0 have no answer; causes: 2

            1. nobody provides libfoo.so.1
               blocks 2 items of 2 apps on debian:12; alone 1
               look: debwright explain item:app/one --library libfoo.so.1 --release debian:12 --arch amd64
               next: nothing in this run has it: ship it with the app, or add an archive that has it (debwright index build --mirror URL)
               with: library-libbar.so.2
               hint: library-libfoo.so.1

            and 1 more; --limit 2 shows all
            """);
  }

  @Test
  void countsByAFileOfWeightsAndDoublyWhatUsersReported() throws Exception {
    Path weights = Files.writeString(folder.resolve("weights.csv"), "item,weight\napp/two,10\n");
    Path reported = Files.createDirectories(folder.resolve("repository/reported"));
    Files.writeString(
        reported.resolve("reports.csv"),
        """
        id,item,app,architecture,releases,outcomes,message,reporter,version,date
        r1,app/one,one,amd64,debian:12,ok,lacks something,,0.1,2026-01-31
        """);
    assertThat(
            shell.run(
                "hints",
                run,
                "--weights",
                weights.toString(),
                "--repository",
                folder.resolve("repository").toString(),
                "--format",
                "json"))
        .as(shell.err())
        .isZero();
    JsonNode json = new JsonMapper().readTree(shell.out());
    assertThat(json.path("schema").asInt()).isEqualTo(1);
    assertThat(json.path("hints").path(0).path("weight").asDouble()).as("10 and 2").isEqualTo(12);
    assertThat(json.path("hints").path(0).path("weight_alone").asDouble()).isEqualTo(2);
  }

  @Test
  void showsOneHintWithAllItsItems() {
    assertThat(shell.run("hints", run, "--item", "library-libfoo.so.1")).isZero();
    assertThat(shell.out())
        .contains("outcome: fail:map:unresolved-library", "app/one debian:12 amd64\n")
        .contains("app/two debian:12 amd64 (not alone)\n", "plan it: debwright hints --backlog ");
    assertThat(shell.run("hints", run, "--item", "library-libfoo.so.2")).isEqualTo(2);
    assertThat(shell.err()).contains("did you mean library-libfoo.so.1?");
  }

  @Test
  void saysWhichLineOfTheWeightsIsWrong() throws Exception {
    Path weights = Files.writeString(folder.resolve("weights.csv"), "item,weight\na,many\n");
    assertThat(shell.run("hints", run, "--weights", weights.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("weights.csv:2: a weight such as 12 or 0.5 was expected");
  }

  @Test
  void saysWhatMakesARunWhereNoneIsKnown() throws Exception {
    ToyRepository toy = toy();
    assertThat(hints(toy)).isEqualTo(3);
    assertThat(shell.err())
        .contains("error: no run of these corpora is known", "hint: debwright gate makes one");
    assertThat(shell.run("hints", "--repository", folder.toString())).isEqualTo(2);
    assertThat(shell.err()).contains("which run?", "debwright corpus run -o runs/today");
  }

  @Test
  void takesTheNewestRunOfTheGateAndBeginsABacklogItemThatTheGateReads() throws Exception {
    ToyRepository toy = toy();
    toy.answer("libc6 (>= 2.17)");
    gate(toy);
    assertThat(hints(toy, "--item", "relations-shlibdeps")).as(shell.err()).isZero();
    assertThat(shell.out()).contains("spoils 1 item of 1 app", "toy/app debian:12 amd64");
    assertThat(shell.err()).as("the work tree's own engine").doesNotContain("note: no run");
    Path backlog = Files.createDirectories(toy.path("backlog"));
    assertThat(hints(toy, "--backlog", "relations-shlibdeps", "-o", backlog.toString())).isZero();
    assertThat(backlog.resolve("relations-shlibdeps.yaml")).content().isEqualTo(BACKLOG);
    assertThat(hints(toy, "--backlog", "relations-shlibdeps", "-o", backlog.toString()))
        .as("what a person may have changed is not written over")
        .isEqualTo(2);
    gate(toy, "--for", "relations-shlibdeps");
    assertThat(shell.out()).contains("other versions or alternatives than the label's", "missed");
    toy.answer("libc6 (>= 2.34)");
    assertThat(hints(toy)).isZero();
    assertThat(shell.err()).contains("note: no run of the work tree's engine as it is");
  }

  @Test
  void saysWhichRunCannotBeRead() throws Exception {
    ToyRepository toy = toy();
    gate(toy);
    Path damaged = folder.resolve("cache/runs/trunk/abcdef0123");
    Files.createDirectories(damaged);
    Files.writeString(damaged.resolve("run.json"), "{");
    assertThat(hints(toy)).as(shell.err()).isZero();
    assertThat(shell.err())
        .contains("note: a run cannot be read, and is left out: ", "abcdef0123/run.json")
        .contains("remove the folder " + damaged);
    try (Stream<Path> runs = Files.list(folder.resolve("cache/runs/candidate"))) {
      for (Path each : runs.toList()) {
        Files.writeString(each.resolve("results.jsonl"), "nonsense\n");
      }
    }
    assertThat(hints(toy)).isEqualTo(2);
    assertThat(shell.err())
        .contains("error: the newest run cannot be read: ", "results.jsonl:1")
        .contains("hint: remove the folder ", "debwright gate makes the run again");
  }

  private static final String BACKLOG =
      """
      title: other versions or alternatives than the label's
      why: "Of 1 items this holds back 1, of 1 app; 1 of them nothing else does."
      assumptions:
        - Each of these items can have a right package where it is judged.
      done:
        - metric: exact-rate
          where:
            release: debian:12
            architecture: amd64
            item: toy/app
          at-least: 100 %
        - regressions: none
      tasks:
        - "Look: debwright explain item:toy/app --all --release debian:12 --arch amd64"
        - "Next: mend the mapping, or the label: debwright corpus label asks dpkg-shlibdeps again"
      state: open
      """;

  private ToyRepository toy() throws Exception {
    ToyRepository toy = ToyRepository.in(folder.resolve("toy"));
    new IndexWriter(new Release("debian:12"), "amd64", "nowhere").write(index());
    return toy;
  }

  private Path index() {
    return folder.resolve("empty.index");
  }

  private int hints(ToyRepository toy, String... more) {
    return called("hints", toy, more);
  }

  private int gate(ToyRepository toy, String... more) {
    String report = folder.resolve("report").toString();
    return called("gate", toy, both(new String[] {"--report", report}, more));
  }

  private int called(String command, ToyRepository toy, String... more) {
    shell = Shell.piped(folder.resolve("cache"));
    String[] words = {
      command, "--repository", toy.toString(), "--index", index().toString(), "--jobs", "1"
    };
    return shell.run(both(words, more));
  }

  private static String[] both(String[] first, String[] second) {
    String[] all = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }
}
