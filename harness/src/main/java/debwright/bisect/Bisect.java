package debwright.bisect;

import debwright.bisect.Answer.Certainty;
import debwright.result.ItemKey;
import debwright.trunk.Revision;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Finds, for each of many items, the revision at which an engine's answer changed from what it was
 * at the first step to what it is at the last one, be it a regression or a fix.
 *
 * <p>A probe is one engine that is built and asked about all items. Before a revision is named, it
 * and its parent are asked again, in processes of their own.
 */
public final class Bisect {
  private final List<Step> steps;
  private final Prober prober;
  private final BisectProgress progress;
  private final Search search;
  private final SortedMap<ItemKey, Answer> settled = new TreeMap<>();
  private final SortedMap<ItemKey, SortedMap<Integer, Signature>> seen = new TreeMap<>();
  private final List<BisectReport.Failed> broken = new ArrayList<>();
  private final Set<ItemKey> confirmed = new TreeSet<>();
  private final SortedMap<ItemKey, String> doubts = new TreeMap<>();
  private int probes;
  private int confirmations;

  /**
   * A search over steps.
   *
   * @param steps oldest first, as {@link Step#between} gives them
   */
  public Bisect(List<Step> steps, Prober prober, BisectProgress progress) {
    this.steps = List.copyOf(steps);
    this.prober = prober;
    this.progress = progress;
    this.search = new Search(steps.size());
  }

  /**
   * Searches.
   *
   * @param wanted ids of items, all of whose releases and architectures are looked at; empty for
   *     every item that is not the same at both ends
   * @throws BisectException there is no such item, or one of the ends does not build
   * @throws TrunkException a revision cannot be read
   */
  public BisectReport run(Collection<String> wanted)
      throws IOException, TrunkException, BisectException, InterruptedException {
    Set<ItemKey> items = items(wanted);
    lookAtEnds(items, !wanted.isEmpty());
    Set<ItemKey> moving = search.ranges().keySet();
    for (OptionalInt next = search.next(); next.isPresent(); next = search.next()) {
      probe(next.getAsInt(), moving);
      confirm();
    }
    confirm();
    search.ranges().forEach((item, range) -> settled.put(item, answer(item, range)));
    return new BisectReport(List.copyOf(settled.values()), steps, probes, confirmations, broken);
  }

  private Set<ItemKey> items(Collection<String> wanted) throws BisectException {
    Set<ItemKey> all = new TreeSet<>(prober.items());
    if (wanted.isEmpty()) {
      return all;
    }
    Set<ItemKey> items = new TreeSet<>();
    for (String id : wanted) {
      List<ItemKey> rows = all.stream().filter(key -> key.item().equals(id)).toList();
      if (rows.isEmpty()) {
        throw new BisectException(
            "no item " + id + " in the corpus", "", "debwright corpus show NAME lists a corpus");
      }
      items.addAll(rows);
    }
    return items;
  }

  private void lookAtEnds(Set<ItemKey> items, boolean all)
      throws IOException, TrunkException, BisectException, InterruptedException {
    Map<ItemKey, Signature> before = end(steps.get(0), items);
    Map<ItemKey, Signature> after = end(steps.get(steps.size() - 1), items);
    for (ItemKey item : items) {
      Optional<Signature> one = Optional.ofNullable(before.get(item));
      Optional<Signature> other = Optional.ofNullable(after.get(item));
      if (one.isEmpty() || other.isEmpty()) {
        String where = one.isEmpty() ? "older" : "newer";
        settle(
            item,
            Certainty.UNKNOWN,
            one,
            other,
            "the %s engine's answer says nothing of it".formatted(where));
      } else if (!one.get().saysTheSame(other.get())) {
        search.add(item, one.get(), other.get());
        note(0, Map.of(item, one.get()));
        note(steps.size() - 1, Map.of(item, other.get()));
      } else if (all) {
        settle(item, Certainty.UNCHANGED, one, other, "");
      }
    }
  }

  private void settle(
      ItemKey item,
      Certainty certainty,
      Optional<Signature> before,
      Optional<Signature> after,
      String note) {
    settled.put(item, Answer.without(item, certainty, before, after, note));
  }

  private Map<ItemKey, Signature> end(Step step, Set<ItemKey> items)
      throws IOException, TrunkException, BisectException, InterruptedException {
    progress.probing(step, "an end");
    Probe probe = prober.ask(step, items);
    if (probe instanceof Probe.Broken failed) {
      throw new BisectException(
          "%s cannot be an end of the search: %s".formatted(step.first(), failed.why()),
          failed.said(),
          "name another one by --good or --bad");
    }
    return ((Probe.Seen) probe).signatures();
  }

  private void probe(int number, Set<ItemKey> items)
      throws IOException, TrunkException, InterruptedException {
    Step step = steps.get(number);
    progress.probing(step, "probe " + (probes + 1));
    probes++;
    Probe probe = prober.ask(step, items);
    if (probe instanceof Probe.Broken failed) {
      broken.add(new BisectReport.Failed(step, failed));
      search.broken(number);
      return;
    }
    Map<ItemKey, Signature> signatures = ((Probe.Seen) probe).signatures();
    note(number, signatures);
    search.saw(number, signatures);
  }

  private void note(int step, Map<ItemKey, Signature> signatures) {
    signatures.forEach(
        (item, signature) -> seen.computeIfAbsent(item, i -> new TreeMap<>()).put(step, signature));
  }

  /** Asks again about those items whose search has ended. */
  private void confirm() throws IOException, TrunkException, InterruptedException {
    SortedMap<ItemKey, Range> ended = search.ended();
    ended.keySet().removeAll(confirmed);
    confirmed.addAll(ended.keySet());
    confirmations += Confirmation.questions(ended).size();
    doubts.putAll(new Confirmation(steps, prober, progress, seen).doubts(ended));
  }

  private Answer answer(ItemKey item, Range range) {
    Optional<String> doubt = Optional.ofNullable(doubts.get(item));
    List<Revision> culprits =
        steps.subList(range.low() + 1, range.high() + 1).stream().map(Step::first).toList();
    Certainty certainty = culprits.size() == 1 ? Certainty.CONFIRMED : Certainty.RANGE;
    Map<Integer, Signature> known = seen.getOrDefault(item, new TreeMap<>());
    return new Answer(
        item,
        doubt.isPresent() ? Certainty.FLAKY : certainty,
        Optional.ofNullable(known.get(range.low())),
        Optional.ofNullable(known.get(range.high())),
        doubt.isPresent() ? List.of() : culprits,
        Optional.of(steps.get(range.low()).last()),
        range.probes(),
        range.several(),
        doubt.orElse(""));
  }
}
