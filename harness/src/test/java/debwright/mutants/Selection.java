package debwright.mutants;

import debwright.run.RunItem;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which items of an embedded corpus.
 *
 * @param corpus its name
 * @param most how many rows, of whole items; 0 for all
 */
record Selection(String corpus, int most) {
  static final List<Selection> USUAL =
      List.of(new Selection("bookworm", 0), new Selection("apps", 80), new Selection("trixie", 60));

  /** {@code NAME} or {@code NAME:COUNT}. */
  static Selection of(String text) {
    String[] parts = text.split(":", 2);
    return new Selection(parts[0], parts.length == 1 ? 0 : Integer.parseInt(parts[1]));
  }

  /** Those items, which a seeded hash of their ids chooses. */
  List<RunItem> of(List<RunItem> items, long seed) {
    if (most == 0) {
      return items;
    }
    Set<String> ids = new LinkedHashSet<>();
    for (RunItem item : items) {
      ids.add(item.key().item());
    }
    List<RunItem> chosen = new ArrayList<>();
    for (String id : Seeded.shuffled(ids, name -> name, seed)) {
      if (chosen.size() < most) {
        items.stream().filter(item -> item.key().item().equals(id)).forEach(chosen::add);
      }
    }
    return chosen;
  }

  @Override
  public String toString() {
    return most == 0 ? corpus : corpus + ":" + most;
  }
}
