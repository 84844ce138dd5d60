package debwright.curation;

import debwright.corpus.Corpus;
import debwright.label.Answer;
import java.util.List;

/**
 * A labelled corpus.
 *
 * @param corpus the items that the reference answered for
 * @param unanswered what it could not answer for; those items are left out
 */
public record LabelReport(Corpus corpus, List<Answer> unanswered) {
  public LabelReport {
    unanswered = List.copyOf(unanswered);
  }
}
