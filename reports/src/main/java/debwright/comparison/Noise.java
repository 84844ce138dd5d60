package debwright.comparison;

import debwright.plan.Outcome;
import debwright.result.ItemResult;
import java.util.List;
import java.util.Optional;

/**
 * Tells noise from a change, by what both sides say when they are asked again.
 *
 * <ul>
 *   <li>a LIMIT says something once it came again each time, at least twice; one that did not is
 *       replaced by what came instead, and where that leaves no difference that gates it is {@code
 *       unreproduced}
 *   <li>the baseline shows the candidate's new answer at all: {@code flaky-base}, exonerated
 *   <li>the candidate's answer did not come each time: {@code flaky-head}, which gates
 * </ul>
 *
 * <p>An answer that says nothing of the engine, such as one for want of disk, neither accuses nor
 * exonerates.
 */
final class Noise {
  /** Repetitions that make a LIMIT conclusive. */
  private static final int ENOUGH = 2;

  private Noise() {}

  /** Whether noise may be all that a difference is. */
  static boolean mayMakeIt(Difference difference) {
    boolean both = difference.base().isPresent() && difference.candidate().isPresent();
    return both
        && (difference.severity().gates()
            || limited(difference.base().get()) != limited(difference.candidate().get()));
  }

  static Finding judge(Optional<ItemResult> base, Optional<ItemResult> candidate, Repeats repeats) {
    if (base.isEmpty() || candidate.isEmpty() || repeats.isEmpty()) {
      return Rules.judge(base, candidate);
    }
    Side before = Side.of(base.get(), repeats.base());
    Side after = Side.of(candidate.get(), repeats.candidate());
    Finding finding =
        Rules.judge(before.result(), after.result(), before.limited(), after.limited());
    if (!finding.severity().gates()) {
      boolean replaced = limited(candidate.get()) && !limited(after.result());
      return replaced ? unreproduced(candidate.get()) : finding;
    }
    return noise(after, repeats).orElse(finding);
  }

  private static Finding unreproduced(ItemResult candidate) {
    return new Finding(
        Category.UNREPRODUCED,
        Severity.S4,
        candidate.outcome() + " once, and not when it was asked again");
  }

  private static Optional<Finding> noise(Side after, Repeats repeats) {
    if (repeats.base().stream().anyMatch(each -> same(each, after.result()))) {
      return Optional.of(
          new Finding(
              Category.FLAKY_BASE, Severity.S4, "the baseline says the same when asked again"));
    }
    List<ItemResult> told = repeats.candidate().stream().filter(Noise::saysSomething).toList();
    long others = told.stream().filter(each -> !same(each, after.result())).count();
    return others == 0
        ? Optional.empty()
        : Optional.of(
            new Finding(
                Category.FLAKY_HEAD,
                Severity.S2,
                "another answer in %d of %d times that it was asked again"
                    .formatted(others, told.size())));
  }

  private static boolean saysSomething(ItemResult result) {
    return result.outcome().conclusive() || limited(result);
  }

  private static boolean limited(ItemResult result) {
    return result.outcome().kind() == Outcome.Kind.LIMIT;
  }

  /** One variant of an answer: all that a user would notice. Which limit is hit is chance. */
  private static boolean same(ItemResult a, ItemResult b) {
    return a.saysTheSame(b) || (limited(a) && limited(b));
  }

  /**
   * What one side says in the end.
   *
   * @param limited whether that is a LIMIT that came each time
   */
  private record Side(ItemResult result, boolean limited) {

    static Side of(ItemResult first, List<ItemResult> again) {
      if (!Noise.limited(first)) {
        return new Side(first, false);
      }
      return again.stream()
          .filter(each -> each.outcome().conclusive())
          .findFirst()
          .map(each -> new Side(each, false))
          .orElseGet(() -> new Side(first, repeated(again)));
    }

    private static boolean repeated(List<ItemResult> again) {
      return again.size() >= ENOUGH && again.stream().allMatch(Noise::limited);
    }
  }
}
