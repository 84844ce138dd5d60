package debwright.index;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What was looked up, by what was asked: the same few hundred libraries are asked for again and
 * again. Holds a limited number of answers, since questions come from apps. Safe for use by several
 * threads, of which two may look for the same.
 */
public final class Memo<V> {
  private static final int MOST = 1 << 13;

  private final Map<String, V> answers = new ConcurrentHashMap<>();

  /** The answer to a question, where it was kept. */
  public @Nullable V known(String question) {
    return answers.get(question);
  }

  /** Keeps an answer, and returns it. */
  public V keep(String question, V answer) {
    if (answers.size() >= MOST) {
      answers.clear();
    }
    answers.put(question, answer);
    return answer;
  }
}
