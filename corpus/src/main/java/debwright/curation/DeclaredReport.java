package debwright.curation;

import debwright.corpus.Corpus;
import java.util.List;

/**
 * A corpus with the labels that packages bring with them.
 *
 * @param corpus all of its items
 * @param labelled how many have such a label now
 * @param passedOver the others, each with the reason; these rows are as they were
 */
public record DeclaredReport(Corpus corpus, int labelled, List<String> passedOver) {
  public DeclaredReport {
    passedOver = List.copyOf(passedOver);
  }
}
