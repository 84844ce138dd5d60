package debwright.result;

import debwright.plan.Outcome;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;

/** Small results and runs for tests. */
public final class Samples {
  private static final String DIGEST = "0123456789abcdef".repeat(4);

  private Samples() {}

  public static ItemKey key(String item) {
    return new ItemKey(item, "debian:12", "amd64");
  }

  /** A result with that outcome and Depends, and no label. */
  public static ItemResult result(String item, Outcome outcome, String depends) {
    return new ItemResult(
        key(item),
        DIGEST,
        "full",
        outcome,
        outcome.kind().passes() ? "" : "reason of " + item,
        outcome.kind().passes() ? "" : "fingerprint",
        depends,
        "plan of " + depends,
        2,
        Optional.empty(),
        "");
  }

  public static ItemResult ok(String item, String depends) {
    return result(item, Outcome.OK, depends);
  }

  /** The same with a label. */
  public static ItemResult labelled(ItemResult r, String label, String expected) {
    boolean exact = r.depends().equals(expected);
    ItemResult.Score score =
        new ItemResult.Score(
            label, expected, exact, OptionalDouble.of(exact ? 1 : 0.5), List.of(), List.of());
    return new ItemResult(
        r.key(),
        r.inputDigest(),
        r.tier(),
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        Optional.of(score),
        r.plan());
  }

  /** The same, whose Depends lack a package that its label names. */
  public static ItemResult missing(ItemResult r, String name) {
    ItemResult.Score score = r.score().orElseThrow();
    ItemResult.Score lacking =
        new ItemResult.Score(
            score.label(), score.expected(), false, score.f1(), List.of(name), score.extra());
    return new ItemResult(
        r.key(),
        r.inputDigest(),
        r.tier(),
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        Optional.of(lacking),
        r.plan());
  }

  /** The same in that tier. */
  public static ItemResult tier(ItemResult r, String tier) {
    return new ItemResult(
        r.key(),
        r.inputDigest(),
        tier,
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        r.score(),
        r.plan());
  }

  /** The same with that reason, fingerprint and plan digest. */
  public static ItemResult because(
      ItemResult r, String reason, String fingerprint, String planDigest) {
    return new ItemResult(
        r.key(),
        r.inputDigest(),
        r.tier(),
        r.outcome(),
        reason,
        fingerprint,
        r.depends(),
        planDigest,
        r.objects(),
        r.score(),
        r.plan());
  }

  /** The same made of other bytes. */
  public static ItemResult input(ItemResult r, String inputDigest) {
    return new ItemResult(
        r.key(),
        inputDigest,
        r.tier(),
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        r.score(),
        r.plan());
  }

  /** The same with that plan. */
  public static ItemResult plan(ItemResult r, String plan) {
    return new ItemResult(
        r.key(),
        r.inputDigest(),
        r.tier(),
        r.outcome(),
        r.reason(),
        r.fingerprint(),
        r.depends(),
        r.planDigest(),
        r.objects(),
        r.score(),
        plan);
  }

  public static Run run(ItemResult... results) {
    return run(List.of(results));
  }

  /** A run of two seconds, in which each item took 40 ms. */
  public static Run run(List<ItemResult> results) {
    SortedMap<String, String> inputs = new TreeMap<>();
    inputs.put("corpus", DIGEST);
    inputs.put("engine", DIGEST.replace('0', 'f'));
    SortedMap<String, String> host = new TreeMap<>();
    host.put("processors", "2");
    Circumstances circumstances =
        new Circumstances(
            host, Instant.parse("2026-01-02T03:04:05Z"), Instant.parse("2026-01-02T03:04:07Z"));
    List<Timing> timings = results.stream().map(r -> new Timing(r.key(), 1, 40, 30)).toList();
    return new Run(DIGEST, "revision 1a2b3c", inputs, circumstances, results, timings);
  }
}
