package debwright.junit;

import debwright.result.ItemKey;
import java.util.List;
import java.util.Optional;

/**
 * One question as a build server sees it: an item, a criterion or a waiver.
 *
 * @param suite what it belongs to
 * @param name of it
 * @param key the item, empty where it is none
 * @param state what it counts as
 * @param type the category or outcome
 * @param message one line
 * @param lines the particulars
 * @param attempts answers beside the one that counts: of a failed case those that failed again, of
 *     a passed one those that did not hold
 */
record TestCase(
    String suite,
    String name,
    Optional<ItemKey> key,
    State state,
    String type,
    String message,
    List<String> lines,
    List<Attempt> attempts) {
  /** What a test case counts as. */
  enum State {
    PASSED,
    FAILED,
    SKIPPED
  }

  /**
   * One of several answers.
   *
   * @param type its outcome
   * @param message one line
   */
  record Attempt(String type, String message) {}

  TestCase {
    lines = List.copyOf(lines);
    attempts = List.copyOf(attempts);
  }

  /** Of an item, in the suite of its release and architecture. */
  static TestCase ofItem(
      ItemKey key,
      State state,
      String type,
      String message,
      List<String> lines,
      List<Attempt> attempts) {
    String suite = key.release() + " " + key.architecture();
    return new TestCase(suite, key.item(), Optional.of(key), state, type, message, lines, attempts);
  }

  /** Of something beside the items, that was asked once. */
  static TestCase of(
      String suite, String name, State state, String type, String message, List<String> lines) {
    return new TestCase(suite, name, Optional.empty(), state, type, message, lines, List.of());
  }
}
