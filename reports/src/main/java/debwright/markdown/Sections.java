package debwright.markdown;

import debwright.markdown.Section.Row;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Sections that are to fit together: the least important rows go first, and always whole. */
final class Sections {
  private final List<Section> sections;

  Sections(List<Section> sections) {
    this.sections = List.copyOf(sections);
  }

  /** All of them with as many rows as fit into so many characters. */
  String within(int characters) {
    int left = characters - sections.stream().mapToInt(Section::overhead).sum();
    Set<Row> kept = Collections.newSetFromMap(new IdentityHashMap<>());
    for (Row row : byWeight()) {
      left -= row.text().length();
      if (left < 0) {
        break;
      }
      kept.add(row);
    }
    return sections.stream().map(section -> section.text(kept)).collect(Collectors.joining());
  }

  private List<Row> byWeight() {
    return sections.stream()
        .map(Section::first)
        .flatMap(Collection::stream)
        .sorted(Comparator.comparing(Row::weight))
        .toList();
  }
}
