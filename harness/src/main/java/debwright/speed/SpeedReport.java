package debwright.speed;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What was found.
 *
 * @param baseline for people
 * @param candidate for people
 * @param counts of every benchmark, sorted
 * @param times of every benchmark, sorted
 * @param notes sentences without which the figures mislead
 */
public record SpeedReport(
    String baseline,
    String candidate,
    List<CountChange> counts,
    List<TimeChange> times,
    List<String> notes) {
  public SpeedReport {
    counts =
        counts.stream()
            .sorted(
                Comparator.comparing(CountChange::benchmark).thenComparing(CountChange::measure))
            .toList();
    times =
        times.stream()
            .sorted(Comparator.comparing(TimeChange::clock).thenComparing(TimeChange::benchmark))
            .toList();
    notes = List.copyOf(notes);
  }

  /** The answer in a word. */
  public enum Word {
    PASS,
    FAIL,
    /** Nothing could be counted on both sides. */
    INCONCLUSIVE
  }

  public Word word() {
    if (!of(CountChange.Finding.MORE).isEmpty()) {
      return Word.FAIL;
    }
    return of(CountChange.Finding.UNKNOWN).size() == counts.size() ? Word.INCONCLUSIVE : Word.PASS;
  }

  /** The counts of which that was found. */
  public List<CountChange> of(CountChange.Finding finding) {
    return counts.stream().filter(count -> count.finding() == finding).toList();
  }

  /** The times that were taken so. */
  public List<TimeChange> of(Clock clock) {
    return times.stream().filter(time -> time.clock() == clock).toList();
  }

  /** By how many percent any count differs between two processes of one engine, at most. */
  public double unrest() {
    return counts.stream().mapToDouble(CountChange::unrest).max().orElse(0);
  }

  /** The last line for people. */
  public String line() {
    return "speed: %s (%d regressed, %d less, %d same, %d unknown of %d counts%s)"
        .formatted(
            word(),
            of(CountChange.Finding.MORE).size(),
            of(CountChange.Finding.LESS).size(),
            of(CountChange.Finding.SAME).size()
                + of(CountChange.Finding.MORE_FOR_ANOTHER_ANSWER).size(),
            of(CountChange.Finding.UNKNOWN).size(),
            counts.size(),
            Stream.of(Clock.values()).map(this::times).collect(Collectors.joining()));
  }

  private String times(Clock clock) {
    List<TimeChange> taken = of(clock);
    return taken.isEmpty()
        ? ""
        : "; %s: %d slower, %d faster of %d"
            .formatted(
                clock.words(),
                number(taken, TimeChange.Finding.SLOWER),
                number(taken, TimeChange.Finding.FASTER),
                taken.size());
  }

  private static long number(List<TimeChange> times, TimeChange.Finding finding) {
    return times.stream().filter(time -> time.finding() == finding).count();
  }
}
