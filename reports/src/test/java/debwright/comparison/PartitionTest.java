package debwright.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.plan.Outcome.Kind;
import debwright.result.Samples;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every code against every code gives exactly the category and severity of this table. */
class PartitionTest {
  // One row for each class of the baseline, one column for each of the candidate; "|" is a pair of
  // the same class, which the next table tells apart.
  private static final String TABLE =
      """
                  OK DEGRADED VERIFY BUILD MAP ANALYSE INTAKE LIMIT CRASH INFRA INVALID NOT_RUN
      OK          |  r2       r1     r1    r1  r1      r1     u     r0    u     u       u
      DEGRADED    i  |        r1     r1    r1  r1      r1     u     r0    u     u       u
      VERIFY      f  f        |      w     w   w       w      u     r0    u     u       u
      BUILD       f  f        p      |     w   w       w      u     r0    u     u       u
      MAP         f  f        p      p     |   w       w      u     r0    u     u       u
      ANALYSE     f  f        p      p     p   |       w      u     r0    u     u       u
      INTAKE      f  f        p      p     p   p       |      u     r0    u     u       u
      LIMIT       u  u        u      u     u   u       u      u     u     u     u       u
      CRASH       f  f        p      p     p   p       p      u     |     u     u       u
      INFRA       u  u        u      u     u   u       u      u     u     u     u       u
      INVALID     u  u        u      u     u   u       u      u     u     u     u       u
      NOT_RUN     u  u        u      u     u   u       u      u     u     u     u       u
      """;

  private static final Map<String, String> MEANING =
      Map.of(
          "r0", "regressed S0",
          "r1", "regressed S1",
          "r2", "regressed S2",
          "i", "improved ",
          "f", "fixed ",
          "p", "progressed ",
          "w", "worsened S3",
          "u", "unknown ");

  @Test
  void givesEveryPairOfCodesTheCategoryOfTheTable() {
    for (Outcome base : Outcome.values()) {
      for (Outcome candidate : Outcome.values()) {
        assertThat(judge(base, candidate))
            .as(base + " -> " + candidate)
            .isEqualTo(expected(base, candidate));
      }
    }
  }

  private static String judge(Outcome base, Outcome candidate) {
    Comparison comparison =
        Comparison.of(
            Samples.run(Samples.result("a", base, "")),
            Samples.run(Samples.result("a", candidate, "")));
    assertThat(comparison.differences()).hasSize(1);
    Difference difference = comparison.differences().get(0);
    return difference.category().code() + " " + difference.severity().code();
  }

  private static String expected(Outcome base, Outcome candidate) {
    if (base.kind().passes() && candidate == Outcome.PATH_ESCAPE) {
      return "regressed S0";
    }
    List<String> row = words(TABLE.lines().toList().get(1 + rowOf(base.kind())));
    String cell = row.get(1 + rowOf(candidate.kind()));
    return cell.equals("|")
        ? sameClass(base, candidate)
        : MEANING.getOrDefault(cell, "not in the table");
  }

  private static String sameClass(Outcome base, Outcome candidate) {
    if (base.kind().passes()) {
      return base == candidate ? "same-ok " : "cosmetic S4";
    }
    return base == candidate ? "same-fail " : "failure-changed S4";
  }

  private static int rowOf(Kind kind) {
    return words(TABLE.lines().findFirst().orElseThrow()).indexOf(kind.name().replace("FAIL_", ""));
  }

  private static List<String> words(String line) {
    return Arrays.asList(line.strip().split(" +", -1));
  }

  @Test
  void knowsEveryClassOfOutcome() {
    Set<String> named = new HashSet<>(words(TABLE.lines().findFirst().orElseThrow()));
    assertThat(Arrays.stream(Kind.values()).map(k -> k.name().replace("FAIL_", "")))
        .containsExactlyInAnyOrderElementsOf(named);
    assertThat(TABLE.lines().skip(1).map(line -> words(line).get(0)).collect(Collectors.toSet()))
        .isEqualTo(named);
  }

  @Test
  void addsUpWhateverTheRunsHold() {
    Outcome[] codes = Outcome.values();
    var base = Arrays.stream(codes).map(o -> Samples.result("b" + o, o, "libc6")).toList();
    var candidate = Arrays.stream(codes).map(o -> Samples.result("c" + o, o, "libc6")).toList();
    Totals totals = Comparison.of(Samples.run(base), Samples.run(candidate)).totals();
    assertThat(totals.all()).isEqualTo(2 * codes.length);
    assertThat(totals.of(Share.REGRESSED)).isEqualTo(codes.length);
  }

  @Test
  void readsBackEveryCategory() {
    for (Category category : Category.values()) {
      assertThat(Category.ofCode(category.code())).contains(category);
    }
    assertThat(Category.ofCode("flaky")).isEmpty();
  }
}
