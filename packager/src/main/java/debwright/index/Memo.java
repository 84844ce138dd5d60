package debwright.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What was looked up, by what was asked: the same few hundred libraries are asked for again and
 * again. Holds a limited number of answers, since questions come from apps.
 */
final class Memo<V> {
  private static final int MOST = 1 << 13;

  /** A look-up. */
  interface Finding<V> {
    V find() throws IndexException;
  }

  private final Map<String, V> known = new ConcurrentHashMap<>();

  V get(String question, Finding<V> finding) throws IndexException {
    V before = known.get(question);
    if (before != null) {
      return before;
    }
    V found = finding.find();
    if (known.size() >= MOST) {
      known.clear();
    }
    known.put(question, found);
    return found;
  }
}
