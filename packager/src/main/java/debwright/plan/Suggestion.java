package debwright.plan;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** The known word that somebody who wrote an unknown one probably meant. */
public final class Suggestion {
  private static final int FAR = 2;

  private Suggestion() {}

  /** {@code , did you mean 'tier'?} or the list of what is known. */
  public static String of(String word, Collection<String> known) {
    return nearest(word, known)
        .map(near -> ", did you mean '" + near + "'?")
        .orElse("; known are " + String.join(", ", known));
  }

  /** The known word that is at most two letters off, and the nearest; of several the first. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    return known.stream()
        .filter(other -> distance(word, other) <= FAR)
        .min(Comparator.comparingInt(other -> distance(word, other)));
  }

  /** Levenshtein's: insertions, deletions and replacements. */
  private static int distance(String a, String b) {
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      row = next(row, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  private static int[] next(int[] above, char c, String b) {
    int[] row = new int[above.length];
    row[0] = above[0] + 1;
    for (int j = 1; j < row.length; j++) {
      int replaced = above[j - 1] + (c == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, Math.min(above[j], row[j - 1]) + 1);
    }
    return row;
  }
}
