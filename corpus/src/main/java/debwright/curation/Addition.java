package debwright.curation;

import debwright.corpus.Corpus;
import java.util.List;

/**
 * What became of rows that were to be added to a manifest.
 *
 * @param corpus all of its rows
 * @param added how many are new
 * @param known how many were there already
 * @param others ids that were there with another location, such as an older version; sorted, and
 *     left as they were
 * @param failures what could not be had, a message each; sorted
 */
public record Addition(
    Corpus corpus, int added, int known, List<String> others, List<String> failures) {
  public Addition {
    others = List.copyOf(others);
    failures = List.copyOf(failures);
  }
}
