package debwright.html;

import debwright.comparison.RelationChange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Something that several items have in common: one change of the Depends of a package, or one way
 * to fail.
 *
 * @param text such as {@code lowered libc6}; it finds the items in the table
 * @param items how many have it
 */
record Common(String text, int items) {

  /** What these entries have in common, most frequent first. */
  static List<Common> of(View view, List<Entry> entries) {
    Map<String, Integer> counts = new TreeMap<>();
    for (Entry entry : entries) {
      new LinkedHashSet<>(texts(view, entry)).forEach(text -> counts.merge(text, 1, Integer::sum));
    }
    return counts.entrySet().stream()
        .map(e -> new Common(e.getKey(), e.getValue()))
        .sorted(Comparator.comparingInt(Common::items).reversed().thenComparing(Common::text))
        .toList();
  }

  /** What may be common to this entry and others. */
  static List<String> texts(View view, Entry entry) {
    List<String> texts = new ArrayList<>();
    for (RelationChange change : entry.changes()) {
      texts.add(view.word(change.kind()) + " " + change.packageName());
    }
    if (!failure(entry).isEmpty()) {
      texts.add(failure(entry));
    }
    return texts;
  }

  /** How the candidate fails, such as {@code fail:map:unresolved-library libfoo.so.1}, or empty. */
  static String failure(Entry entry) {
    return entry
        .after()
        .filter(result -> !result.passes())
        .map(result -> (result.outcome() + " " + result.fingerprint()).strip())
        .orElse("");
  }
}
