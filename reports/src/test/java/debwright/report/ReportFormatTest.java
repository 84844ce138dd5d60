package debwright.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import debwright.comparison.Comparison;
import debwright.csv.CsvTable;
import debwright.judgement.Judgement;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReportFormatTest {
  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void givesTheSameTextTwice(ReportFormat format) {
    assertThat(format.render(Judgements.compared()))
        .isEqualTo(format.render(Judgements.compared()));
    assertThat(format.render(Judgements.full())).isEqualTo(format.render(Judgements.full()));
    assertThat(format.render(Judgements.single())).endsWith("\n");
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void isFoundByItsCode(ReportFormat format) {
    assertThat(ReportFormat.ofCode(format.code())).contains(format);
    assertThat(ReportFormat.ofCode("pdf")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(ReportFormat.class)
  void letsNoEscapeSequenceOutForPeople(ReportFormat format) {
    if (format != ReportFormat.CSV && format != ReportFormat.JSON) {
      assertThat(format.render(Judgements.full())).doesNotContain("\u001b", "\u0000", "\u2028");
    }
  }

  @Test
  void printsWhatChangedAndEndsWithTheVerdict() {
    Judgement judgement =
        Judgement.of(
            Comparison.of(
                Samples.run(
                    Samples.ok("a/git", "libc6 (>= 2.34), libssl3"), Samples.ok("b/gdb", "libc6")),
                Samples.run(Samples.ok("a/git", "libc6 (>= 2.17)"), Samples.ok("b/gdb", "libc6"))),
            "Named by hand.");
    assertThat(ReportFormat.TEXT.render(judgement))
        .isEqualTo(
            """
            baseline   revision 1a2b3c
            candidate  revision 1a2b3c
            note: Named by hand.

            regressed (1)
              S2  changed-unlabelled  a/git
                  v lowered libc6 (>= 2.34) to libc6 (>= 2.17)
                  - lost libssl3
                  baseline   libc6 (>= 2.34), libssl3
                  candidate  libc6 (>= 2.17)

            1 regressed + 0 unknown + 0 fixed + 0 changed + 1 same = 2
            1 difference gates: fix what caused it, or have it accepted with a reason, and run again.
            verdict: FAIL (1 regressed, 0 fixed, 0 changed, 0 unknown of 2)
            """);
  }

  @Test
  void printsOneItemOfEachCauseAndNamesTheOthers() {
    String[] names = {"a/git", "b/gdb", "c/vim"};
    Judgement judgement =
        Judgement.of(
            Comparison.of(
                Samples.run(Stream.of(names).map(n -> Samples.ok(n, "libc6, libx1")).toList()),
                Samples.run(Stream.of(names).map(n -> Samples.ok(n, "libc6")).toList())));
    assertThat(ReportFormat.TEXT.render(judgement))
        .contains(
            """
            regressed (3)
              S2  changed-unlabelled  a/git
                  - lost libx1
                  baseline   libc6, libx1
                  candidate  libc6
                  and 2 more like it:
                        b/gdb, c/vim
            """);
  }

  @Test
  void saysWhatDiffersInPlansOfTheSameDepends() {
    String plan = "{\"releases\":[{\"warnings\":[%s]}]}";
    ItemResult before = Samples.plan(Samples.ok("a", "libc6"), plan.formatted(""));
    ItemResult after =
        Samples.plan(
            Samples.because(Samples.ok("a", "libc6"), "", "", "other"), plan.formatted("1"));
    Judgement judgement = Judgement.of(Comparison.of(Samples.run(before), Samples.run(after)));
    assertThat(ReportFormat.TEXT.render(judgement)).contains("cosmetic  a\n      other warnings\n");
    assertThat(ReportFormat.MARKDOWN.render(judgement)).contains("| other warnings |");
    assertThat(ReportFormat.HTML.render(judgement)).contains("<div>other warnings</div>");
  }

  @Test
  void printsWaiversReRunsAndWhatTheDefinitionOfDoneSays() {
    String text = ReportFormat.TEXT.render(Judgements.full());
    assertThat(text)
        .contains("asked again: baseline ok; candidate crash:exit")
        .contains("waivers (3)\n  used    W1: it accepts 1 difference\n  stale   W2: ")
        .contains("done? the project: 1 of 2 criteria are met\n  missed    Exact is 80.0 %, at")
        .contains("      a/crash, c/better\n  met       No item takes longer");
  }

  @Test
  void writesCausesWaiversReRunsAndForecastsAsJson() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.render(Judgements.full()));
    assertThat(json.path("causes")).hasSize(5);
    assertThat(json.at("/causes/0/gates").booleanValue()).isTrue();
    assertThat(json.at("/causes/0/exemplar/item").textValue()).isEqualTo("a/crash");
    assertThat(json.at("/waivers/1/state").textValue()).isEqualTo("stale");
    assertThat(json.at("/forecasts/0/criteria/0/state").textValue()).isEqualTo("missed");
    assertThat(json.at("/forecasts/0/criteria/0/items/1/item").textValue()).isEqualTo("c/better");
    assertThat(json.findValue("asked_again").at("/candidate/0/outcome").textValue())
        .isEqualTo("crash:exit");
  }

  @Test
  void coloursAndShortensForATerminal() {
    String text = TextReport.render(Judgements.compared(), new TextStyle(80, 1, true));
    assertThat(text).contains("and 1 more").contains("\u001b[31mverdict: FAIL");
    assertThat(text.replaceAll("\u001b\\[[0-9]+m", "")).contains("  ^ raised libc6");
  }

  @Test
  void writesARowOfTheTableForEachItem() throws Exception {
    CsvTable table = CsvTable.parse(ReportFormat.CSV.render(Judgements.compared()));
    assertThat(table.columns())
        .containsExactly(
            "item",
            "release",
            "architecture",
            "category",
            "severity",
            "base_outcome",
            "candidate_outcome",
            "base_depends",
            "candidate_depends",
            "waiver",
            "detail",
            "cause");
    assertThat(table.rows())
        .hasSize(6)
        .isSortedAccordingTo((a, b) -> a.fields().get(0).compareTo(b.fields().get(0)));
    assertThat(table.rows().get(3).fields())
        .containsExactly(
            "c/better",
            "debian:12",
            "amd64",
            "changed-better",
            "",
            "ok",
            "ok",
            "libc6",
            "libc6 (>= 2.34)",
            "",
            "raised libc6 to libc6 (>= 2.34)",
            "raised libc6 (better)");
  }

  @Test
  void writesOnlyTheHeaderWhereNothingWasCompared() throws Exception {
    assertThat(CsvTable.parse(ReportFormat.CSV.render(Judgements.single())).rows()).isEmpty();
  }

  @Test
  void writesJsonThatAddsUp() throws Exception {
    JsonNode json = new ObjectMapper().readTree(ReportFormat.JSON.render(Judgements.compared()));
    assertThat(json.path("schema").intValue()).isEqualTo(1);
    assertThat(json.at("/verdict/word").textValue()).isEqualTo("FAIL");
    JsonNode totals = json.path("totals");
    int sum = 0;
    for (String share : new String[] {"regressed", "unknown", "fixed", "changed", "same"}) {
      sum += totals.path(share).intValue();
    }
    assertThat(sum).isEqualTo(totals.path("all").intValue()).isEqualTo(6);
    assertThat(json.path("differences")).hasSize(6);
    assertThat(json.at("/differences/0/category").textValue()).isEqualTo("regressed");
  }

  @Test
  void keepsMarkdownTablesWhole() {
    String text = ReportFormat.MARKDOWN.render(Judgements.compared());
    assertThat(text).startsWith("# FAIL\n");
    assertThat(text.replaceAll("`[^`]*`", "code")).doesNotContain("<script", "<img");
    assertThat(text.lines().filter(line -> line.startsWith("| S")))
        .isNotEmpty()
        .allMatch(line -> line.replace("\\|", "").chars().filter(c -> c == '|').count() == 7);
  }

  @Test
  void fillsAFolder(@TempDir Path folder) throws Exception {
    Path page = ReportFolder.write(folder.resolve("report"), Judgements.compared());
    assertThat(page).exists().hasFileName("index.html");
    try (Stream<Path> files = Files.list(folder.resolve("report"))) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "index.html",
              "results.csv",
              "timings.csv",
              "comparison.csv",
              "comparison.json",
              "comparison.sarif",
              "junit.xml",
              "summary.md");
    }
  }
}
