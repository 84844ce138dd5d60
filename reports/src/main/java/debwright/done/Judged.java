package debwright.done;

import debwright.result.ItemKey;
import java.util.List;

/**
 * One criterion, held against a run.
 *
 * @param name as its author calls it
 * @param state the answer
 * @param value what was found, such as {@code 98.9 %}
 * @param target what is wanted, such as {@code at least 98 %}
 * @param before the same of the baseline, or empty where that is not known
 * @param sentence all of it, to be read aloud
 * @param items the items that it is missed by, sorted
 * @param gates whether it stops a landing: the baseline met it, the candidate does not
 */
public record Judged(
    String name,
    State state,
    String value,
    String target,
    String before,
    String sentence,
    List<ItemKey> items,
    boolean gates) {
  public Judged {
    items = items.stream().sorted().toList();
  }
}
