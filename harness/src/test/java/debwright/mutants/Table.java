package debwright.mutants;

import debwright.csv.CsvTable;
import debwright.result.AtomicFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * What was found, for people and for programs.
 *
 * @param items how many items each was judged by
 * @param mutants in no order
 * @param revisions that change nothing
 */
record Table(Options options, int items, List<Judged> mutants, List<Judged> revisions) {
  private static final int SHOWN = 3;

  Table {
    mutants = sorted(mutants);
    revisions = sorted(revisions);
  }

  private static List<Judged> sorted(List<Judged> judged) {
    return judged.stream()
        .sorted(
            Comparator.comparing((Judged each) -> each.change().kind())
                .thenComparing(each -> each.change().place())
                .thenComparing(each -> each.change().line())
                .thenComparing(each -> each.change().name()))
        .toList();
  }

  static Judged noWorker(Change change) {
    return new Judged(
        change,
        false,
        Judged.NO_WORKER,
        new TreeMap<>(Map.of(Word.UNKNOWN, 0)),
        List.of(),
        List.of());
  }

  /** Whether each judgement is right and no revision changes anything. */
  boolean right() {
    return mutants.stream().allMatch(Judged::right) && revisions.stream().allMatch(Table::harmless);
  }

  private static boolean harmless(Judged revision) {
    return revision.kind() == Judged.Kind.EQUIVALENT && revision.right();
  }

  static String line(Judged judged) {
    Change change = judged.change();
    return "%s %s.%s:%d %s -> %s %s%s%s"
        .formatted(
            change.kind(),
            change.place(),
            change.method(),
            change.line(),
            change.what(),
            judged.verdict(),
            judged.words(),
            judged.few() ? " (few)" : "",
            judged.right() ? "" : " WRONG " + judged.disagreements().stream().limit(2).toList());
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append(
        "%d items (%s), seed %d%n%n".formatted(items, options.selections(), options.seed()));
    text.append(
        "| mutator | made | no worker | no difference | worse by the plain diff | failed by the gate | same items named | better or neutral | cosmetic | unknown | of them INCONCLUSIVE |\n");
    text.append("|---|---|---|---|---|---|---|---|---|---|---|\n");
    byKind(mutants).forEach((kind, own) -> text.append(row(kind, own)));
    text.append(row("**all**", mutants)).append('\n');
    if (!revisions.isEmpty()) {
      text.append(
          "| revisions that change nothing | judged | PASS without a difference | same trees | same classes without debug data |\n|---|---|---|---|---|\n");
      byKind(revisions).forEach((kind, own) -> text.append(revisionRow(kind, own)));
      text.append(revisionRow("**all**", revisions)).append('\n');
    }
    List<Judged> wrong = new ArrayList<>(mutants.stream().filter(each -> !each.right()).toList());
    wrong.addAll(revisions.stream().filter(each -> !harmless(each)).toList());
    wrong.forEach(each -> text.append("wrong: ").append(line(each)).append('\n'));
    text.append(
        wrong.isEmpty()
            ? "The gate and the plain diff agree on every item.\n"
            : wrong.size() + " are wrong.\n");
    return text.toString();
  }

  private static Map<String, List<Judged>> byKind(Collection<Judged> judged) {
    Map<String, List<Judged>> kinds = new TreeMap<>();
    judged.forEach(
        each -> kinds.computeIfAbsent(each.change().kind(), kind -> new ArrayList<>()).add(each));
    return kinds;
  }

  private static String row(String kind, List<Judged> own) {
    Predicate<Judged> worse = each -> each.kind() == Judged.Kind.WORSE;
    Predicate<Judged> failed = each -> each.verdict().equals("FAIL");
    Predicate<Judged> unknown = each -> each.kind() == Judged.Kind.UNKNOWN;
    return "| %s | %d | %d | %d | %d | %d | %d | %d | %d | %d | %d |%n"
        .formatted(
            kind,
            own.size(),
            count(own, each -> each.kind() == Judged.Kind.NO_WORKER),
            count(own, each -> each.kind() == Judged.Kind.EQUIVALENT),
            count(own, worse),
            count(own, worse.and(failed)),
            count(own, worse.and(failed).and(each -> each.disagreements().isEmpty())),
            count(own, each -> each.kind() == Judged.Kind.NO_WORSE),
            count(own, each -> each.kind() == Judged.Kind.COSMETIC),
            count(own, unknown),
            count(own, unknown.and(each -> each.verdict().equals("INCONCLUSIVE"))));
  }

  private static String revisionRow(String kind, List<Judged> own) {
    return "| %s | %d | %d | %d | %d |%n"
        .formatted(
            kind,
            own.size(),
            count(own, Table::harmless),
            count(own, each -> each.change().what().endsWith(Revisions.TREES)),
            count(own, each -> each.change().what().endsWith(Revisions.CLASSES)));
  }

  private static long count(List<Judged> all, Predicate<Judged> wanted) {
    return all.stream().filter(wanted).count();
  }

  /** {@code mutants.md} and {@code mutants.csv}. */
  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve("mutants.md"), markdown() + "\n" + list());
    AtomicFile.write(folder.resolve("mutants.csv"), csv().text());
  }

  private String list() {
    StringBuilder text =
        new StringBuilder(
            "| change | class, method, line | what | gate | items that gate |\n|---|---|---|---|---|\n");
    all().forEach(each -> text.append(listRow(each)));
    return text.toString();
  }

  private List<Judged> all() {
    List<Judged> all = new ArrayList<>(mutants);
    all.addAll(revisions);
    return all;
  }

  private static String listRow(Judged judged) {
    Change change = judged.change();
    List<String> shown = judged.gating().stream().limit(SHOWN).toList();
    int more = judged.gating().size() - shown.size();
    return "| %s | %s %s %d | %s | %s | %s%s |%n"
        .formatted(
            change.kind(),
            change.place(),
            change.method(),
            change.line(),
            cell(change.what()),
            judged.verdict(),
            cell(String.join("; ", shown)),
            more > 0 ? " and " + more + " more" : "");
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replace("\n", " ");
  }

  private CsvTable csv() {
    List<String> columns =
        List.of(
            "change", "class", "method", "line", "what", "few", "verdict", "kind", "words",
            "gating", "right");
    return new CsvTable(columns, all().stream().map(Table::csvRow).toList());
  }

  private static CsvTable.Row csvRow(Judged judged) {
    Change change = judged.change();
    List<String> words = new ArrayList<>();
    judged.words().forEach((word, count) -> words.add(word + "=" + count));
    return CsvTable.Row.of(
        change.kind(),
        change.place(),
        change.method(),
        Integer.toString(change.line()),
        change.what(),
        Boolean.toString(judged.few()),
        judged.verdict(),
        judged.kind().toString(),
        String.join(" ", words),
        String.join("\n", judged.gating()),
        Boolean.toString(judged.right()));
  }
}
