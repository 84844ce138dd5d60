package debwright.gate;

import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.result.Run;
import debwright.result.Timing;
import debwright.run.Engine;
import debwright.run.EngineException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.Collectors;

/** A side whose run can be had: its engine is built, or its run took place. */
sealed interface Contender {

  /** Digests of what its run is made of, by name. */
  SortedMap<String, String> inputs(Runner runner);

  Run run(Runner runner) throws IOException, EngineException, InterruptedException;

  /** What its run is about, as far as is known before it. */
  Set<ItemKey> items(Runner runner);

  /** Whether it can be asked again. */
  boolean isLive();

  /** What new processes say of some items; empty where it can't be asked. */
  Optional<Run> again(Runner runner, Set<ItemKey> keys)
      throws IOException, EngineException, InterruptedException;

  /**
   * An engine to run.
   *
   * @param role keeps the runs of both sides apart
   */
  record Built(Engine engine, String role) implements Contender {
    @Override
    public SortedMap<String, String> inputs(Runner runner) {
      return runner.inputs(engine);
    }

    @Override
    public Run run(Runner runner) throws IOException, EngineException, InterruptedException {
      return runner.run(engine, role);
    }

    @Override
    public Set<ItemKey> items(Runner runner) {
      return runner.keys();
    }

    @Override
    public boolean isLive() {
      return true;
    }

    @Override
    public Optional<Run> again(Runner runner, Set<ItemKey> keys)
        throws IOException, EngineException, InterruptedException {
      return Optional.of(runner.again(engine, role, keys));
    }
  }

  /**
   * A run that was read from its folder.
   *
   * @param engine what made it, if it is still there: it can be asked about what the run lacks
   */
  record Stored(Run run, Optional<Engine> engine) implements Contender {
    @Override
    public SortedMap<String, String> inputs(Runner runner) {
      return run.inputs();
    }

    /** With the items that are new since, where its engine can be asked about them. */
    @Override
    public Run run(Runner runner) throws IOException, EngineException, InterruptedException {
      Set<ItemKey> missing = runner.keys();
      run.results().forEach(result -> missing.remove(result.key()));
      return engine.isEmpty() || missing.isEmpty()
          ? run
          : filled(runner.some(engine.get(), ROLE, missing));
    }

    private Run filled(Run more) {
      List<ItemResult> results = new ArrayList<>(run.results());
      results.addAll(more.results());
      List<Timing> timings = new ArrayList<>(run.timings());
      timings.addAll(more.timings());
      return new Run(run.name(), run.engine(), run.inputs(), run.circumstances(), results, timings);
    }

    @Override
    public Set<ItemKey> items(Runner runner) {
      return run.results().stream().map(ItemResult::key).collect(Collectors.toSet());
    }

    @Override
    public boolean isLive() {
      return engine.isPresent();
    }

    @Override
    public Optional<Run> again(Runner runner, Set<ItemKey> keys)
        throws IOException, EngineException, InterruptedException {
      return engine.isPresent()
          ? Optional.of(runner.again(engine.get(), ROLE, keys))
          : Optional.empty();
    }

    private static final String ROLE = "stored";
  }
}
