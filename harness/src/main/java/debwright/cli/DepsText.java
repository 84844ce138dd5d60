package debwright.cli;

import debwright.index.Confidence;
import debwright.plan.AppFacts;
import debwright.plan.Outcome;
import debwright.plan.Plan;
import debwright.plan.PortablePlan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Shown;
import java.util.ArrayList;
import java.util.List;

/** What an app needs, for people: each relation with the reason that decides it. */
final class DepsText {
  private DepsText() {}

  static String of(Plan plan) {
    List<String> blocks = new ArrayList<>();
    plan.releases().forEach(release -> blocks.add(release(plan, release)));
    plan.portable().ifPresent(portable -> blocks.add(portable(plan, portable)));
    plan.matrix().ifPresent(matrix -> blocks.add(MatrixText.of(matrix)));
    return String.join("\n", blocks);
  }

  private static String portable(Plan plan, PortablePlan portable) {
    String releases = String.join(", ", portable.releases());
    String head =
        "%s on all of %s: %s\n".formatted(plan.app().name(), releases, portable.outcome());
    String note = portable.reason().isEmpty() ? "" : line("note: " + portable.reason());
    boolean needsNone = portable.relations().isEmpty() && portable.outcome().kind().passes();
    return head
        + (needsNone ? "needs no package\n" : table(plan, "depends", portable.relations()))
        + note;
  }

  private static String release(Plan plan, ReleasePlan release) {
    StringBuilder text = new StringBuilder();
    text.append(
        "%s on %s %s: %s (objects: %d)\n"
            .formatted(
                plan.app().name(),
                release.target().release(),
                release.target().architecture(),
                release.outcome(),
                plan.app().objects()));
    text.append(
        release.relations().isEmpty() && release.outcome().kind().passes()
            ? "needs no package\n"
            : table(plan, "depends", release.relations()));
    text.append(table(plan, "recommends", release.recommends()));
    text.append(table(plan, "suggests", release.suggests()));
    release.missing().stream()
        .map(
            missing ->
                line(
                    "nobody provides %s (needed by %s)"
                        .formatted(missing.soname(), missing.object())))
        .forEach(text::append);
    bundled(release).forEach(text::append);
    guesses(release).forEach(text::append);
    if (release.outcome() == Outcome.NAMES_ONLY) {
      text.append("note: ").append(release.reason()).append('\n');
    }
    release.warnings().forEach(warning -> text.append(line("note: " + warning)));
    return text.toString();
  }

  private static String table(Plan plan, String title, List<PlannedRelation> relations) {
    if (relations.isEmpty()) {
      return "";
    }
    TextTable table = TextTable.of(title, "because of");
    relations.forEach(each -> table.row(each.relation(), reason(plan.app(), each.evidence())));
    return table.text();
  }

  static String reason(AppFacts app, List<Evidence> evidence) {
    Evidence first = evidence.get(0);
    String symbol = first.symbol().isEmpty() ? "" : ", " + first.symbol();
    long others = evidence.stream().map(Evidence::object).distinct().count() - 1;
    String more = others > 0 ? " and %d more".formatted(others) : "";
    String object = shown(app, first.object());
    String detail = first.detail().isEmpty() ? "" : " (%s)".formatted(first.detail());
    return Shown.line("%s%s in %s%s%s".formatted(first.library(), symbol, object, detail, more));
  }

  // A program on its own has no place in a tree, so its path there says nothing.
  private static String shown(AppFacts app, String object) {
    return app.format().equals("elf") ? object.substring(1) : object;
  }

  private static List<String> guesses(ReleasePlan release) {
    return release.objects().stream()
        .flatMap(object -> object.needed().stream())
        .filter(DepsText::isGuess)
        .map(
            needed ->
                line(
                    "guess: %s is in %s (%s)"
                        .formatted(needed.soname(), needed.packageName(), needed.confidence())))
        .distinct()
        .sorted()
        .toList();
  }

  private static boolean isGuess(NeededLibrary needed) {
    return needed.provider().equals("archive")
        && Confidence.of(needed.confidence()).filter(Confidence::guessed).isPresent();
  }

  private static List<String> bundled(ReleasePlan release) {
    return release.objects().stream()
        .flatMap(object -> object.needed().stream())
        .filter(needed -> needed.provider().equals("bundled") && needed.packageName().isEmpty())
        .map(DepsText::bundledLine)
        .distinct()
        .sorted()
        .toList();
  }

  private static String bundledLine(NeededLibrary needed) {
    return line("the app brings %s (%s)".formatted(needed.soname(), needed.path()));
  }

  /** What is in an object may be anything, and is shown so that a terminal does not act on it. */
  private static String line(String foreign) {
    return Shown.line(foreign) + "\n";
  }
}
