package debwright.hints;

import debwright.plan.Outcome;
import debwright.result.ItemKey;
import java.util.List;

/**
 * One cause that holds items back.
 *
 * @param id of the cause, the same in every run: 1 to 100 letters, digits, dots, hyphens and
 *     underscores, such as {@code library-libgfortran.so.3}
 * @param title on one line, for a person
 * @param outcome of the exemplar
 * @param harm what it does to its items
 * @param count how many, and what they weigh
 * @param exemplar the item to look at first
 * @param next what may help, or empty
 * @param items that it holds back, sorted
 * @param alone those of them that nothing else holds back, sorted
 */
public record Hint(
    String id,
    String title,
    Outcome outcome,
    Harm harm,
    Count count,
    Exemplar exemplar,
    String next,
    List<ItemKey> items,
    List<ItemKey> alone) {

  /**
   * How much a cause holds back.
   *
   * @param blocks items, each for a release and architecture, as the run counts them
   * @param blocksAlone those of them that nothing else holds back
   * @param apps different items among {@code blocks}, whatever the releases
   * @param weight of all that it blocks
   * @param weightAlone of what it blocks alone
   */
  public record Count(int blocks, int blocksAlone, int apps, double weight, double weightAlone) {}

  /**
   * An item that shows a cause.
   *
   * @param key the item
   * @param reason what the engine said of it, on one line; may be empty
   * @param command that shows it
   */
  public record Exemplar(ItemKey key, String reason, String command) {}

  public Hint {
    items = List.copyOf(items);
    alone = List.copyOf(alone);
  }

  /** The same with more behind the command that shows its exemplar, such as another option. */
  public Hint looking(String more) {
    Exemplar longer = new Exemplar(exemplar.key(), exemplar.reason(), exemplar.command() + more);
    return new Hint(id, title, outcome, harm, count, longer, next, items, alone);
  }

  public int blocks() {
    return count.blocks();
  }

  public int blocksAlone() {
    return count.blocksAlone();
  }

  public double weight() {
    return count.weight();
  }

  /** The releases that it is about, such as {@code debian:12}, sorted. */
  public List<String> releases() {
    return items.stream().map(ItemKey::release).distinct().sorted().toList();
  }
}
