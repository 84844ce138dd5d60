package debwright.cli;

import debwright.explain.Because;
import debwright.explain.ExplainedLibrary;
import debwright.explain.ExplainedLibrary.Answer;
import debwright.explain.ExplainedOption;
import debwright.explain.ExplainedRelation;
import debwright.explain.Explanation;
import debwright.explain.Topic;
import debwright.plan.AppFacts;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.NeededLibrary;
import debwright.plan.Shown;
import debwright.plan.Target;
import debwright.resolve.Loss;
import debwright.resolve.Trace.Loser;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Why an app's dependencies are what they are, for people: a block a package and a library. */
final class ExplainText {
  private static final int MOST_REASONS = 2;
  private static final int MOST_LESS = 6;
  private static final int MOST_LOSERS = 6;
  private static final int MOST_NAMES = 4;
  private static final int MOST_FOLDERS = 8;

  private final AppFacts app;
  private final Topic topic;
  private final StringBuilder text = new StringBuilder();

  private ExplainText(AppFacts app, Topic topic) {
    this.app = app;
    this.topic = topic;
  }

  static String of(AppFacts app, List<Explanation> explanations, Topic topic) {
    return explanations.stream()
        .map(each -> new ExplainText(app, topic).release(each))
        .collect(Collectors.joining("\n"));
  }

  private String release(Explanation explanation) {
    Target target = explanation.plan().target();
    line(
        "%s on %s %s: %s"
            .formatted(
                app.name(), target.release(), target.architecture(), explanation.plan().outcome()));
    if (topic instanceof Topic.Library) {
      explanation.libraries().forEach(this::library);
      explanation.relations().forEach(this::relation);
    } else {
      explanation.relations().forEach(this::relation);
      explanation.libraries().forEach(this::library);
    }
    explanation.options().forEach(this::option);
    return text.toString();
  }

  // ---- packages

  private void option(ExplainedOption option) {
    text.append('\n');
    line(option.relation() + ", " + option.kind().code());
    Map<Reason, List<String>> reasons = new LinkedHashMap<>();
    option.evidence().stream()
        .filter(this::isAsked)
        .forEach(
            each ->
                reasons.computeIfAbsent(opened(each), key -> new ArrayList<>()).add(place(each)));
    reasons.forEach(this::reason);
  }

  private static Reason opened(Evidence evidence) {
    return switch (evidence.source()) {
      case "interpreter" -> new Reason("starts", evidence.library());
      case "dlopen-note" -> new Reason("notes", evidence.library());
      case "framework" -> new Reason("opens", evidence.library());
      default -> new Reason("names", evidence.library());
    };
  }

  private String place(Evidence evidence) {
    return evidence.detail().isEmpty()
        ? shown(evidence.object())
        : "%s (%s)".formatted(shown(evidence.object()), evidence.detail());
  }

  private void relation(ExplainedRelation relation) {
    text.append('\n');
    line(relation.relation() + (relation.excluded() ? ", left out by --exclude" : ""));
    List<Evidence> decisive = relation.decisive().stream().filter(this::isAsked).toList();
    perReason(decisive).forEach((reason, objects) -> reason(reason, objects));
    List<String> less =
        relation.others().stream().filter(this::isAsked).map(ExplainText::less).distinct().toList();
    if (!less.isEmpty()) {
      row("less", shortened(less, MOST_LESS));
    }
  }

  private boolean isAsked(Evidence evidence) {
    return !(topic instanceof Topic.Library library) || library.soname().equals(evidence.library());
  }

  /** Which objects give a reason: what it is, then its end, by its label. */
  private record Reason(String label, String what) {}

  private Map<Reason, List<String>> perReason(List<Evidence> evidence) {
    Map<Reason, List<String>> reasons = new LinkedHashMap<>();
    evidence.forEach(
        each ->
            reasons
                .computeIfAbsent(new Reason(label(each), what(each)), key -> new ArrayList<>())
                .add(shown(each.object())));
    return reasons;
  }

  private void reason(Reason reason, List<String> objects) {
    row(reason.label, reason.what + ", in " + shortened(objects, MOST_REASONS));
  }

  private static String label(Evidence evidence) {
    return evidence.version().isEmpty() ? "any" : evidence.version();
  }

  private static String what(Evidence evidence) {
    String library = evidence.library();
    return switch (evidence.source()) {
      case "symbols" ->
          evidence.symbol().isEmpty() ? library + " itself" : evidence.symbol() + " of " + library;
      case "build-depends" ->
          "what the source is built with: %s, for %s".formatted(evidence.symbol(), library);
      case "policy" -> library + " by your policy";
      default -> library;
    };
  }

  private static String less(Evidence evidence) {
    String symbol = evidence.symbol();
    String asks = symbol.isEmpty() ? evidence.library() + " itself" : symbol;
    return label(evidence) + " for " + asks;
  }

  // ---- libraries

  private void library(ExplainedLibrary library) {
    library.answers().forEach(answer -> answer(library.soname(), answer));
  }

  private void answer(String soname, Answer answer) {
    text.append('\n');
    line(
        soname
            + ", needed by "
            + shortened(answer.objects().stream().map(this::shown).toList(), MOST_REASONS));
    row("taken", taken(answer.library()));
    if (!answer.why().isEmpty()) {
      row("because", answer.why());
    }
    if (!answer.source().isEmpty()) {
      row(answer.source(), answer.says().isEmpty() ? "needs nothing" : answer.says());
    }
    if (answer.because() == Because.NOTHING) {
      row("searched", shortened(answer.folders(), MOST_FOLDERS));
    }
    losers(answer.losers());
    if (!answer.similar().isEmpty()) {
      row("similar", shortened(answer.similar(), MOST_LOSERS));
    }
  }

  private static String taken(NeededLibrary library) {
    String sure =
        library.confidence().equals("exact") ? "" : " (%s)".formatted(library.confidence());
    return switch (library.provider()) {
      case "archive" -> "%s of %s%s".formatted(library.path(), library.packageName(), sure);
      case "bundled" -> "%s of the app%s".formatted(library.path(), owner(library));
      case "host" -> "what %s brings".formatted(library.packageName());
      default -> "nothing";
    };
  }

  private static String owner(NeededLibrary library) {
    return library.packageName().isEmpty() ? "" : ", which is " + library.packageName() + "'s";
  }

  private void losers(List<Loser> losers) {
    List<Loser> told = losers.stream().filter(each -> !isForeign(each)).toList();
    List<String> foreign =
        losers.stream().filter(ExplainText::isForeign).map(Loser::packageName).distinct().toList();
    String label = "not taken";
    for (Loser loser : told.subList(0, Math.min(told.size(), MOST_LOSERS))) {
      row(label, loser(loser));
      label = "";
    }
    if (told.size() > MOST_LOSERS) {
      row(label, "%d more".formatted(told.size() - MOST_LOSERS));
    }
    if (!foreign.isEmpty()) {
      row(label, "those for other architectures: " + shortened(foreign, MOST_NAMES));
    }
  }

  private static boolean isForeign(Loser loser) {
    return loser.loss() == Loss.OTHER_ARCHITECTURE && !loser.packageName().isEmpty();
  }

  private static String loser(Loser loser) {
    String owner = loser.packageName().isEmpty() ? "the app" : loser.packageName();
    return "%s of %s: it %s".formatted(loser.path(), owner, loser.detail());
  }

  // ---- lines

  private static String shortened(List<String> parts, int most) {
    int more = parts.size() - most;
    String first = String.join(", ", parts.subList(0, Math.min(parts.size(), most)));
    return more > 0 ? "%s and %d more".formatted(first, more) : first;
  }

  // A program on its own has no place in a tree, so its path there says nothing.
  private String shown(String object) {
    return app.format().equals("elf") ? object.substring(1) : object;
  }

  private void row(String label, String what) {
    line("  %-9s  %s".formatted(label, what));
  }

  /** What is in an object may be anything, and is shown so that a terminal does not act on it. */
  private void line(String foreign) {
    text.append(Shown.line(foreign)).append('\n');
  }
}
