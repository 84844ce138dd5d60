package debwright.comparison;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Differences that look the same, and so have one cause: the same category and severity, and the
 * same symptoms.
 *
 * @param symptoms what they have in common, sorted
 * @param differences at least one, sorted by key
 */
public record Cause(List<Symptom> symptoms, List<Difference> differences) {
  private static final Comparator<Difference> SMALLEST =
      Comparator.comparingInt(Cause::size).thenComparing(Difference::key);

  public Cause {
    symptoms = List.copyOf(symptoms);
    differences = differences.stream().sorted(Comparator.comparing(Difference::key)).toList();
    if (differences.isEmpty()) {
      throw new IllegalArgumentException("a cause of nothing: " + symptoms);
    }
  }

  /** The one to look at first: that with the smallest plan, the first by key among several. */
  public Difference exemplar() {
    return differences.stream().min(SMALLEST).orElseThrow();
  }

  /** All but the one to look at first, sorted by key. */
  public List<Difference> others() {
    ItemKey first = exemplar().key();
    return differences.stream().filter(each -> !each.key().equals(first)).toList();
  }

  private static int size(Difference difference) {
    return difference.candidate().or(difference::base).map(ItemResult::plan).orElseThrow().size();
  }

  /** How many differences it stands for. */
  public int count() {
    return differences.size();
  }

  public Category category() {
    return differences.get(0).category();
  }

  public Severity severity() {
    return differences.get(0).severity();
  }

  /** Whether they stop a landing. */
  public boolean gates() {
    return differences.get(0).gates();
  }

  /** The waivers that accept them, sorted; empty where they gate, or need none. */
  public Set<String> waivers() {
    Set<String> waivers = new TreeSet<>();
    differences.stream().map(Difference::waiver).filter(id -> !id.isEmpty()).forEach(waivers::add);
    return waivers;
  }

  /** Such as {@code lowered libc6 (worse); gained libfoo1 (no label)}. */
  public String text() {
    return String.join("; ", symptoms.stream().map(Cause::text).toList());
  }

  private static String text(Symptom symptom) {
    return symptom.worth() == Worth.UNLABELLED
        ? symptom.text()
        : "%s (%s)".formatted(symptom.text(), symptom.worth());
  }
}
