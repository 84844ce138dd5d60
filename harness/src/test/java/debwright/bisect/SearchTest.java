package debwright.bisect;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.junit.jupiter.api.Test;

class SearchTest {
  private static final Signature GOOD = new Signature(Outcome.OK, "libc6", "", "");
  private static final Signature OTHER = new Signature(Outcome.OK, "libc6, zlib1g", "", "");
  private static final Signature BAD =
      new Signature(Outcome.UNRESOLVED_LIBRARY, "", "no libz.so.1", "no libz.so.1");
  private static final Signature WORSE = new Signature(Outcome.EXIT, "", "exited", "exited");

  private final Map<ItemKey, IntFunction<Signature>> history = new TreeMap<>();
  private int probes;

  private static ItemKey item(String name) {
    return new ItemKey(name, "debian:12", "amd64");
  }

  private void change(String name, int at) {
    history.put(item(name), step -> step < at ? GOOD : BAD);
  }

  private Search search(int steps, IntPredicate builds) {
    Search search = new Search(steps);
    history.forEach((key, at) -> search.add(key, at.apply(0), at.apply(steps - 1)));
    probes = 0;
    for (OptionalInt next = search.next(); next.isPresent(); next = search.next()) {
      int step = next.getAsInt();
      probes++;
      if (builds.test(step)) {
        Map<ItemKey, Signature> seen = new TreeMap<>();
        history.forEach((key, at) -> seen.put(key, at.apply(step)));
        search.saw(step, seen);
      } else {
        search.broken(step);
      }
    }
    return search;
  }

  private static void expect(Search search, String name, int low, int high) {
    Range range = range(search, name);
    assertThat(List.of(range.low(), range.high())).as(name).containsExactly(low, high);
  }

  private static Range range(Search search, String name) {
    return search.ranges().getOrDefault(item(name), new Range(GOOD, BAD, 0));
  }

  private static int log2(int n) {
    return 32 - Integer.numberOfLeadingZeros(n - 1);
  }

  @Test
  void oneItemTakesNoMoreProbesThanHalvingDoes() {
    for (int steps : List.of(2, 3, 4, 5, 17, 100, 128, 129)) {
      for (int at = 1; at < steps; at++) {
        change("a", at);
        expect(search(steps, step -> true), "a", at - 1, at);
        assertThat(probes).as("%d of %d", at, steps).isLessThanOrEqualTo(log2(steps - 1));
      }
    }
  }

  @Test
  void itemsOfOneCauseCostNoMoreThanOne() {
    change("a", 70);
    change("b", 70);
    Search search = search(129, step -> true);
    expect(search, "b", 69, 70);
    assertThat(probes).isEqualTo(7);
    assertThat(range(search, "a").probes()).isEqualTo(7);
  }

  @Test
  void itemsOfManyCausesShareTheirProbes() {
    Random random = new Random(4);
    for (int round = 0; round < 50; round++) {
      history.clear();
      int[] at = random.ints(20, 1, 200).toArray();
      for (int i = 0; i < at.length; i++) {
        change("item" + i, at[i]);
      }
      Search search = search(200, step -> true);
      for (int i = 0; i < at.length; i++) {
        expect(search, "item" + i, at[i] - 1, at[i]);
        assertThat(range(search, "item" + i).probes()).isLessThanOrEqualTo(8);
      }
      assertThat(probes).as("of 160 that 20 searches take").isLessThan(105);
    }
  }

  @Test
  void whatDoesNotBuildIsSkipped() {
    change("a", 50);
    Search search = search(100, step -> step < 40 || step > 60);
    expect(search, "a", 39, 61);
    assertThat(probes).as("half of it does not build").isLessThanOrEqualTo(30);
    search = search(100, step -> step % 2 == 1);
    expect(search, "a", 49, 51);
    search = search(100, step -> step != 60);
    expect(search, "a", 49, 50);
  }

  @Test
  void jumpsAwayFromWhatDoesNotBuild() {
    change("a", 90);
    expect(search(200, step -> step < 80 || step > 120 || step == 90), "a", 79, 90);
    change("a", 10);
    search(200, step -> step < 80 || step > 120);
    assertThat(probes).isLessThanOrEqualTo(14);
  }

  @Test
  void randomHistoriesAreNarrowedDownToWhatBuilds() {
    Random random = new Random(9);
    for (int round = 0; round < 300; round++) {
      int steps = 2 + random.nextInt(60);
      int at = 1 + random.nextInt(steps - 1);
      boolean[] builds = new boolean[steps];
      for (int i = 0; i < steps; i++) {
        builds[i] = i == 0 || i == steps - 1 || random.nextInt(4) > 0;
      }
      history.clear();
      change("a", at);
      Search search = search(steps, step -> builds[step]);
      int low = at - 1;
      while (!builds[low]) {
        low--;
      }
      int high = at;
      while (!builds[high]) {
        high++;
      }
      expect(search, "a", low, high);
    }
  }

  @Test
  void aThirdResultCountsForTheSideThatPassesAsItDoes() {
    history.put(item("a"), step -> step < 10 ? GOOD : step < 20 ? OTHER : BAD);
    Search search = search(30, step -> true);
    expect(search, "a", 19, 20);
    assertThat(range(search, "a").several()).isTrue();
    history.put(item("a"), step -> step < 10 ? GOOD : step < 20 ? WORSE : BAD);
    expect(search(30, step -> true), "a", 9, 10);
    history.put(item("a"), step -> step < 10 ? BAD : step < 20 ? WORSE : GOOD);
    expect(search(30, step -> true), "a", 19, 20);
  }

  @Test
  void ofSeveralChangesOneIsNamedAndOthersAreSaid() {
    history.put(item("a"), step -> step < 3 || (step > 12 && step < 40) ? GOOD : BAD);
    history.put(item("b"), step -> step < 7 ? GOOD : BAD);
    Search search = search(64, step -> true);
    expect(search, "a", 39, 40);
    assertThat(range(search, "a").several()).as("the probes for b show it").isTrue();
    assertThat(range(search, "b").several()).isFalse();
  }
}
