package debwright.bisect;

import debwright.result.ItemKey;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Asks about items again, on both sides of their changes.
 *
 * @param seen what was said first, by item and step
 */
record Confirmation(
    List<Step> steps,
    Prober prober,
    BisectProgress progress,
    SortedMap<ItemKey, SortedMap<Integer, Signature>> seen) {
  /** Of 101 published flaky tests two independent repetitions leave one in 300. */
  private static final int ROUNDS = 2;

  /** The items to ask about again, by step. */
  static SortedMap<Integer, Set<ItemKey>> questions(SortedMap<ItemKey, Range> ranges) {
    SortedMap<Integer, Set<ItemKey>> questions = new TreeMap<>();
    ranges.forEach(
        (item, range) -> {
          questions.computeIfAbsent(range.low(), s -> new TreeSet<>()).add(item);
          questions.computeIfAbsent(range.high(), s -> new TreeSet<>()).add(item);
        });
    return questions;
  }

  /** What did not repeat, by item. */
  SortedMap<ItemKey, String> doubts(SortedMap<ItemKey, Range> ranges)
      throws IOException, TrunkException, InterruptedException {
    SortedMap<ItemKey, String> doubts = new TreeMap<>();
    for (Map.Entry<Integer, Set<ItemKey>> question : questions(ranges).entrySet()) {
      progress.probing(steps.get(question.getKey()), "asked again");
      for (int round = 0; round < ROUNDS; round++) {
        doubts.putAll(ask(question.getKey(), question.getValue()));
      }
    }
    return doubts;
  }

  private Map<ItemKey, String> ask(int step, Set<ItemKey> items)
      throws IOException, TrunkException, InterruptedException {
    Map<ItemKey, String> doubts = new TreeMap<>();
    Probe probe = prober.askAfresh(steps.get(step), items);
    for (ItemKey item : items) {
      Optional<Signature> first = Optional.ofNullable(seen.get(item)).map(all -> all.get(step));
      doubt(first, item, probe)
          .ifPresent(now -> doubts.put(item, text(steps.get(step), first, now)));
    }
    return doubts;
  }

  /** What is said now, or empty where it is the same. */
  private static Optional<String> doubt(Optional<Signature> first, ItemKey item, Probe probe) {
    if (probe instanceof Probe.Broken failed) {
      return Optional.of(failed.why());
    }
    Optional<Signature> now = Optional.ofNullable(((Probe.Seen) probe).signatures().get(item));
    boolean same = first.isPresent() && now.isPresent() && first.get().saysTheSame(now.get());
    return same ? Optional.empty() : Optional.of(said(now));
  }

  private static String text(Step step, Optional<Signature> first, String now) {
    return "%s does not repeat: first \"%s\", then \"%s\""
        .formatted(step.first(), said(first), now);
  }

  private static String said(Optional<Signature> signature) {
    return signature.map(Signature::text).orElse("nothing");
  }
}
