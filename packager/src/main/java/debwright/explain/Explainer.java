package debwright.explain;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Version;
import debwright.explain.ExplainedLibrary.Answer;
import debwright.explain.ExplainedOption.Kind;
import debwright.plan.Outcome;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.resolve.Trace;
import debwright.resolve.Trace.Asked;
import debwright.resolve.Trace.Search;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Picks from a trace what a topic is about. */
final class Explainer {
  private final Trace trace;
  private final List<ExplainedLibrary> libraries;
  private final List<ExplainedRelation> relations;
  private final List<ExplainedOption> options;

  Explainer(Trace trace) {
    this.trace = trace;
    this.libraries = libraries(trace);
    this.relations = relations(trace);
    this.options = options(trace.plan());
  }

  Explanation explain(Topic topic) {
    if (trace.plan().outcome().kind() == Outcome.Kind.FAIL_ANALYSE) {
      return answer(List.of(), List.of(), List.of(), failed());
    }
    if (topic instanceof Topic.Library library) {
      return library(library.soname());
    }
    return topic instanceof Topic.OfPackage named ? ofPackage(named.name()) : everything();
  }

  private Explanation everything() {
    boolean passes = trace.plan().outcome().kind().passes();
    return answer(libraries, relations, options, passes ? Optional.empty() : failed());
  }

  private Optional<Refusal> failed() {
    return Optional.of(new Refusal(trace.plan().reason(), ""));
  }

  private Explanation answer(
      List<ExplainedLibrary> about,
      List<ExplainedRelation> led,
      List<ExplainedOption> opened,
      Optional<Refusal> refusal) {
    return new Explanation(trace.plan(), about, led, opened, refusal);
  }

  // ---- one library

  private Explanation library(String soname) {
    List<ExplainedLibrary> about =
        libraries.stream().filter(each -> each.soname().equals(soname)).toList();
    List<ExplainedRelation> led = relations.stream().filter(each -> each.isFor(soname)).toList();
    List<ExplainedOption> opened = options.stream().filter(each -> each.isFor(soname)).toList();
    if (about.isEmpty() && !opened.isEmpty()) {
      return answer(about, led, opened, Optional.empty());
    }
    return answer(
        about, led, opened, about.isEmpty() ? notNeeded(soname) : unprovided(about.get(0)));
  }

  private Optional<Refusal> notNeeded(String soname) {
    Set<String> needed = new TreeSet<>();
    libraries.forEach(each -> needed.add(each.soname()));
    return Optional.of(
        new Refusal("no object needs " + soname, Near.hint(soname, needed, "needed are ")));
  }

  private Optional<Refusal> unprovided(ExplainedLibrary library) {
    boolean missing =
        library.answers().stream().anyMatch(each -> each.because() == Because.NOTHING);
    return missing
        ? Optional.of(
            new Refusal("nobody provides %s on %s".formatted(library.soname(), where()), ""))
        : Optional.empty();
  }

  private String where() {
    return trace.plan().target().release() + " " + trace.plan().target().architecture();
  }

  // ---- one package

  private Explanation ofPackage(String name) {
    List<ExplainedRelation> led =
        relations.stream().filter(each -> names(each.relation()).contains(name)).toList();
    List<ExplainedOption> opened =
        options.stream().filter(each -> names(each.relation()).contains(name)).toList();
    if (led.isEmpty()) {
      return answer(lost(name), led, opened, opened.isEmpty() ? notAmong(name) : Optional.empty());
    }
    boolean excluded = led.stream().allMatch(ExplainedRelation::excluded);
    return answer(
        libraries.stream().filter(each -> leads(each, led)).toList(),
        led,
        opened,
        excluded
            ? Optional.of(new Refusal(name + " is left out of the Depends by your --exclude", ""))
            : Optional.empty());
  }

  private static boolean leads(ExplainedLibrary library, List<ExplainedRelation> to) {
    return to.stream().anyMatch(each -> each.isFor(library.soname()));
  }

  private static Set<String> names(String relation) {
    try {
      return Dependencies.parse(relation).packageNames();
    } catch (DebianSyntaxException e) {
      throw new IllegalStateException("a plan holds proper relations only", e);
    }
  }

  private Optional<Refusal> notAmong(String name) {
    Set<String> known = new TreeSet<>();
    relations.forEach(each -> known.addAll(names(each.relation())));
    String reason = "%s is not among the Depends on %s".formatted(name, where());
    return Optional.of(new Refusal(reason, Near.hint(name, known, "the Depends name ")));
  }

  /** The libraries that a package has too, with nothing of those not taken but that package's. */
  private List<ExplainedLibrary> lost(String name) {
    List<ExplainedLibrary> lost = new ArrayList<>();
    for (ExplainedLibrary library : libraries) {
      List<Answer> answers =
          library.answers().stream()
              .filter(each -> has(each, name))
              .map(each -> each.without(loser -> !loser.packageName().equals(name)))
              .toList();
      if (!answers.isEmpty()) {
        lost.add(new ExplainedLibrary(library.soname(), answers));
      }
    }
    return lost;
  }

  private static boolean has(Answer answer, String packageName) {
    return answer.library().packageName().equals(packageName)
        || answer.losers().stream().anyMatch(each -> each.packageName().equals(packageName));
  }

  // ---- all of them

  /** The objects that have one answer, and the folders where they looked. */
  private record Askers(Set<String> objects, Set<String> folders) {
    Askers() {
      this(new TreeSet<>(), new LinkedHashSet<>());
    }

    void add(Search search) {
      objects.add(search.object());
      folders.addAll(search.folders());
    }
  }

  private static List<ExplainedLibrary> libraries(Trace trace) {
    Map<String, Map<Answer, Askers>> found = new TreeMap<>();
    for (Search search : trace.searches()) {
      found
          .computeIfAbsent(search.library().soname(), key -> new LinkedHashMap<>())
          .computeIfAbsent(answer(search), key -> new Askers())
          .add(search);
    }
    List<ExplainedLibrary> libraries = new ArrayList<>();
    found.forEach((soname, answers) -> libraries.add(library(soname, answers)));
    return libraries;
  }

  private static ExplainedLibrary library(String soname, Map<Answer, Askers> answers) {
    List<Answer> of = new ArrayList<>();
    answers.forEach(
        (answer, askers) ->
            of.add(answer.of(List.copyOf(askers.objects), List.copyOf(askers.folders))));
    return new ExplainedLibrary(soname, of);
  }

  private static Answer answer(Search search) {
    return new Answer(
        List.of(),
        search.library(),
        Reasons.because(search),
        Reasons.why(search),
        search.source(),
        search.says(),
        List.of(),
        search.losers(),
        search.similar());
  }

  private static List<ExplainedOption> options(ReleasePlan plan) {
    List<ExplainedOption> options = new ArrayList<>();
    plan.recommends().forEach(each -> options.add(option(Kind.RECOMMENDED, each)));
    plan.suggests().forEach(each -> options.add(option(Kind.SUGGESTED, each)));
    return options;
  }

  private static ExplainedOption option(Kind kind, PlannedRelation relation) {
    return new ExplainedOption(kind, relation.relation(), relation.evidence());
  }

  private static List<ExplainedRelation> relations(Trace trace) {
    List<ExplainedRelation> relations = new ArrayList<>();
    for (Asked asked : trace.asked()) {
      List<Evidence> decisive = decisive(trace.plan(), asked);
      List<Evidence> others =
          asked.evidence().stream()
              .filter(each -> !decisive.contains(each))
              .sorted(
                  Comparator.comparing((Evidence each) -> new Version(each.version())).reversed())
              .toList();
      relations.add(
          new ExplainedRelation(
              asked.relation(), asked.template(), asked.excluded(), decisive, others));
    }
    List<String> order = trace.plan().relations().stream().map(PlannedRelation::relation).toList();
    relations.sort(Comparator.comparingInt(each -> position(each, order)));
    return relations;
  }

  private static int position(ExplainedRelation relation, List<String> order) {
    int at = order.indexOf(relation.relation());
    return at < 0 ? order.size() : at;
  }

  // Pieces of two templates may come to the same text.
  private static List<Evidence> decisive(ReleasePlan plan, Asked asked) {
    return plan.relations().stream()
        .filter(each -> each.relation().equals(asked.relation()))
        .map(PlannedRelation::evidence)
        .filter(asked.evidence()::containsAll)
        .findFirst()
        .orElse(asked.evidence());
  }
}
