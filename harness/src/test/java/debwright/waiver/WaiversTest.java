package debwright.waiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.comparison.Verdict;
import debwright.judgement.WaiverUse.State;
import debwright.plan.Outcome;
import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WaiversTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 26);

  private static final String ONE =
      """
      - id: W1
        items: [git]
        from: ok
        to: fail:map:*
        reason: its maker ships no library any more
        owner: ann
        created: 2026-11-01
        expires: 2026-12-01
      """;

  private static final Comparison LOST =
      compare(ok("git"), fails("git"), ok("vim"), fails("vim"), ok("ed"), ok("ed"));

  @Test
  void waivesWhatItNamesAndNothingElse() throws Exception {
    Waivers.Applied applied = apply(ONE, LOST);
    assertThat(waived(applied)).containsExactly("git W1");
    assertThat(Verdict.of(applied.comparison(), applied.faults()).word())
        .isEqualTo(Verdict.Word.FAIL);
    assertThat(applied.uses().get(0).text()).isEqualTo("accepts 1 difference");
  }

  @Test
  void aVerdictSaysThatItPassedByWaivers() throws Exception {
    Waivers.Applied applied = apply(ONE.replace("[git]", "[git, vim]"), LOST);
    assertThat(Verdict.of(applied.comparison(), applied.faults()).word())
        .isEqualTo(Verdict.Word.PASS_WAIVED);
  }

  @Test
  void readsAListUnderItsKeyToo() throws Exception {
    assertThat(waived(apply("waivers:\n" + ONE.indent(2), LOST))).containsExactly("git W1");
  }

  @Test
  void choosesBySelector() throws Exception {
    String all = ONE.replace("items: [git]", "selector: {release: \"debian:*\", tier: full}");
    assertThat(waived(apply(all, LOST))).containsExactly("git W1", "vim W1");
    assertThat(waived(apply(all.replace("full", "smoke"), LOST))).isEmpty();
  }

  @Test
  void holdsToOutcomesAndReleases() throws Exception {
    assertThat(waived(apply(ONE.replace("map:*", "analyse:*"), LOST))).isEmpty();
    assertThat(waived(apply(ONE.replace("[git]", "[git debian:12 amd64]"), LOST))).hasSize(1);
    assertThat(waived(apply(ONE.replace("[git]", "[git debian:13 amd64]"), LOST))).isEmpty();
  }

  @Test
  void failsTheVerdictOnceItHasExpired() throws Exception {
    Waivers waivers = Waivers.parse(ONE, "waivers.yaml");
    assertThat(waivers.apply(LOST, LocalDate.of(2026, 12, 1)).faults()).isEmpty();
    Waivers.Applied late = waivers.apply(compare(ok("ed"), ok("ed")), LocalDate.of(2026, 12, 2));
    assertThat(late.faults())
        .containsExactly(
            "Waiver W1 (waivers.yaml:1) expired on 2026-12-01: take it out, or mend what it was for.");
    assertThat(Verdict.of(late.comparison(), late.faults()).word()).isEqualTo(Verdict.Word.FAIL);
  }

  @Test
  void failsTheVerdictIfItMatchesMoreThanItMay() throws Exception {
    Waivers.Applied applied = apply(ONE.replace("[git]", "[\"*\"]") + "  max-items: 1\n", LOST);
    assertThat(applied.faults())
        .containsExactly("Waiver W1 (waivers.yaml:1) matches 2 differences, and may match 1.");
    assertThat(waived(applied)).isEmpty();
  }

  @Test
  void waivesACrashByExactIdOnly() throws Exception {
    Comparison crash = compare(ok("git"), crashes("git"));
    String any = ONE.replace("fail:map:*", "crash:*");
    assertThat(waived(apply(any, crash))).containsExactly("git W1");
    Waivers.Applied broad = apply(any.replace("[git]", "[\"g*\"]"), crash);
    assertThat(broad.faults()).singleElement().asString().contains("only its exact id may");
    assertThat(waived(broad)).isEmpty();
  }

  @Test
  void saysThatItIsStaleWhereItsChangeIsDeployed() throws Exception {
    Waivers.Applied applied = apply(ONE, compare(fails("git"), fails("git")));
    assertThat(applied.uses().get(0).state()).isEqualTo(State.STALE);
    assertThat(applied.faults()).isEmpty();
  }

  @Test
  void anUnknownKeyFailsTheVerdictAsItMayBeMeantToNarrow() throws Exception {
    Waivers.Applied applied = apply(ONE + "  max-item: 1\n", LOST);
    assertThat(applied.faults())
        .containsExactly(
            "waivers.yaml:9: unknown key 'max-item' in a waiver (did you mean 'max-items'?).");
  }

  @Test
  void refusesWaiversWithoutReasonOwnerOrEnd() {
    assertThat(problems(ONE.replaceAll("  (reason|owner|expires).*\n", "")))
        .containsExactly(
            "waivers.yaml:1: 'expires' is missing in a waiver",
            "waivers.yaml:1: 'reason' is missing in a waiver",
            "waivers.yaml:1: 'owner' is missing in a waiver");
    assertThat(problems(ONE.replace("2026-12-01", "2027-12-01")))
        .containsExactly(
            "waivers.yaml:8: a waiver holds at most 90 days, from 2026-11-01 to 2027-01-30");
    assertThat(problems(ONE.replace("2026-12-01", "soon")))
        .containsExactly(
            "waivers.yaml:8: 'expires': expected a day such as 2026-01-31, found 'soon'");
    assertThat(problems(ONE.replace("ok", "fine")))
        .containsExactly("waivers.yaml:3: 'from' is no outcome: 'fine'");
    assertThat(problems(ONE + ONE))
        .containsExactly("waivers.yaml:9: the waiver in line 1 is called W1, too");
    assertThat(problems("- id: [\n")).singleElement().asString().contains("no good YAML");
    assertThat(problems("hello")).singleElement().asString().contains("expected keys and values");
  }

  private static List<String> problems(String text) {
    return catchThrowableOfType(WaiverException.class, () -> Waivers.parse(text, "waivers.yaml"))
        .problems()
        .stream()
        .map(each -> each.message())
        .toList();
  }

  private static Waivers.Applied apply(String text, Comparison comparison) throws Exception {
    return Waivers.parse(text, "waivers.yaml").apply(comparison, TODAY);
  }

  private static List<String> waived(Waivers.Applied applied) {
    return applied.comparison().differences().stream()
        .filter(each -> !each.waiver().isEmpty())
        .map((Difference each) -> each.key().item() + " " + each.waiver())
        .toList();
  }

  /** Of a baseline's and a candidate's result in turn. */
  private static Comparison compare(ItemResult... pairs) {
    List<ItemResult> base = new ArrayList<>();
    List<ItemResult> candidate = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      base.add(pairs[i]);
      candidate.add(pairs[i + 1]);
    }
    return Comparison.of(run(base), run(candidate));
  }

  private static ItemResult result(String item, Outcome outcome) {
    return ItemResult.without(
        new ItemKey(item, "debian:12", "amd64"), "d", "full", outcome, "because");
  }

  private static ItemResult ok(String item) {
    return result(item, Outcome.OK);
  }

  private static ItemResult fails(String item) {
    return result(item, Outcome.UNRESOLVED_LIBRARY);
  }

  private static ItemResult crashes(String item) {
    return result(item, Outcome.EXCEPTION);
  }

  private static Run run(List<ItemResult> results) {
    Circumstances now = new Circumstances(new TreeMap<>(), Instant.EPOCH, Instant.EPOCH);
    return new Run("r", "e", new TreeMap<>(), now, results, List.of());
  }

  @Test
  void anEmptyFileWaivesNothing() throws Exception {
    assertThat(apply("", LOST).uses()).isEmpty();
    assertThat(apply("# none\n", LOST).uses()).isEmpty();
    assertThat(Waivers.NONE.isEmpty()).isTrue();
  }
}
