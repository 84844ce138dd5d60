package debwright.resolve;

import debwright.index.IndexException;
import debwright.plan.LeftOut;
import debwright.plan.Loading;
import debwright.plan.Loading.LibraryLink;
import debwright.plan.Loading.ProgramPlan;
import debwright.plan.Loading.UndefinedSymbol;
import debwright.plan.Loading.UnmetVersion;
import debwright.plan.ReleasePlan.MissingLibrary;
import debwright.resolve.Found.How;
import debwright.resolve.LoaderProcess.Need;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * ld.so's search from the installed place (ld.so(8)), worked out for all processes of an app
 * beforehand.
 */
final class LoaderFinder implements LibraryFinder {
  /** Where the archives' C library has its dynamic linkers. */
  private static final Pattern INTERPRETERS =
      Pattern.compile(
          "(/usr)?/lib(32|64|x32|/[^/]+)?/(ld-linux[^/]*\\.so\\.\\d+|ld64\\.so\\.\\d+)");

  private static final Comparator<UndefinedSymbol> BY_SYMBOL =
      Comparator.comparing(UndefinedSymbol::object)
          .thenComparing(UndefinedSymbol::library)
          .thenComparing(UndefinedSymbol::symbol)
          .thenComparing(UndefinedSymbol::version);

  private final LoaderWorld world;
  private final LoaderRuns runs;
  private final List<LoaderProcess> used = new ArrayList<>();
  private final List<LeftOut> unused = new ArrayList<>();
  private final Map<Need, Found> found = new HashMap<>();
  private final List<UnmetVersion> unmet = new ArrayList<>();
  private final List<UndefinedSymbol> undefined = new ArrayList<>();

  private LoaderFinder(LoaderWorld world, LoaderRuns runs) {
    this.world = world;
    this.runs = runs;
  }

  static LoaderFinder of(LoaderWorld world, LoaderRuns runs) throws IndexException {
    LoaderFinder finder = new LoaderFinder(world, runs);
    finder.choose();
    for (LoaderProcess process : finder.used) {
      process.found().forEach(finder::keep);
      finder.unmet.addAll(finder.unmet(process));
      finder.undefined.addAll(finder.undefined(process));
    }
    return finder;
  }

  // Of plugins that provide the same, those are used that load.
  private void choose() throws IndexException {
    used.addAll(runs.programs());
    List<LoaderProcess> failing = new ArrayList<>();
    for (LoaderProcess plugin : runs.plugins()) {
      (whyNot(plugin).isEmpty() ? used : failing).add(plugin);
    }
    List<LoaderProcess> loading = runs.plugins().stream().filter(used::contains).toList();
    for (LoaderProcess plugin : failing) {
      Optional<LoaderProcess> other =
          loading.stream()
              .filter(each -> Siblings.standsIn(each.root(), plugin.root()))
              .findFirst();
      if (other.isPresent()) {
        String reason = whyNot(plugin).orElseThrow() + "; " + other.get().root().path();
        unused.add(new LeftOut(plugin.root().path(), reason + " stands in for it"));
      } else if (Siblings.dispensable(plugin.root())) {
        String reason = whyNot(plugin).orElseThrow() + "; the app does without it";
        unused.add(new LeftOut(plugin.root().path(), reason));
      } else {
        used.add(plugin);
      }
    }
  }

  private Optional<String> whyNot(LoaderProcess plugin) throws IndexException {
    for (Map.Entry<Need, Found> need : plugin.found().entrySet()) {
      if (need.getValue().missing()) {
        return Optional.of("nobody provides " + need.getKey().soname());
      }
    }
    return unmet(plugin).stream()
        .findFirst()
        .map(each -> "nobody provides %s of %s".formatted(each.version(), each.library()));
  }

  private List<UnmetVersion> unmet(LoaderProcess process) throws IndexException {
    return ofEach(process, world.offers()::unmet);
  }

  private List<UndefinedSymbol> undefined(LoaderProcess process) throws IndexException {
    List<UndefinedSymbol> undefined = new ArrayList<>();
    for (UndefinedSymbol each : ofEach(process, world.offers()::undefined)) {
      if (!isElsewhere(process, each)) {
        undefined.add(each);
      }
    }
    undefined.addAll(Scope.undefined(world, process));
    return undefined;
  }

  // The dynamic linker takes a symbol of that name and version from whichever library it comes by
  // first: so symbols could move from libpthread to libc.
  private boolean isElsewhere(LoaderProcess process, UndefinedSymbol symbol) throws IndexException {
    if (process.defines().contains(symbol.symbol())) {
      return true;
    }
    for (Map.Entry<Need, Found> need : process.found().entrySet()) {
      if (world.offers().defines(need.getKey().soname(), need.getValue(), symbol)) {
        return true;
      }
    }
    return false;
  }

  /** What an object lacks of a library. */
  private interface Lack<T> {
    List<T> of(AppObject object, String soname, Found found) throws IndexException;
  }

  private static <T> List<T> ofEach(LoaderProcess process, Lack<T> lack) throws IndexException {
    List<T> all = new ArrayList<>();
    Map<String, AppObject> objects = new HashMap<>();
    process.objects().forEach(object -> objects.put(object.path(), object));
    for (Map.Entry<Need, Found> need : process.found().entrySet()) {
      AppObject object = objects.get(need.getKey().object());
      if (object != null) {
        all.addAll(lack.of(object, need.getKey().soname(), need.getValue()));
      }
    }
    return all;
  }

  // Where processes differ, what one lacks counts, then what comes from the archive, so that the
  // Depends are enough for all, then what one finds only on a condition.
  private void keep(Need need, Found one) {
    found.merge(need, one, (before, now) -> weight(now) > weight(before) ? now : before);
  }

  private static int weight(Found found) {
    if (found.missing()) {
      return 3;
    }
    if (found.bundled().isEmpty()) {
      return 2;
    }
    return found.is(How.SEARCHED) || found.is(How.OFF_PATH) ? 0 : 1;
  }

  /**
   * The programs whose PT_INTERP is no path of an installed system: the kernel can't start them.
   */
  List<MissingLibrary> withoutInterpreter() {
    return runs.programs().stream()
        .map(LoaderProcess::root)
        .flatMap(
            program -> program.elf().interpreter().map(path -> missing(path, program)).stream())
        .filter(missing -> !INTERPRETERS.matcher(missing.soname()).matches())
        .toList();
  }

  private static MissingLibrary missing(String path, AppObject program) {
    return new MissingLibrary(path, program.path());
  }

  /** The objects that an installed app uses, sorted by path. */
  List<AppObject> objects() {
    return used.stream()
        .flatMap(process -> process.objects().stream())
        .distinct()
        .sorted(Comparator.comparing(AppObject::path))
        .toList();
  }

  @Override
  public List<Candidate> find(AppObject object, String soname) {
    return found(object, soname).flatMap(Found::candidate).stream().toList();
  }

  @Override
  public Searched searched(AppObject object, String soname) {
    Need need = new Need(object.path(), soname);
    List<SearchFolder> folders = new ArrayList<>();
    for (LoaderProcess process : used) {
      folders.addAll(process.searched(need));
    }
    return world.searched(folders, object, soname);
  }

  @Override
  public Optional<Host> host(AppObject object, String soname) {
    return found(object, soname).filter(each -> each.is(How.HOST)).flatMap(x -> Host.of(soname));
  }

  private Optional<Found> found(AppObject object, String soname) {
    return Optional.ofNullable(found.get(new Need(object.path(), soname)));
  }

  /** What is found only because of what was loaded before; one line each. */
  List<String> warnings() {
    Stream<String> before =
        found.entrySet().stream()
            .filter(each -> each.getValue().bundled().isPresent())
            .flatMap(each -> warning(each.getKey(), each.getValue()));
    Stream<String> missing =
        found.entrySet().stream()
            .filter(each -> each.getValue().is(How.MISSING))
            .flatMap(each -> explained(each.getKey()));
    return Stream.of(before, missing, world.scripts().problems().stream())
        .flatMap(lines -> lines)
        .sorted()
        .toList();
  }

  /** The libraries that the app loads of its own and had better not, sorted by path. */
  private List<LeftOut> unportable() {
    Map<String, LeftOut> unportable = new TreeMap<>();
    found.forEach(
        (need, library) ->
            library
                .bundled()
                .filter(own -> !library.missing())
                .ifPresent(
                    own ->
                        Unportable.reason(need.soname())
                            .ifPresent(
                                why -> unportable.put(own.path(), new LeftOut(own.path(), why)))));
    return List.copyOf(unportable.values());
  }

  /** Why some libraries are missing that are there after all, though not for everyone. */
  private Stream<String> explained(Need need) {
    List<String> forNew = world.files().forNewProcessors(need.soname());
    if (!forNew.isEmpty()) {
      String path = forNew.get(0);
      return Stream.of(
          "%s finds %s only on processors of %s or newer (%s)"
              .formatted(need.object(), need.soname(), AppFiles.level(path).orElse(""), path));
    }
    return world
        .files()
        .objectAt(need.object())
        .filter(object -> object.elf().avoidsSystem())
        .map(
            object ->
                "%s looks for %s in no folder of the system (DF_1_NODEFLIB)"
                    .formatted(need.object(), need.soname()))
        .stream();
  }

  private Stream<String> warning(Need need, Found found) {
    String path = found.bundled().map(AppObject::path).orElse("");
    return switch (found.how()) {
      case ASSUMED, LOADED ->
          Stream.of(
              "%s finds %s only where %s is loaded before it"
                  .formatted(need.object(), need.soname(), runs.loadedFirst(need, found)));
      case UNNAMED ->
          Stream.of(
              "%s is no help to %s: it has no DT_SONAME %s, so loading it before does not make it known"
                  .formatted(path, need.object(), need.soname()));
      case SEARCHED, OFF_PATH, HOST, MISSING -> Stream.empty();
    };
  }

  /** What the dynamic linker makes of the app. */
  Loading loading(List<LeftOut> leftOut) throws IndexException {
    List<ProgramPlan> programs =
        runs.programs().stream()
            .map(each -> program(each))
            .sorted(Comparator.comparing(ProgramPlan::path))
            .toList();
    List<UnmetVersion> sorted =
        unmet.stream()
            .distinct()
            .sorted(
                Comparator.comparing(UnmetVersion::object)
                    .thenComparing(UnmetVersion::library)
                    .thenComparing(UnmetVersion::version))
            .toList();
    List<LeftOut> others = unused.stream().sorted(Comparator.comparing(LeftOut::path)).toList();
    return new Loading(
        programs,
        links(),
        sorted,
        others,
        leftOut,
        warnings(),
        Reach.unreached(world, runs),
        undefined.stream().distinct().sorted(BY_SYMBOL).toList(),
        unportable());
  }

  private ProgramPlan program(LoaderProcess process) {
    String script = runs.script(process).orElse("");
    return new ProgramPlan(process.root().path(), runs.libraryFolders(process), script);
  }

  private List<LibraryLink> links() {
    Set<String> paths = new HashSet<>();
    found.values().forEach(each -> each.candidate().map(Candidate::path).ifPresent(paths::add));
    return world.files().links().stream().filter(link -> paths.contains(link.path())).toList();
  }
}
