package debwright.resolve;

import debwright.archive.AppTree;
import debwright.opened.Opened;
import debwright.opened.OpeningApp;
import debwright.opened.OpeningApp.OpeningObject;
import debwright.plan.LeftOut;
import debwright.plan.Loading;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.plan.ReleasePlan.ObjectPlan;
import debwright.plan.ReleasePlan.PlannedRelation;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/** What one pass over the objects of an app found out. */
final class Findings {
  final Pieces pieces = new Pieces();
  final List<ObjectPlan> objects = new ArrayList<>();
  final List<MissingLibrary> missing = new ArrayList<>();
  final SortedSet<String> warnings = new TreeSet<>();

  /** Libraries whose package is a guess, by soname. */
  final SortedSet<String> guessed = new TreeSet<>();

  /** Libraries whose package nobody looked into, so that the Depends lack a version for them. */
  final SortedSet<String> unversioned = new TreeSet<>();

  private final OpeningApp app = new OpeningApp();
  private Opened opened = Opened.NOTHING;
  private final List<Loading> loading = new ArrayList<>();
  private final Map<Host, List<Evidence>> hosts = new EnumMap<>(Host.class);

  void host(Host host, Evidence evidence) {
    hosts.computeIfAbsent(host, key -> new ArrayList<>()).add(evidence);
  }

  /**
   * Asks for the one host that is enough for all: each later one has what the earlier ones have.
   */
  void askForHosts() {
    hosts.keySet().stream()
        .reduce((less, more) -> more)
        .ifPresent(
            host ->
                hosts.values().stream()
                    .flatMap(List::stream)
                    .forEach(evidence -> pieces.ask(host.relation(), "", evidence)));
  }

  /** Adds a tree whose objects may open others by name. */
  void opener(AppTree tree, List<AppObject> objects) {
    app.add(
        tree, objects.stream().map(each -> new OpeningObject(each.path(), each.elf())).toList());
  }

  OpeningApp app() {
    return app;
  }

  /** Takes what the app opens by name; what it does not work without is needed. */
  void opened(Opened found) {
    opened = found;
    warnings.addAll(found.warnings());
    for (PlannedRelation required : found.required()) {
      required.evidence().forEach(evidence -> pieces.ask(required.relation(), "", evidence));
    }
  }

  Opened opened() {
    return opened;
  }

  /** Adds what the dynamic linker makes of one tree. */
  void loaded(Loading part) {
    loading.add(part);
    warnings.addAll(part.conditions());
    part.leftOut().forEach(each -> warnings.add(line(each) + ": left out"));
    part.unused().forEach(each -> warnings.add(each.path() + " is not used: " + each.reason()));
    part.programs().stream()
        .filter(each -> !each.libraryFolders().isEmpty())
        .forEach(each -> warnings.add(libraryPath(each)));
    warnings.addAll(part.remarks());
  }

  private static String line(LeftOut leftOut) {
    return leftOut.path() + " is " + leftOut.reason();
  }

  private static String libraryPath(ProgramPlan program) {
    String path = String.join(":", program.libraryFolders());
    return program.script().isEmpty()
        ? "%s finds its libraries only with LD_LIBRARY_PATH=%s of the app"
            .formatted(program.path(), path)
        : "%s is started by %s with LD_LIBRARY_PATH=%s of the app"
            .formatted(program.path(), program.script(), path);
  }

  /** Of all trees of the app together. */
  Loading loading() {
    return new Loading(
        loading.stream().flatMap(each -> each.programs().stream()).toList(),
        loading.stream().flatMap(each -> each.links().stream()).toList(),
        loading.stream().flatMap(each -> each.unmet().stream()).toList(),
        loading.stream().flatMap(each -> each.unused().stream()).toList(),
        loading.stream().flatMap(each -> each.leftOut().stream()).toList(),
        loading.stream().flatMap(each -> each.conditions().stream()).toList(),
        loading.stream().flatMap(each -> each.unreached().stream()).toList(),
        loading.stream().flatMap(each -> each.undefined().stream()).toList(),
        loading.stream().flatMap(each -> each.unportable().stream()).toList());
  }
}
