package debwright.cli;

import debwright.plan.Matrix;
import debwright.plan.Matrix.Cell;
import debwright.plan.Matrix.Place;
import debwright.plan.ReleaseAge;
import debwright.plan.Shown;
import java.util.ArrayList;
import java.util.List;

/** Where an app works, for people: a line a release, a column an architecture, then the causes. */
final class MatrixText {
  private MatrixText() {}

  static String of(Matrix matrix) {
    List<String> architectures =
        matrix.cells().stream().map(each -> each.place().architecture()).distinct().toList();
    List<String> header = new ArrayList<>(List.of("release"));
    header.addAll(architectures);
    TextTable table = TextTable.of(header.toArray(String[]::new));
    matrix.cells().stream()
        .map(each -> each.place().release())
        .distinct()
        .sorted(ReleaseAge.FAMILIES)
        .forEach(release -> table.row(row(matrix, release, architectures)));
    StringBuilder text = new StringBuilder(table.text());
    matrix.cells().stream()
        .filter(each -> each.state() != Matrix.State.RUNS)
        .map(MatrixText::cause)
        .forEach(text::append);
    return text.append(lowest(matrix.lowest())).toString();
  }

  private static String[] row(Matrix matrix, String release, List<String> architectures) {
    List<String> row = new ArrayList<>(List.of(release));
    for (String architecture : architectures) {
      Place place = new Place(release, architecture);
      row.add(
          matrix.cells().stream()
              .filter(each -> each.place().equals(place))
              .findFirst()
              .map(each -> each.state().toString())
              .orElse("-"));
    }
    return row.toArray(String[]::new);
  }

  private static String cause(Cell cell) {
    return Shown.line("%s: %s".formatted(shown(cell.place()), cell.reason())) + "\n";
  }

  private static String lowest(List<Place> lowest) {
    return lowest.isEmpty()
        ? "works on none of them\n"
        : "works from %s on\n"
            .formatted(String.join(", ", lowest.stream().map(MatrixText::shown).toList()));
  }

  private static String shown(Place place) {
    return place.release() + " " + place.architecture();
  }
}
