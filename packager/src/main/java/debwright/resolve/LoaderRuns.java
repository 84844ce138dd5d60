package debwright.resolve;

import debwright.index.IndexException;
import debwright.resolve.Found.How;
import debwright.resolve.LoaderProcess.Need;
import debwright.script.StartScripts.Told;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Every process that an app's objects come to life in: its programs, then its plugins, which are
 * all objects that no program loads. Folders are added to the programs' library paths until no
 * library of the app stays unfound for want of one.
 */
final class LoaderRuns {
  private final LoaderWorld world;
  private final List<AppObject> objects;
  private final List<String> given;
  private final Map<String, Set<String>> own = new LinkedHashMap<>();
  private final Map<String, String> inPrograms = new HashMap<>();
  private final Map<String, String> inPlugins = new HashMap<>();
  private List<LoaderProcess> programs = new ArrayList<>();
  private List<LoaderProcess> plugins = new ArrayList<>();

  private LoaderRuns(LoaderWorld world, List<AppObject> objects, List<String> given) {
    this.world = world;
    this.objects = objects;
    this.given = given;
  }

  /**
   * @param given folders that the user says are in LD_LIBRARY_PATH
   */
  static LoaderRuns of(LoaderWorld world, List<AppObject> objects, List<String> given)
      throws IndexException {
    LoaderRuns runs = new LoaderRuns(world, objects, given);
    objects.forEach(object -> runs.own(object).addAll(runs.told(object)));
    boolean more = true;
    while (more) {
      more = runs.programsNeedMore() || runs.pluginsNeedMore();
    }
    runs.settle();
    return runs;
  }

  // A library that a host loads by its path has no name but its DT_SONAME; without one, only an
  // object
  // that searched for it by that name makes it known by it.
  private void settle() {
    programs.forEach(process -> note(process, inPrograms));
    plugins.forEach(process -> note(process, inPlugins));
    plugins.forEach(
        plugin ->
            plugin
                .found()
                .replaceAll((need, found) -> unknown(need, found) ? found.lost() : found));
  }

  private static void note(LoaderProcess process, Map<String, String> searching) {
    process
        .found()
        .forEach(
            (need, found) -> {
              if (found.is(How.SEARCHED) && found.bundled().isPresent()) {
                searching.putIfAbsent(key(need, found), need.object());
              }
            });
  }

  private boolean unknown(Need need, Found found) {
    return found.is(How.ASSUMED) && !named(need, found) && !inPlugins.containsKey(key(need, found));
  }

  private static boolean named(Need need, Found found) {
    Optional<String> soname = found.bundled().flatMap(object -> object.elf().soname());
    return soname.equals(Optional.of(need.soname()));
  }

  /**
   * The object that makes a library known by the needed name once it is loaded: the library itself,
   * or one that searches for it; a host's plugins are not in the process of a program.
   */
  String loadedFirst(Need need, Found found) {
    String itself = found.bundled().map(AppObject::path).orElse("");
    String byPlugin = inPlugins.getOrDefault(key(need, found), itself);
    String other =
        found.is(How.LOADED) ? inPrograms.getOrDefault(key(need, found), byPlugin) : byPlugin;
    return named(need, found) ? itself : other;
  }

  private static String key(Need need, Found found) {
    return need.soname() + "\0" + found.bundled().map(AppObject::path).orElse("");
  }

  private boolean programsNeedMore() throws IndexException {
    programs = new ArrayList<>();
    boolean more = false;
    for (AppObject object : objects) {
      if (object.isStarted()) {
        LoaderProcess process = process(object, Optional.empty());
        programs.add(process);
        more |= folders(process, own(object));
      }
    }
    return more;
  }

  private boolean pluginsNeedMore() throws IndexException {
    Openers openers = new Openers(programs, objects);
    plugins = new ArrayList<>();
    boolean more = false;
    for (AppObject object : pluginsFirst(remaining())) {
      if (plugins.stream().noneMatch(process -> process.loads(object))) {
        List<LoaderProcess> opening = openers.of(object);
        LoaderProcess process = process(object, opening.stream().findFirst());
        plugins.add(process);
        for (LoaderProcess opener : opening) {
          more |= folders(process, own(opener.root()));
        }
      }
    }
    return more;
  }

  private LoaderProcess process(AppObject root, Optional<LoaderProcess> opener)
      throws IndexException {
    String program = opener.map(LoaderProcess::root).orElse(root).path();
    return new LoaderProcess(world, root, libraryPath(program), opener).load();
  }

  /** The folders with libraries that a start script of the app tells a program's loader of. */
  private List<String> told(AppObject program) {
    return world.scripts().of(program.path()).map(Told::folders).orElse(List.of()).stream()
        .filter(folder -> world.files().holdsLibraries(folder))
        .toList();
  }

  /** The script that tells a program's loader of all folders that it must know; else empty. */
  Optional<String> script(LoaderProcess program) {
    List<String> told = told(program.root());
    return world
        .scripts()
        .of(program.root().path())
        .filter(each -> !told.isEmpty() && told.equals(libraryFolders(program)))
        .map(Told::script);
  }

  private List<String> libraryPath(String program) {
    List<String> path = new ArrayList<>(given);
    path.addAll(libraryFolders(program));
    return path;
  }

  private Set<String> own(AppObject program) {
    return own.computeIfAbsent(program.path(), key -> new LinkedHashSet<>());
  }

  private List<String> libraryFolders(String program) {
    return List.copyOf(own.getOrDefault(program, Set.of()));
  }

  private static boolean folders(LoaderProcess process, Set<String> to) {
    boolean more = false;
    for (Found each : process.offPath()) {
      String path = each.candidate().orElseThrow().path();
      more |= to.add(AppFiles.folder(path).isEmpty() ? "/" : AppFiles.folder(path));
    }
    return more;
  }

  private List<AppObject> remaining() {
    return objects.stream()
        .filter(object -> programs.stream().noneMatch(process -> process.loads(object)))
        .toList();
  }

  // What others need is loaded by them if it can be; it starts a process of its own only if not.
  private static List<AppObject> pluginsFirst(List<AppObject> objects) {
    Set<String> needed = new HashSet<>();
    objects.forEach(object -> needed.addAll(object.elf().needed()));
    return objects.stream().sorted(Comparator.comparing(each -> isNeeded(each, needed))).toList();
  }

  private static boolean isNeeded(AppObject object, Set<String> needed) {
    return needed.contains(object.fileName())
        || object.elf().soname().filter(needed::contains).isPresent();
  }

  /** All processes with the library folders that were added for them. */
  List<LoaderProcess> all() {
    return Stream.concat(programs.stream(), plugins.stream()).toList();
  }

  /** All processes as the app is shipped: without the library folders that were added. */
  List<LoaderProcess> shipped() throws IndexException {
    Map<LoaderProcess, LoaderProcess> shipped = new LinkedHashMap<>();
    for (LoaderProcess program : programs) {
      boolean same = libraryFolders(program).equals(told(program.root()));
      shipped.put(program, same ? program : bare(program, Optional.empty()));
    }
    List<LoaderProcess> all = new ArrayList<>(shipped.values());
    for (LoaderProcess plugin : plugins) {
      Optional<LoaderProcess> opener = plugin.opener().map(shipped::get);
      all.add(opener.equals(plugin.opener()) ? plugin : bare(plugin, opener));
    }
    return all;
  }

  private LoaderProcess bare(LoaderProcess process, Optional<LoaderProcess> opener)
      throws IndexException {
    List<String> path = new ArrayList<>(given);
    path.addAll(told(opener.map(LoaderProcess::root).orElse(process.root())));
    return new LoaderProcess(world, process.root(), path, opener).load();
  }

  List<LoaderProcess> programs() {
    return programs;
  }

  List<LoaderProcess> plugins() {
    return plugins;
  }

  /** The folders that a program's start script must name. */
  List<String> libraryFolders(LoaderProcess program) {
    return libraryFolders(program.root().path());
  }
}
