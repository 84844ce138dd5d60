package debwright.explain;

import debwright.plan.Suggestion;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** What somebody who asked about something unknown may have meant. */
final class Near {
  private static final int MOST_SHOWN = 12;

  private Near() {}

  /**
   * @param known sorted
   * @param all what comes before a list of them
   */
  static String hint(String word, Collection<String> known, String all) {
    if (known.isEmpty()) {
      return "";
    }
    Optional<String> near = Suggestion.nearest(word, known).or(() -> related(word, known));
    return near.map(name -> "did you mean " + name + "?").orElseGet(() -> all + shown(known));
  }

  /** One that goes on as the word does, such as {@code libz.so.1} for {@code libz}. */
  private static Optional<String> related(String word, Collection<String> known) {
    return known.stream()
        .filter(name -> name.startsWith(word) || word.startsWith(name))
        .findFirst();
  }

  private static String shown(Collection<String> known) {
    List<String> first = known.stream().limit(MOST_SHOWN).toList();
    int more = known.size() - first.size();
    return String.join(", ", first) + (more > 0 ? " and %d more".formatted(more) : "");
  }
}
