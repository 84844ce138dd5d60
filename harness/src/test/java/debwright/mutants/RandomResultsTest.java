package debwright.mutants;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.launcher.Tools;
import debwright.plan.Outcome;
import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.RunFolder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Pairs of results that no engine need have given: the gate and the plain diff must judge each
 * alike.
 */
class RandomResultsTest {
  private static final int ITEMS = 1000;
  private static final List<String> NAMES = List.of("libc6", "libssl3", "libgcc-s1:any");
  private static final List<String> OPERATORS = List.of(">=", ">=", ">=", "=", "<<", ">>", "<=");
  private static final List<String> VERSIONS = List.of("1.0~rc1", "1.0", "1.0-1", "1:0.5", "2.36");
  private static final List<String> LABELS = List.of("", "shlibdeps", "declared", "packages");

  private final Random random = new Random(Long.getLong("debwright.seed", 7));

  @TempDir Path temp;

  @Test
  void areJudgedAlike() throws Exception {
    Tools.require("python3");
    List<ItemResult> base = new ArrayList<>();
    List<ItemResult> candidate = new ArrayList<>();
    for (int i = 0; i < ITEMS; i++) {
      ItemKey key = new ItemKey("i%05d".formatted(i), "debian:12", "amd64");
      List<String> before = relations();
      List<String> after = random.nextInt(6) == 0 ? relations() : changed(before);
      String label = one(LABELS);
      String expected = label.isEmpty() ? "" : expected(label, before, after);
      Outcome outcome = outcome();
      base.add(result(key, outcome, before, label, expected));
      candidate.add(
          result(key, random.nextInt(3) > 0 ? outcome : outcome(), after, label, expected));
    }
    write("base", base);
    write("candidate", candidate);
    Judges judges = new Judges(Path.of("").toAbsolutePath().getParent(), "");
    assertThat(judges.disagreements(temp.resolve("base"), temp.resolve("candidate")))
        .as("items of %d of which plain diff and gate say otherwise", ITEMS)
        .isEmpty();
  }

  private void write(String name, List<ItemResult> results) throws Exception {
    Circumstances now = new Circumstances(new TreeMap<>(), Instant.EPOCH, Instant.EPOCH);
    RunFolder.write(
        temp.resolve(name), new Run(name, name, new TreeMap<>(), now, results, List.of()));
  }

  private <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  private Outcome outcome() {
    return random.nextInt(3) > 0 ? Outcome.OK : one(List.of(Outcome.values()));
  }

  private List<String> relations() {
    List<String> relations = new ArrayList<>();
    for (int i = random.nextInt(4); i > 0; i--) {
      relations.add(relation());
    }
    return relations;
  }

  private String relation() {
    String alternative = random.nextInt(5) == 0 ? " | " + package_() : "";
    return package_() + alternative;
  }

  private String package_() {
    String name = one(NAMES);
    return random.nextInt(3) == 0
        ? name
        : "%s (%s %s)".formatted(name, one(OPERATORS), one(VERSIONS));
  }

  private List<String> changed(List<String> relations) {
    List<String> changed = new ArrayList<>(relations);
    switch (random.nextInt(5)) {
      case 0 -> changed.add(relation());
      case 1 -> Collections.shuffle(changed, random);
      case 2 -> {
        if (!changed.isEmpty()) {
          changed.remove(random.nextInt(changed.size()));
        }
      }
      case 3 -> {
        if (!changed.isEmpty()) {
          changed.set(random.nextInt(changed.size()), relation());
        }
      }
      default -> {}
    }
    return changed;
  }

  private String expected(String label, List<String> before, List<String> after) {
    List<String> wanted =
        random.nextInt(3) == 0 ? relations() : changed(random.nextBoolean() ? before : after);
    if (!label.equals("packages")) {
      return String.join(", ", wanted);
    }
    return String.join(
        " ", wanted.stream().map(each -> each.split("[ :]", 2)[0]).distinct().sorted().toList());
  }

  private ItemResult result(
      ItemKey key, Outcome outcome, List<String> relations, String label, String expected) {
    boolean passes = outcome.kind().passes();
    String depends = passes ? String.join(", ", relations) : "";
    Optional<ItemResult.Score> score =
        label.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new ItemResult.Score(
                    label,
                    expected,
                    passes && depends.equals(expected),
                    OptionalDouble.empty(),
                    List.of(),
                    List.of()));
    return new ItemResult(
        key,
        random.nextInt(50) == 0 ? "e".repeat(64) : "d".repeat(64),
        "full",
        outcome,
        passes ? "" : "a reason",
        passes ? "" : one(List.of("one", "other")),
        depends,
        passes ? one(List.of("a", "b")) : "",
        1,
        score,
        "");
  }
}
