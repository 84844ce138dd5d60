package debwright.corpus;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.index.Release;
import debwright.plan.Suggestion;
import debwright.resolve.Architecture;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** One row of a manifest on its way to an item: every cell is checked, every problem is told. */
final class Row {
  private static final Pattern ID =
      Pattern.compile("[A-Za-z0-9@][A-Za-z0-9@_.+~:-]*(?:/[A-Za-z0-9@][A-Za-z0-9@_.+~:-]*)*+");
  private static final Pattern SIZE = Pattern.compile("[0-9]{1,15}");
  private static final Pattern NAMES =
      Pattern.compile("[a-z0-9][a-z0-9+.-]*(?: [a-z0-9][a-z0-9+.-]*)*+");

  private final Map<Column, String> cells;
  private final Set<String> relations;
  private final Consumer<String> problems;
  private boolean sound = true;

  /**
   * @param relations groups of relations that were found to be sound; most labels have the same
   *     ones, and more are added
   */
  Row(Map<Column, String> cells, Set<String> relations, Consumer<String> problems) {
    this.cells = cells;
    this.relations = relations;
    this.problems = problems;
  }

  Optional<Item> item() {
    String id = matching(Column.ID, ID, "an id such as bookworm/git");
    Optional<Location> location = location();
    String sha256 = cell(Column.SHA256);
    expect(Digests.valid(sha256), Column.SHA256, () -> "64 lower-case hexadecimal digits");
    String size = matching(Column.SIZE, SIZE, "a number of bytes");
    Optional<String> release = Release.of(cell(Column.RELEASE)).map(Release::name);
    expect(release.isPresent(), Column.RELEASE, () -> "a release such as debian:12 or noble");
    String architecture = cell(Column.ARCHITECTURE);
    expect(
        Architecture.of(architecture).isPresent(),
        Column.ARCHITECTURE,
        () -> "one of " + String.join(", ", Architecture.codes()));
    Optional<Tier> tier = Tier.of(cell(Column.TIER));
    known(tier.isPresent(), Column.TIER, Tier::texts);
    Optional<Label> label = label();
    if (!sound || location.isEmpty() || release.isEmpty() || tier.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Item(
            id,
            location.get(),
            sha256,
            Long.parseLong(size),
            release.get(),
            architecture,
            tier.get(),
            label));
  }

  private Optional<Location> location() {
    Optional<Source> source = Source.of(cell(Column.SOURCE));
    known(source.isPresent(), Column.SOURCE, Source::texts);
    Optional<Location> location = source.flatMap(s -> s.locate(cell(Column.LOCATION)));
    source.ifPresent(s -> expect(location.isPresent(), Column.LOCATION, s::form));
    return location;
  }

  private Optional<Label> label() {
    if (cell(Column.LABEL).isEmpty()) {
      expect(
          cell(Column.EXPECTED).isEmpty(), Column.EXPECTED, () -> "nothing, as there is no label,");
      return Optional.empty();
    }
    Optional<LabelKind> kind = LabelKind.of(cell(Column.LABEL));
    known(kind.isPresent(), Column.LABEL, LabelKind::texts);
    kind.ifPresent(this::checkExpected);
    return kind.map(k -> new Label(k, cell(Column.EXPECTED)));
  }

  private void checkExpected(LabelKind kind) {
    if (kind == LabelKind.PACKAGES) {
      matching(Column.EXPECTED, NAMES, "names separated by one space");
      return;
    }
    try {
      for (String group : cell(Column.EXPECTED).split(",", -1)) {
        if (!group.isBlank() && !relations.contains(group)) {
          Dependencies.Group.parse(group);
          relations.add(group);
        }
      }
    } catch (DebianSyntaxException e) {
      problem("expected: " + e.getMessage());
    }
  }

  private String matching(Column column, Pattern pattern, String what) {
    String value = cell(column);
    expect(pattern.matcher(value).matches(), column, () -> what);
    return value;
  }

  private void expect(boolean holds, Column column, Supplier<String> what) {
    if (!holds) {
      problem("%s: %s was expected, found '%s'".formatted(column.text(), what.get(), cell(column)));
    }
  }

  private void known(boolean holds, Column column, Supplier<List<String>> words) {
    if (!holds) {
      String word = cell(column);
      problem("unknown %s '%s'%s".formatted(column.text(), word, Suggestion.of(word, words.get())));
    }
  }

  private void problem(String message) {
    sound = false;
    problems.accept(message);
  }

  private String cell(Column column) {
    return cells.getOrDefault(column, "");
  }
}
