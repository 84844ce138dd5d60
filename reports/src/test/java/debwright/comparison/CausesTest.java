package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CausesTest {
  @Test
  void putsEveryDifferenceInExactlyOne() {
    Comparison comparison = anything(new Random(20_260_131), 400);
    List<ItemKey> grouped =
        Causes.of(comparison).stream()
            .map(Cause::differences)
            .flatMap(Collection::stream)
            .map(Difference::key)
            .toList();
    List<ItemKey> differing =
        comparison.differences().stream()
            .filter(d -> d.category().share() != Share.SAME)
            .map(Difference::key)
            .toList();
    assertThat(differing).as("a comparison with all sorts of differences").hasSizeGreaterThan(100);
    assertThat(grouped).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(differing);
    Totals totals = comparison.totals();
    assertThat(Causes.of(comparison).stream().mapToInt(Cause::count).sum())
        .isEqualTo(totals.all() - totals.of(Share.SAME));
  }

  @Test
  void keepsWhatGatesApartAndFirst() {
    Comparison comparison = anything(new Random(7), 200).with(CausesTest::someWaived);
    List<Cause> causes = Causes.of(comparison);
    assertThat(causes)
        .allSatisfy(
            cause ->
                assertThat(cause.differences())
                    .allMatch(d -> d.gates() == cause.gates())
                    .allMatch(d -> d.category() == cause.category())
                    .contains(cause.exemplar()))
        .isSortedAccordingTo((a, b) -> Boolean.compare(b.gates(), a.gates()));
    assertThat(causes).anyMatch(cause -> !cause.waivers().isEmpty());
  }

  private static Difference someWaived(Difference difference) {
    return difference.key().item().endsWith("3") ? difference.waivedBy("W1") : difference;
  }

  private static Comparison anything(Random random, int items) {
    List<ItemResult> base = new ArrayList<>();
    List<ItemResult> candidate = new ArrayList<>();
    for (int i = 0; i < items; i++) {
      ItemResult before = result("item" + i, random);
      ItemResult after = result("item" + i, random);
      if (random.nextInt(20) > 0) {
        base.add(before);
      }
      if (random.nextInt(20) > 0) {
        candidate.add(random.nextInt(3) > 0 ? after : before);
      }
    }
    return Comparison.of(Samples.run(base), Samples.run(candidate));
  }

  private static ItemResult result(String item, Random random) {
    String[] depends = {"libc6", "libc6 (>= 2.34)", "libc6, liba1 | libb1", "((", ""};
    Outcome[] outcomes = Outcome.values();
    Outcome outcome =
        random.nextInt(3) > 0 ? Outcome.OK : outcomes[random.nextInt(outcomes.length)];
    ItemResult result = Samples.result(item, outcome, depends[random.nextInt(depends.length)]);
    String[] labels = {"shlibdeps", "declared", "packages"};
    return random.nextBoolean()
        ? result
        : Samples.labelled(result, labels[random.nextInt(3)], depends[random.nextInt(3)]);
  }

  @Test
  void gathersWhatHasTheSameSymptoms() {
    assertThat(
            causes(
                ok("a", "libc6 (>= 2.34)"),
                ok("a", "libc6 (>= 2.17)"),
                ok("b", "libc6 (>= 2.36), libx1"),
                ok("b", "libc6 (>= 2.2.5), libx1"),
                ok("c", "libc6 (>= 2.34), libx1"),
                ok("c", "libc6 (>= 2.17)"),
                ok("d", "libc6"),
                Samples.result("d", Outcome.UNRESOLVED_LIBRARY, ""),
                Samples.result("e", Outcome.GUESSED, ""),
                Samples.result("e", Outcome.UNRESOLVED_LIBRARY, ""),
                Samples.result("f", Outcome.UNRESOLVED_LIBRARY, ""),
                Samples.result("f", Outcome.NO_BINARY, "")))
        .containsExactly(
            "regressed S1 ×2: fail:map:unresolved-library: fingerprint",
            "changed-unlabelled S2 ×2: lowered libc6",
            "changed-unlabelled S2 ×1: lost libx1; lowered libc6",
            "worsened S3 ×1: fail:map:unresolved-library to fail:analyse:no-binary: fingerprint");
  }

  @Test
  void saysOfEachChangeWhatTheLabelSays() {
    String label = "libc6 (>= 2.34), liba1, libb1 | libz1";
    assertThat(
            causes(
                labelled("a", "libc6 (>= 2.34), liba1, libq1", label),
                labelled("a", "libc6 (>= 2.17), liba1, libb1 | libz1", label)))
        .containsExactly(
            "changed-worse S2 ×1: gained libb1 | libz1 (better); lost libq1 (better);"
                + " lowered libc6 (worse)");
    assertThat(causes(labelled("a", "liba1", label), labelled("a", "liba1 (>= 9)", label)))
        .containsExactly("changed-neutral S3 ×1: raised liba1 (neutral)");
  }

  @Test
  void tellsAnotherProviderOfTheSameLibraryFromALossAndAGain() {
    assertThat(causes(provided("libfoo1", "libfoo.so.1"), provided("libfoo1t64", "libfoo.so.1")))
        .containsExactly("changed-unlabelled S2 ×1: moved libfoo1 to libfoo1t64");
    assertThat(causes(provided("libfoo1", "libfoo.so.1"), provided("libbar1", "libbar.so.1")))
        .containsExactly("changed-unlabelled S2 ×1: gained libbar1; lost libfoo1");
    assertThat(causes(ok("a", "liba1 | libb1"), ok("a", "liba1 | libc1")))
        .containsExactly("changed-unlabelled S2 ×1: regrouped liba1 | libb1 to liba1 | libc1");
  }

  private static ItemResult provided(String name, String soname) {
    String plan =
        """
        {"releases":[{"release":"debian:12","architecture":"amd64","relations":[
        {"relation":"%s (>= 1) | other","evidence":[{"library":"%s"}, 7]}, "odd"],"objects":3}]}
        """;
    return Samples.plan(ok("a", name + " (>= 1)"), plan.formatted(name, soname).replace("\n", ""));
  }

  @Test
  void saysWhatDiffersInAPlanOfTheSameDepends() {
    String plan = "{\"releases\":[{\"release\":\"debian:12\",\"index\":\"%s\",\"warnings\":[%s]}]}";
    assertThat(
            causes(
                planned("a", plan.formatted(1, "")), planned("a", plan.formatted(2, "\"w\"")),
                planned("b", "not JSON"), planned("b", "")))
        .containsExactly("cosmetic S4 ×1: other warnings", "cosmetic S4 ×1: other plan");
  }

  private static ItemResult planned(String item, String plan) {
    ItemResult result = Samples.because(ok(item, "libc6"), "", "", plan);
    return Samples.plan(result, plan);
  }

  @Test
  void showsTheSmallestPlanOfThem() {
    ItemResult big = Samples.plan(ok("a", ""), "{\"releases\":[]}");
    Comparison comparison =
        Comparison.of(
            Samples.run(ok("a", "libx1"), ok("b", "libx1"), ok("c", "libx1")),
            Samples.run(big, ok("b", ""), ok("c", "")));
    assertThat(Causes.of(comparison)).hasSize(1);
    assertThat(Causes.of(comparison).get(0).exemplar().key().item()).isEqualTo("b");
  }

  private static ItemResult ok(String item, String depends) {
    return Samples.ok(item, depends);
  }

  private static ItemResult labelled(String item, String depends, String label) {
    return Samples.labelled(ok(item, depends), "shlibdeps", label);
  }

  /** Of baselines and candidates by turns. */
  private static List<String> causes(ItemResult... results) {
    List<ItemResult> base = new ArrayList<>();
    List<ItemResult> candidate = new ArrayList<>();
    for (int i = 0; i < results.length; i += 2) {
      base.add(results[i]);
      candidate.add(results[i + 1]);
    }
    return Causes.of(Comparison.of(Samples.run(base), Samples.run(candidate))).stream()
        .map(
            cause ->
                "%s %s ×%d: %s"
                    .formatted(cause.category(), cause.severity(), cause.count(), cause.text()))
        .toList();
  }
}
