package debwright.result;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import debwright.plan.Outcome;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class RunTest {
  @Test
  void sortsItsResults() {
    Run run = Samples.run(Samples.ok("b", ""), Samples.ok("a", ""));
    assertThat(run.results()).extracting(r -> r.key().item()).containsExactly("a", "b");
  }

  @Test
  void refusesTwoResultsOfOneItem() {
    assertThatThrownBy(() -> Samples.run(Samples.ok("a", ""), Samples.ok("a", "libc6")))
        .hasMessage("two results for a debian:12 amd64");
  }

  @Test
  void makesUpWhatNobodyRan() {
    List<ManifestRow> rows = List.of(row("a"), row("b"));
    List<ItemResult> all =
        ManifestRow.complete(rows, List.of(Samples.ok("b", "libc6")), "interrupted");
    assertThat(all).extracting(ItemResult::outcome).containsExactly(Outcome.NOT_RUN, Outcome.OK);
    assertThat(all.get(0).reason()).isEqualTo("interrupted");
    assertThat(all.get(0).mustPass()).isTrue();
  }

  @Test
  void refusesAResultThatNobodyAskedFor() {
    List<ItemResult> results = List.of(Samples.ok("b", ""));
    assertThatThrownBy(() -> ManifestRow.complete(List.of(row("a")), results, ""))
        .hasMessage("not in the manifest: b debian:12 amd64");
  }

  private static ManifestRow row(String item) {
    return new ManifestRow(Samples.key(item), "00", "must-pass");
  }

  @Test
  void countsWhatAddsUpToTheManifest() {
    Run run =
        Samples.run(
            scored("a", "libc6, zlib1g", true, List.of(), List.of()),
            scored("b", "libc6, libx", false, List.of("zlib1g", "libssl3"), List.of("libx")),
            Samples.labelled(Samples.result("c", Outcome.NOT_RUN, ""), "shlibdeps", "libc6"),
            Samples.result("d", Outcome.EXIT, ""));
    Summary summary = Summary.of(run);
    assertThat(summary.items()).isEqualTo(4);
    assertThat(summary.outcomes().values()).containsExactly(1, 1, 2);
    assertThat(summary.labels().get("shlibdeps")).isEqualTo(new LabelScore(3, 2, 1, 3, 2, 1));
    assertThat(summary.wall()).isEqualTo(Duration.ofSeconds(2));
    assertThat(summary.cpu()).isEqualTo(Duration.ofMillis(120));
    assertThat(summary.itemsPerSecond()).isEqualTo(1.5);
    assertThat(summary.json())
        .isEqualTo(
            """
            {
              "schema" : 1,
              "items" : 4,
              "outcomes" : {
                "crash:exit" : 1,
                "not-run" : 1,
                "ok" : 2
              },
              "labels" : {
                "shlibdeps" : {
                  "labelled" : 3,
                  "judged" : 2,
                  "exact" : 1,
                  "exact_rate" : 0.5,
                  "name_precision" : 0.75,
                  "name_recall" : 0.6
                }
              },
              "wall_ms" : 2000,
              "cpu_ms" : 120,
              "items_per_second" : 1.5
            }
            """);
  }

  private static ItemResult scored(
      String item, String depends, boolean exact, List<String> missing, List<String> extra) {
    ItemResult r = Samples.ok(item, depends);
    ItemResult.Score score =
        new ItemResult.Score("shlibdeps", "", exact, OptionalDouble.empty(), missing, extra);
    return new ItemResult(
        r.key(), "", "full", r.outcome(), "", "", depends, "", 1, Optional.of(score), "");
  }
}
