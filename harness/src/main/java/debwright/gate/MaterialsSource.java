package debwright.gate;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Finds what both engines are given. */
public interface MaterialsSource {
  /**
   * Finds it in the candidate's tree.
   *
   * @param tree the root of the candidate's tree, not to be changed
   * @param project the candidate's project file
   * @throws GateException there is no such corpus, or it is not as it should be
   */
  Materials find(Path tree, ProjectFile project)
      throws IOException, GateException, InterruptedException;

  /**
   * The same, held to the baseline's rows: an item's tier is the more important of both.
   *
   * @throws GateException as above
   */
  default Materials find(Path tree, ProjectFile project, BaselineRows before)
      throws IOException, GateException, InterruptedException {
    return find(tree, project);
  }

  /**
   * The rows of the baseline's own corpora. A corpus that its tree does not have has no rows; a
   * source that was told what to use, whatever the tree, knows none.
   *
   * @param tree the root of the baseline's tree
   * @param corpora as its project file names them
   * @throws GateException a manifest is not as it should be
   */
  default BaselineRows rows(Path tree, List<String> corpora) throws IOException, GateException {
    return BaselineRows.NONE;
  }
}
