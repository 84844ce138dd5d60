package debwright.completion;

import debwright.done.State;
import java.util.Optional;

/**
 * What became of a criterion, or of an assumption.
 *
 * @param assumption whether it is one, which alone makes nothing undone
 * @param name as its author calls it
 * @param state the answer
 * @param sentence all of it, to be read aloud
 * @param forecast what was said of it before it landed, or empty where that is not known
 */
public record Finding(
    boolean assumption, String name, State state, String sentence, Optional<String> forecast) {

  /** Such as {@code met: exact-rate: …}; an assumption says that it is one. */
  public String line() {
    return (assumption ? "assumption " : "") + state + ": " + sentence;
  }
}
