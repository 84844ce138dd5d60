package debwright.cli;

import debwright.plan.Outcome;
import debwright.result.Circumstances;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.RunFolder;
import debwright.result.Timing;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** Writes small run folders. */
final class Runs {
  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private final String engine;
  private final List<ItemResult> results = new ArrayList<>();

  private Runs(String engine) {
    this.engine = engine;
  }

  static Runs of(String engine) {
    return new Runs(engine);
  }

  Runs ok(String item, String depends) {
    return with(item, Outcome.OK, "", depends);
  }

  Runs failed(String item, String reason) {
    return with(item, Outcome.UNRESOLVED_LIBRARY, reason, "");
  }

  private Runs with(String item, Outcome outcome, String reason, String depends) {
    results.add(
        new ItemResult(
            key(item),
            "0".repeat(64),
            "full",
            outcome,
            reason,
            reason,
            depends,
            "",
            1,
            Optional.empty(),
            ""));
    return this;
  }

  Path write(Path folder) throws IOException {
    List<Timing> timings = results.stream().map(r -> new Timing(r.key(), 1, 5, 4)).toList();
    Circumstances noon = new Circumstances(new TreeMap<>(), NOON, NOON.plusSeconds(1));
    RunFolder.write(folder, new Run(engine, engine, new TreeMap<>(), noon, results, timings));
    return folder;
  }

  private static ItemKey key(String item) {
    return new ItemKey(item, "debian:12", "amd64");
  }
}
