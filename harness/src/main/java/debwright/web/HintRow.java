package debwright.web;

import java.util.List;

/**
 * Something worth doing, as it was found in what is known.
 *
 * @param title one line
 * @param text what it rests on, in a sentence or two
 * @param weight how much it is worth, for people, such as {@code 14 apps}
 * @param examples ids of items, few
 */
public record HintRow(String title, String text, String weight, List<String> examples) {
  public HintRow {
    examples = List.copyOf(examples);
  }
}
