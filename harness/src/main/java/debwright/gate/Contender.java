package debwright.gate;

import debwright.result.ItemKey;
import debwright.result.Run;
import debwright.run.Engine;
import debwright.run.EngineException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;

/** A side whose run can be had: its engine is built, or its run took place. */
sealed interface Contender {

  /** Digests of what its run is made of, by name. */
  SortedMap<String, String> inputs(Runner runner);

  Run run(Runner runner) throws IOException, EngineException, InterruptedException;

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
    public boolean isLive() {
      return true;
    }

    @Override
    public Optional<Run> again(Runner runner, Set<ItemKey> keys)
        throws IOException, EngineException, InterruptedException {
      return Optional.of(runner.again(engine, role, keys));
    }
  }

  /** A run that was read from its folder. */
  record Stored(Run run) implements Contender {
    @Override
    public SortedMap<String, String> inputs(Runner runner) {
      return run.inputs();
    }

    @Override
    public Run run(Runner runner) {
      return run;
    }

    @Override
    public boolean isLive() {
      return false;
    }

    @Override
    public Optional<Run> again(Runner runner, Set<ItemKey> keys) {
      return Optional.empty();
    }
  }
}
