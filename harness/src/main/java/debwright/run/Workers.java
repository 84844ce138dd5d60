package debwright.run;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;

/** Who answers the questions of runs, one run at a time. */
public interface Workers extends AutoCloseable {
  /** Processes of this machine, as many as the settings say. */
  static Workers here() {
    return new LocalWorkers();
  }

  /**
   * What one engine is asked.
   *
   * @param groups of items, each once; those of a group are best asked of one worker
   */
  record Questions(
      Engine engine, Indexes indexes, RunSettings settings, List<List<RunItem>> groups) {
    public Questions {
      groups = List.copyOf(groups);
    }

    /** All of them, in the order in which they are best asked. */
    public List<RunItem> items() {
      return groups.stream().flatMap(List::stream).toList();
    }
  }

  /** Takes an attempt in; called by one thread at a time. */
  interface Sink {
    void add(Attempt attempt) throws IOException;
  }

  /**
   * Asks about each item and hands each attempt to the sink, in the order of their ends.
   *
   * @throws EngineException no worker can be started; what was done until then is in the sink
   * @throws IOException the sink failed
   */
  void answer(Questions questions, Sink sink)
      throws IOException, EngineException, InterruptedException;

  /** Where they work, for people: by name, such as {@code processors}. */
  SortedMap<String, String> place(RunSettings settings);

  /** Ends what was started for them; those of this machine end with each run. */
  @Override
  default void close() {}
}
