package debwright.gate;

import debwright.run.Indexes;
import debwright.run.RunItem;
import debwright.run.Scoring;
import java.util.List;

/**
 * What both engines are given: the candidate's manifest and bytes, and one snapshot of the index.
 *
 * @param items one for each row
 * @param indexes for every release and architecture of the rows
 * @param scoring holds answers against labels
 */
public record Materials(List<RunItem> items, Indexes indexes, Scoring scoring) {
  public Materials {
    items = List.copyOf(items);
  }
}
