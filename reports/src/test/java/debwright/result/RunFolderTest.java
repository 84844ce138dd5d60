package debwright.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunFolderTest {
  @TempDir Path temp;
  Path folder;

  private final Run run =
      Samples.run(
          Samples.labelled(Samples.ok("a/one", "libc6 (>= 2.34), zlib1g"), "shlibdeps", "libc6"),
          Samples.plan(Samples.ok("b/two", ""), "{\"size\":1.50,  \"deep\":{\"a\":[1e3]}}"),
          Samples.result("c/three", Outcome.EXCEPTION, ""));

  @BeforeEach
  void write() throws IOException {
    folder = temp.resolve("deep/run");
    RunFolder.write(folder, run);
  }

  @Test
  void readsBackWhatItWrote() throws RunFormatException {
    assertThat(RunFolder.read(folder)).isEqualTo(run);
  }

  @Test
  void leavesNothingButItsFiles() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "run.json", "results.csv", "results.jsonl", "timings.csv", "summary.json");
    }
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void writesAndReadsEveryOutcome(Outcome outcome) throws Exception {
    Run one = Samples.run(Samples.result("a/one", outcome, ""));
    RunFolder.write(folder, one);
    assertThat(RunFolder.read(folder)).isEqualTo(one);
    assertThat(Files.readString(folder.resolve("results.csv")))
        .contains("," + outcome.code() + ",");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "{ \"a\" : 1.0 , \"b\":\"\\u00e9 }\" }",
        "{\"open\":",
        "{\"a\":1}\n",
        "{\"a\":1} {\"b\":2}",
        "\"text\"",
        "no JSON at all",
        "{\"a\":1,\"a\":2}"
      })
  void keepsThePlanToTheByte(String plan) throws Exception {
    Run one = Samples.run(Samples.plan(Samples.ok("a/one", "libc6"), plan));
    RunFolder.write(folder, one);
    assertThat(RunFolder.read(folder)).isEqualTo(one);
    assertThat(Files.readAllLines(folder.resolve("results.jsonl"))).hasSize(1);
  }

  @Test
  void writesTheSameTableForTheSameResultsInAnyOrder() throws IOException {
    Run other = Samples.run(run.results().get(2), run.results().get(0), run.results().get(1));
    RunFolder.write(temp.resolve("other"), other);
    assertThat(temp.resolve("other/results.csv"))
        .hasSameBinaryContentAs(folder.resolve("results.csv"));
    assertThat(temp.resolve("other/results.jsonl"))
        .hasSameBinaryContentAs(folder.resolve("results.jsonl"));
  }

  @Test
  void writesTheTableOfTheContract() {
    assertThat(folder.resolve("results.csv"))
        .hasContent(
            """
            item,release,architecture,outcome,exact,score,depends,expected,missing,extra,objects,fingerprint,plan_digest
            a/one,debian:12,amd64,ok,false,0.5000,"libc6 (>= 2.34), zlib1g",libc6,,,2,,"plan of libc6 (>= 2.34), zlib1g"
            b/two,debian:12,amd64,ok,,,,,,,2,,plan of\s
            c/three,debian:12,amd64,crash:exception,,,,,,,2,fingerprint,plan of\s
            """);
    assertThat(folder.resolve("timings.csv"))
        .hasContent(
            """
            item,release,architecture,attempt,duration_ms,cpu_ms
            a/one,debian:12,amd64,1,40,30
            b/two,debian:12,amd64,1,40,30
            c/three,debian:12,amd64,1,40,30
            """);
  }

  @Test
  void namesFileAndLineOfAnUnknownOutcome() throws IOException {
    edit("results.jsonl", "crash:exception", "crash:elsewhere");
    assertThatThrownBy(() -> RunFolder.read(folder))
        .isInstanceOf(RunFormatException.class)
        .hasMessageEndingWith(
            "results.jsonl:3: \"outcome\": a known outcome such as 'ok' was expected, found"
                + " 'crash:elsewhere'");
  }

  @Test
  void namesFileAndLineOfAnUnknownOutcomeInTheTable() throws IOException {
    edit("results.csv", "crash:exception", "crash:elsewhere");
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageContaining("results.csv:4: \"outcome\": a known outcome")
        .hasMessageContaining("found 'crash:elsewhere'");
  }

  @Test
  void refusesATableThatWasEdited() throws IOException {
    edit("results.csv", "crash:exception", "ok");
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageEndingWith(
            "results.csv:4: \"outcome\": 'crash:exception' was expected, as in results.jsonl,"
                + " found 'ok'");
  }

  @Test
  void refusesALineThatIsCutShort() throws IOException {
    String text = Files.readString(folder.resolve("results.jsonl"));
    Files.writeString(folder.resolve("results.jsonl"), text.substring(0, text.length() - 20));
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageContaining("results.jsonl:3: a JSON object was expected, found text cut short");
  }

  @Test
  void refusesLinesThatAreGone() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("results.jsonl"));
    Files.write(folder.resolve("results.jsonl"), lines.subList(0, 2));
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageContaining("results.csv:4: 2 rows were expected, as in results.jsonl, found 3");
  }

  @Test
  void saysThatARunDidNotEnd() throws IOException {
    Files.delete(folder.resolve("run.json"));
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageEndingWith("run.json: a run's file was expected, found nothing")
        .extracting(e -> ((RunFormatException) e).hint())
        .isEqualTo("the run did not end: run it again");
  }

  @Test
  void saysThatAFolderHoldsNoRun() {
    assertThatThrownBy(() -> RunFolder.read(temp))
        .hasMessageEndingWith("run.json: a run's file was expected, found nothing")
        .extracting(e -> ((RunFormatException) e).hint())
        .isEqualTo("name the folder that a run was written to");
  }

  @ParameterizedTest
  @ValueSource(strings = {"results.csv", "results.jsonl", "timings.csv"})
  void refusesAFolderThatLacksAFile(String name) throws IOException {
    Files.delete(folder.resolve(name));
    assertThatThrownBy(() -> RunFolder.read(folder)).hasMessageContaining(name + ": ");
  }

  @Test
  void refusesALaterSchema() throws IOException {
    edit("run.json", "\"schema\" : 1", "\"schema\" : 2");
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageEndingWith("run.json: schema 1 was expected, found 2");
  }

  @Test
  void refusesTheSameItemTwice() throws IOException {
    List<String> lines = Files.readAllLines(folder.resolve("results.jsonl"));
    Files.write(folder.resolve("results.jsonl"), List.of(lines.get(0), lines.get(0)));
    assertThatThrownBy(() -> RunFolder.read(folder))
        .hasMessageContaining("results.jsonl:2: a key after a/one debian:12 amd64 was expected");
  }

  @Test
  void readsATableWithMoreColumnsThanItKnows() throws Exception {
    Path csv = folder.resolve("results.csv");
    Files.writeString(csv, Files.readString(csv).replace("\n", ",more\n"));
    assertThat(RunFolder.read(folder)).isEqualTo(run);
  }

  @Test
  void neverFailsOtherwiseThanByItsOwnException() throws IOException {
    Random random = new Random(20260102);
    for (String name : List.of("run.json", "results.jsonl", "results.csv", "timings.csv")) {
      byte[] good = Files.readAllBytes(folder.resolve(name));
      for (int i = 0; i < 60; i++) {
        Files.write(folder.resolve(name), broken(good, random));
        readTolerantly();
      }
      Files.write(folder.resolve(name), good);
    }
  }

  private static byte[] broken(byte[] good, Random random) {
    byte[] bad =
        Arrays.copyOf(good, random.nextInt(4) == 0 ? random.nextInt(good.length) : good.length);
    for (int i = 0; i < 3 && bad.length > 0; i++) {
      bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
    }
    return bad;
  }

  private void readTolerantly() {
    try {
      RunFolder.read(folder);
    } catch (RunFormatException e) {
      assertThat(e).hasMessageContaining(folder.toString());
      assertThat(e.hint()).isNotEmpty();
    }
  }

  private void edit(String name, String from, String to) throws IOException {
    Path file = folder.resolve(name);
    String text = Files.readString(file);
    assertThat(text).contains(from);
    Files.writeString(file, text.replace(from, to));
  }
}
