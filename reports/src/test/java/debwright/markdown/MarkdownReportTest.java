package debwright.markdown;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.comparison.Comparison;
import debwright.comparison.Verdict;
import debwright.done.Forecast;
import debwright.done.Judged;
import debwright.done.State;
import debwright.judgement.Judgement;
import debwright.judgement.WaiverUse;
import debwright.plan.Outcome;
import debwright.report.Judgements;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MarkdownReportTest {
  private static final int COMMENT = 65_536;
  private static final int STEP_SUMMARY = 1 << 20;

  @ParameterizedTest
  @ValueSource(strings = {"`|`", "\ud83d\udce6", "语言包", "\\`*_{}[]()#+-!|\n"})
  void fitsIntoACommentWhateverItHolds(String text) {
    String summary = MarkdownReport.render(wide(text.repeat(500)));
    assertThat(summary.length()).isLessThanOrEqualTo(COMMENT);
    assertThat(summary.getBytes(StandardCharsets.UTF_8).length).isLessThan(STEP_SUMMARY);
    assertThat(summary)
        .endsWith("`verdict: FAIL (120 regressed, 0 fixed, 220 changed, 0 unknown of 340)`\n");
    assertWhole(summary);
  }

  private static void assertWhole(String summary) {
    List<String> rows = summary.lines().filter(line -> line.startsWith("|")).toList();
    assertThat(rows).isNotEmpty().allMatch(row -> row.endsWith("|"));
    int columns = 0;
    for (String line : summary.lines().toList()) {
      int pipes = (int) line.replace("\\|", "").chars().filter(c -> c == '|').count();
      columns = line.startsWith("|") && columns > 0 ? columns : pipes;
      assertThat(pipes).as(line).isEqualTo(columns);
      assertThat(line.chars().filter(c -> c == '`').count() % 2).as(line).isZero();
    }
  }

  @Test
  void dropsTheLeastImportantFirstAndSaysHowMany() {
    String summary = MarkdownReport.render(wide("x".repeat(500)));
    assertThat(summary)
        .contains("`gating-", "## regressed (120)", "## changed (220)", "| **missed** |")
        .doesNotContain("`cosmetic-")
        .containsPattern(
            "… and \\d+ more, left out here: the page and comparison.csv have them all");
  }

  @Test
  void leavesNothingOutThatHasRoom() {
    String summary = MarkdownReport.render(Judgements.full());
    assertThat(summary)
        .doesNotContain("left out")
        .contains("asked again: baseline ok; candidate crash:exit")
        .contains("## waivers")
        .contains("| used | `W1` | 1 |", "| stale | `W2` | 0 |")
        .contains("## done?\n\nthe project: 1 of 2 criteria are met")
        .contains(
            "| **missed** | exact | 80.0 % | at least 98 % | 90.0 % | `a/crash debian:12 amd64`");
    assertWhole(summary);
  }

  @Test
  void letsNoBarEndACell() {
    assertThat(Markdown.code("a | b\\|c")).isEqualTo("`a \\| b\\ \\|c`");
    assertThat(Markdown.text("a\\|b")).isEqualTo("a\\\\\\|b");
  }

  /** Of 120 causes that gate, 100 that are better and 120 cosmetic items, all with long texts. */
  private static Judgement wide(String text) {
    List<ItemResult> base = new ArrayList<>();
    List<ItemResult> candidate = new ArrayList<>();
    for (int i = 0; i < 120; i++) {
      base.add(Samples.ok("gating-" + i + text, "libc6"));
      ItemResult failing = Samples.result("gating-" + i + text, Outcome.UNRESOLVED_LIBRARY, "");
      candidate.add(Samples.because(failing, text, i + text, ""));
      base.add(Samples.because(Samples.ok("cosmetic-" + i + text, "libc6"), "", "", "one"));
      candidate.add(Samples.because(Samples.ok("cosmetic-" + i + text, "libc6"), "", "", "two"));
    }
    for (int i = 0; i < 100; i++) {
      base.add(better("better-" + i + text, "libc6", i));
      candidate.add(better("better-" + i + text, "libc6, libx" + i, i));
    }
    Comparison comparison = Comparison.of(Samples.run(base), Samples.run(candidate));
    return new Judgement(
        comparison.candidate(),
        Optional.of(comparison),
        Verdict.of(comparison, List.of(text)),
        Collections.nCopies(40, text),
        Collections.nCopies(30, forecast(text)),
        Collections.nCopies(
            300, new WaiverUse(text, text, text, text, WaiverUse.State.USED, 1, text)));
  }

  private static ItemResult better(String name, String depends, int number) {
    return Samples.labelled(Samples.ok(name, depends), "shlibdeps", "libc6, libx" + number);
  }

  private static Forecast forecast(String text) {
    Judged missed =
        new Judged(
            text,
            State.MISSED,
            text,
            text,
            text,
            text,
            Collections.nCopies(40, Samples.key(text)),
            true);
    Forecast.Assumed assumed = new Forecast.Assumed(text, State.UNKNOWN, text);
    return new Forecast(text, text, Collections.nCopies(30, assumed), List.of(missed));
  }
}
