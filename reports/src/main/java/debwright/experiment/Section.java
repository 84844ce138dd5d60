package debwright.experiment;

import java.util.List;

/**
 * Items of which a person wants to know.
 *
 * @param code one word
 * @param meaning in a few words
 * @param items how many
 * @param groups of them, by what changed or how they fail, the largest first
 */
public record Section(String code, String meaning, int items, List<Group> groups) {
  public Section {
    groups = List.copyOf(groups);
  }
}
