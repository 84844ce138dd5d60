package debwright.result;

import com.fasterxml.jackson.databind.node.ObjectNode;
import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import java.util.List;
import java.util.Optional;

/**
 * How results fare against labels of one kind, all in all. Names are counted over all items
 * together (micro-average).
 *
 * @param labelled results that have such a label
 * @param judged those of them whose outcome says something about the engine
 * @param exact those of them that meet their label
 * @param right package names in both the Depends and the label
 * @param missing package names in the label only
 * @param extra package names in the Depends only
 */
public record LabelScore(int labelled, int judged, int exact, int right, int missing, int extra) {

  /**
   * How these results fare all in all, whatever their labels' kinds; empty for none with a label.
   */
  public static Optional<LabelScore> ofAll(List<ItemResult> results) {
    return results.stream()
        .filter(result -> result.score().isPresent())
        .map(LabelScore::of)
        .reduce(LabelScore::plus);
  }

  static LabelScore of(ItemResult result) {
    ItemResult.Score score = result.score().orElseThrow();
    if (!result.outcome().conclusive()) {
      return new LabelScore(1, 0, 0, 0, 0, 0);
    }
    int right = right(result.depends(), score);
    return new LabelScore(
        1, 1, score.exact() ? 1 : 0, right, score.missing().size(), score.extra().size());
  }

  // A label of kind packages names some that must be there, and says nothing of all others.
  private static int right(String depends, ItemResult.Score score) {
    int counted =
        score.label().equals("packages")
            ? score.expected().split(" ", -1).length - score.missing().size()
            : names(depends) - score.extra().size();
    return Math.max(0, counted);
  }

  private static int names(String depends) {
    try {
      return Dependencies.parse(depends).packageNames().size();
    } catch (DebianSyntaxException e) {
      return 0;
    }
  }

  LabelScore plus(LabelScore other) {
    return new LabelScore(
        labelled + other.labelled,
        judged + other.judged,
        exact + other.exact,
        right + other.right,
        missing + other.missing,
        extra + other.extra);
  }

  /** Share of the judged results that meet their label, 0 to 1; 1 where there are none. */
  public double exactRate() {
    return share(exact, judged);
  }

  /** Share of the names in the Depends that are right, 0 to 1; 1 where there are none. */
  public double namePrecision() {
    return share(right, right + extra);
  }

  /** Share of the label's names that are found, 0 to 1; 1 where there are none. */
  public double nameRecall() {
    return share(right, right + missing);
  }

  private static double share(int part, int whole) {
    return whole == 0 ? 1 : (double) part / whole;
  }

  ObjectNode json() {
    ObjectNode json = JsonText.MAPPER.createObjectNode();
    json.put("labelled", labelled);
    json.put("judged", judged);
    json.put("exact", exact);
    json.put("exact_rate", Summary.rounded(exactRate(), 6));
    json.put("name_precision", Summary.rounded(namePrecision(), 6));
    json.put("name_recall", Summary.rounded(nameRecall(), 6));
    return json;
  }
}
