package debwright.comparison;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import debwright.result.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pair that the tests of crater's comparison name (at its revision 102a0c7), and what we say
 * of the same; docs/decisions/cases-of-crater-and-britney.md tells why where they differ.
 */
class CraterCasesTest {
  /** Their states, and the outcome of ours that means the same. */
  private static final Map<String, Outcome> STATES =
      Map.ofEntries(
          Map.entry("passes", Outcome.OK),
          Map.entry("untested", Outcome.UNPROVED),
          Map.entry("tests-fail", Outcome.MISSING_SYMBOL),
          Map.entry("tests-oom", Outcome.MEMORY),
          Map.entry("build-fails", Outcome.UNRESOLVED_LIBRARY),
          Map.entry("build-oom", Outcome.MEMORY),
          Map.entry("ice", Outcome.EXCEPTION),
          Map.entry("unprepared", Outcome.NETWORK),
          Map.entry("error", Outcome.WORKER_LOST),
          Map.entry("skipped", Outcome.SKIPPED_POLICY),
          Map.entry("broken", Outcome.MISSING_INPUT));

  /**
   * Baseline, candidate, crater's word, ours, and ours once the limit came again each time where
   * that is another.
   */
  private static final String CASES =
      """
      build-fails build-fails same        | same-fail
      tests-fail  tests-fail  same        | same-fail
      untested    untested    same        | same-ok
      passes      passes      same        | same-ok
      build-fails tests-fail  fixed       | progressed
      build-fails tests-oom   fixed       | unknown       | worsened S3
      build-fails untested    fixed       | fixed
      build-fails passes      fixed       | fixed
      tests-fail  passes      fixed       | fixed
      passes      tests-fail  regressed   | regressed S1
      passes      build-fails regressed   | regressed S1
      untested    build-fails regressed   | regressed S1
      tests-fail  build-fails regressed   | worsened S3
      tests-oom   build-fails regressed   | unknown       | progressed
      build-fails ice         regressed   | regressed S0
      build-oom   ice         regressed   | unknown       | regressed S0
      ice         ice         same        | same-fail
      build-oom   tests-fail  may-be-fixed     | unknown  | progressed
      build-oom   untested    may-be-fixed     | unknown  | fixed
      build-oom   passes      may-be-fixed     | unknown  | fixed
      tests-oom   passes      may-be-fixed     | unknown  | fixed
      passes      tests-oom   may-be-regressed | unknown  | regressed S1
      passes      build-oom   may-be-regressed | unknown  | regressed S1
      untested    build-oom   may-be-regressed | unknown  | regressed S1
      tests-fail  build-oom   may-be-regressed | unknown  | worsened S3
      unprepared  build-fails unprepared  | unknown
      build-fails unprepared  unprepared  | unknown
      unprepared  error       unprepared  | unknown
      error       unprepared  unprepared  | unknown
      error       passes      error       | unknown
      error       untested    error       | unknown
      error       tests-fail  error       | unknown
      error       build-fails error       | unknown
      passes      error       error       | unknown
      untested    error       error       | unknown
      tests-fail  error       error       | unknown
      build-fails error       error       | unknown
      skipped     skipped     skipped     | unknown
      skipped     passes      skipped     | unknown
      skipped     untested    skipped     | unknown
      skipped     tests-fail  skipped     | unknown
      skipped     build-fails skipped     | unknown
      passes      skipped     skipped     | unknown
      untested    skipped     skipped     | unknown
      tests-fail  skipped     skipped     | unknown
      build-fails skipped     skipped     | unknown
      broken      passes      broken      | unknown
      broken      untested    broken      | unknown
      broken      tests-fail  broken      | unknown
      broken      build-fails broken      | unknown
      passes      broken      broken      | unknown
      untested    broken      broken      | unknown
      tests-fail  broken      broken      | unknown
      build-fails broken      broken      | unknown
      unprepared  broken      broken      | unknown
      broken      unprepared  broken      | unknown
      broken      error       broken      | unknown
      error       broken      broken      | unknown
      """;

  /** The rows that do not agree, each explained in the decision. */
  private static final List<String> EXPLAINED =
      List.of(
          "build-fails tests-fail",
          "build-fails tests-oom",
          "tests-fail build-fails",
          "tests-oom build-fails",
          "build-oom ice");

  static List<String> cases() {
    return CASES.lines().toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void hasAnAnswerForEachPair(String line) {
    List<String> columns = Arrays.stream(line.split("\\|", -1)).map(String::strip).toList();
    String[] words = columns.get(0).split(" +", -1);
    Outcome base = requireNonNull(STATES.get(words[0]));
    Outcome candidate = requireNonNull(STATES.get(words[1]));
    assertThat(judge(base, candidate, Repeats.NONE)).isEqualTo(columns.get(1));
    String repeated = columns.get(columns.size() - 1);
    assertThat(judge(base, candidate, again(base, candidate)))
        .as("asked again with the same answers")
        .isEqualTo(repeated);
  }

  private static String judge(Outcome base, Outcome candidate, Repeats repeats) {
    ItemResult before = result(base);
    Comparison comparison =
        Comparison.of(
            Samples.run(before), Samples.run(result(candidate)), Map.of(before.key(), repeats));
    Difference difference = comparison.differences().get(0);
    return (difference.category() + " " + difference.severity()).strip();
  }

  private static ItemResult result(Outcome outcome) {
    return Samples.result("a", outcome, "");
  }

  private static Repeats again(Outcome base, Outcome candidate) {
    return new Repeats(
        List.of(result(base), result(base)), List.of(result(candidate), result(candidate)));
  }

  @Test
  void agreesButForWhatIsExplained() {
    List<String> others =
        cases().stream().filter(line -> !agrees(line)).map(CraterCasesTest::pair).toList();
    assertThat(others).containsExactlyElementsOf(EXPLAINED);
    assertThat(cases()).hasSize(58);
  }

  private static boolean agrees(String line) {
    String[] words = line.split(" +", -1);
    String ours = words[4];
    return switch (words[2]) {
      case "same" -> ours.startsWith("same-");
      case "fixed", "regressed" -> ours.equals(words[2]);
      default -> ours.equals("unknown");
    };
  }

  private static String pair(String line) {
    String[] words = line.split(" +", -1);
    return words[0] + " " + words[1];
  }
}
