package debwright.users;

import debwright.comparison.Comparison;
import debwright.comparison.Difference;
import debwright.csv.CsvFormatException;
import debwright.csv.CsvTable;
import debwright.plan.Outcome;
import debwright.result.ItemKey;
import debwright.result.ItemResult;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The reports that a repository took in: a table {@code reported/reports.csv}, sorted by id, beside
 * the corpus {@code reported/reported.corpus.csv} of their apps.
 */
public final class UserReports {
  /** The folder, from the repository's root. */
  public static final String FOLDER = "reported";

  /** The corpus, as {@code debwright.yaml} lists it. */
  public static final String CORPUS = FOLDER + "/reported.corpus.csv";

  static final String TABLE = "reports.csv";

  private static final List<String> COLUMNS =
      List.of(
          "id",
          "item",
          "app",
          "architecture",
          "releases",
          "outcomes",
          "message",
          "reporter",
          "version",
          "date");

  private UserReports() {}

  /**
   * Those of a tree; none where it has no such table.
   *
   * @param tree the root of a repository's tree
   * @throws UserReportException the table is not as it should be
   */
  public static List<UserReport> read(Path tree) throws IOException, UserReportException {
    Path table = tree.resolve(FOLDER).resolve(TABLE);
    return Files.isRegularFile(table)
        ? parse(Files.readString(table), FOLDER + "/" + TABLE)
        : List.of();
  }

  /**
   * Those of a revision; none where it has no such table.
   *
   * @throws UserReportException the table is not as it should be
   */
  public static List<UserReport> at(Trunk trunk, Revision revision)
      throws IOException, UserReportException {
    String name = FOLDER + "/" + TABLE;
    Optional<String> text = trunk.text(revision, name);
    return text.isPresent() ? parse(text.get(), name) : List.of();
  }

  /**
   * Those of a table's text.
   *
   * @param where names it in messages
   * @throws UserReportException with the line
   */
  public static List<UserReport> parse(String text, String where) throws UserReportException {
    try {
      CsvTable table = CsvTable.parse(text);
      if (!table.columns().equals(COLUMNS)) {
        throw new CsvFormatException(
            1,
            "the columns %s were expected, found %s"
                .formatted(String.join(",", COLUMNS), String.join(",", table.columns())));
      }
      List<UserReport> reports = new ArrayList<>();
      for (CsvTable.Row row : table.rows()) {
        reports.add(report(row));
      }
      return List.copyOf(reports);
    } catch (CsvFormatException e) {
      throw new UserReportException(
          "%s:%d: %s".formatted(where, e.line(), e.getMessage()),
          "debwright report-app --receive writes it");
    }
  }

  private static UserReport report(CsvTable.Row row) throws CsvFormatException {
    List<String> f = row.fields();
    return new UserReport(
        f.get(0),
        f.get(1),
        f.get(2),
        f.get(3),
        places(row, words(f.get(4)), words(f.get(5))),
        f.get(6),
        f.get(7),
        f.get(8),
        date(row, f.get(9)));
  }

  private static List<UserReport.Place> places(
      CsvTable.Row row, List<String> releases, List<String> outcomes) throws CsvFormatException {
    if (releases.isEmpty() || releases.size() != outcomes.size()) {
      throw new CsvFormatException(
          row.line(),
          "an outcome for each release was expected, found %d for %d"
              .formatted(outcomes.size(), releases.size()));
    }
    List<UserReport.Place> places = new ArrayList<>();
    for (int i = 0; i < releases.size(); i++) {
      String code = outcomes.get(i);
      Optional<Outcome> outcome = Outcome.ofCode(code);
      if (outcome.isEmpty()) {
        throw new CsvFormatException(
            row.line(), "a known outcome such as ok was expected, found '" + code + "'");
      }
      places.add(new UserReport.Place(releases.get(i), outcome.get()));
    }
    return places;
  }

  private static List<String> words(String text) {
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static LocalDate date(CsvTable.Row row, String text) throws CsvFormatException {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeParseException e) {
      throw new CsvFormatException(
          row.line(), "a date such as 2026-01-31 was expected, found '" + text + "'");
    }
  }

  /** The table's text: the same for the same reports, whatever their order. */
  static String text(Collection<UserReport> reports) {
    return new CsvTable(
            COLUMNS,
            reports.stream()
                .sorted(Comparator.comparing(UserReport::id))
                .map(UserReports::row)
                .toList())
        .text();
  }

  private static CsvTable.Row row(UserReport report) {
    return CsvTable.Row.of(
        report.id(),
        report.item(),
        report.app(),
        report.architecture(),
        joined(report, UserReport.Place::release),
        joined(report, place -> place.outcome().code()),
        report.message(),
        report.reporter(),
        report.version(),
        report.date().toString());
  }

  private static String joined(UserReport report, Function<UserReport.Place, String> part) {
    return report.seen().stream().map(part).collect(Collectors.joining(" "));
  }

  /** The ids of the items that reports are about, sorted. */
  public static Set<String> items(Collection<UserReport> reports) {
    return reports.stream()
        .map(UserReport::item)
        .filter(item -> !item.isEmpty())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The reports that a deploy answers: on each release that a report names, the app now has a
   * package that is as good as its label says, and on one of them it had not.
   *
   * @param comparison of what was deployed with what is deployed now
   */
  public static List<UserReport> answered(List<UserReport> reports, Comparison comparison) {
    Map<ItemKey, Difference> differences = byKey(comparison);
    return reports.stream().filter(report -> answered(report, differences)).toList();
  }

  private static boolean answered(UserReport report, Map<ItemKey, Difference> differences) {
    boolean everywhere =
        report.seen().stream()
            .allMatch(place -> goodNow(differences.get(report.key(place)), place));
    return everywhere
        && report.seen().stream().anyMatch(place -> !goodBefore(differences, report, place));
  }

  private static boolean goodNow(@Nullable Difference difference, UserReport.Place place) {
    return Optional.ofNullable(difference)
        .flatMap(Difference::candidate)
        .filter(good(place))
        .isPresent();
  }

  /** Where the previous deploy knew nothing of the app, it was as the user saw it. */
  private static boolean goodBefore(
      Map<ItemKey, Difference> differences, UserReport report, UserReport.Place place) {
    return Optional.ofNullable(differences.get(report.key(place)))
        .flatMap(Difference::base)
        .map(good(place)::test)
        .orElse(place.outcome() == Outcome.OK);
  }

  /** Who complained of a package that may be right is not helped by another such. */
  private static Predicate<ItemResult> good(UserReport.Place place) {
    boolean degraded = place.outcome().kind() == Outcome.Kind.DEGRADED;
    return result ->
        (degraded ? result.outcome() == Outcome.OK : result.passes())
            && result.score().map(ItemResult.Score::exact).orElse(true);
  }

  /**
   * The reports whose app passes on both sides of a deploy with other Depends: whether that is what
   * the user wanted, only the user can tell.
   */
  public static List<UserReport> changed(List<UserReport> reports, Comparison comparison) {
    Map<ItemKey, Difference> differences = byKey(comparison);
    Set<UserReport> answered = Set.copyOf(answered(reports, comparison));
    return reports.stream()
        .filter(report -> !answered.contains(report))
        .filter(
            report ->
                report.seen().stream()
                    .map(place -> Optional.ofNullable(differences.get(report.key(place))))
                    .anyMatch(each -> each.map(UserReports::otherDepends).orElse(false)))
        .toList();
  }

  private static boolean otherDepends(Difference difference) {
    Optional<ItemResult> base = difference.base().filter(ItemResult::passes);
    Optional<ItemResult> candidate = difference.candidate().filter(ItemResult::passes);
    return base.isPresent()
        && candidate.isPresent()
        && !base.get().depends().equals(candidate.get().depends());
  }

  private static Map<ItemKey, Difference> byKey(Comparison comparison) {
    return comparison.differences().stream()
        .collect(Collectors.toMap(Difference::key, Function.identity()));
  }
}
