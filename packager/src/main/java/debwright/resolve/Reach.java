package debwright.resolve;

import debwright.index.IndexException;
import debwright.plan.Loading.Unreached;
import debwright.resolve.Found.How;
import debwright.resolve.LoaderProcess.Need;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Which libraries of an app are asked for and yet not loaded as it is shipped, and what would lead
 * the dynamic linker to them.
 */
final class Reach {
  private final LoaderWorld world;
  private final Set<String> reached = new HashSet<>();
  private final Map<String, Unreached> unreached = new TreeMap<>();

  private Reach(LoaderWorld world) {
    this.world = world;
  }

  /** Those that no process loads, each with one object that asks for it, sorted by path. */
  static List<Unreached> unreached(LoaderWorld world, LoaderRuns runs) throws IndexException {
    Reach reach = new Reach(world);
    runs.shipped().forEach(process -> process.found().values().forEach(reach::note));
    for (LoaderProcess process : runs.all()) {
      process.found().forEach((need, found) -> reach.look(process, need, found));
    }
    return List.copyOf(reach.unreached.values());
  }

  private void note(Found found) {
    if (found.is(How.SEARCHED) || found.is(How.LOADED)) {
      found.bundled().map(AppObject::path).ifPresent(reached::add);
    }
  }

  // What a host must have loaded is told as a condition.
  private void look(LoaderProcess process, Need need, Found found) {
    if (found.is(How.ASSUMED) || found.is(How.UNNAMED) || found.candidate().isEmpty()) {
      return;
    }
    String taken = found.candidate().get().path();
    if (found.bundled().isPresent()) {
      add(process, need, new Copy(found.bundled().get(), taken, ""));
    } else {
      copy(need).ifPresent(path -> add(process, need, new Copy(at(path), path, taken)));
    }
  }

  /** A library of the app, the path that leads to it, and what is loaded in its stead. */
  private record Copy(AppObject object, String path, String instead) {}

  private Optional<String> copy(Need need) {
    return world
        .files()
        .objectAt(need.object())
        .flatMap(o -> world.files().nearest(need.soname(), o));
  }

  private AppObject at(String path) {
    return world.files().at(path).orElseThrow();
  }

  private void add(LoaderProcess process, Need need, Copy copy) {
    if (reached.contains(copy.object().path()) || copy.object().isStarted()) {
      return;
    }
    String folder = AppFiles.folder(copy.path());
    String launcher =
        process.startsInApp() ? "LD_LIBRARY_PATH=" + (folder.isEmpty() ? "/" : folder) : "";
    String searchPath =
        tag(need.object()) + " " + fromOrigin(AppFiles.folder(need.object()), folder);
    unreached.putIfAbsent(
        copy.object().path(),
        new Unreached(
            copy.object().path(),
            need.soname(),
            need.object(),
            copy.instead(),
            launcher,
            searchPath));
  }

  // A DT_RUNPATH would make the dynamic linker pass over a DT_RPATH that is there.
  private String tag(String object) {
    return world
        .files()
        .objectAt(object)
        .filter(each -> each.elf().runpath().isEmpty() && !each.elf().rpath().isEmpty())
        .map(each -> "RPATH")
        .orElse("RUNPATH");
  }

  /** The way from one folder to another, as a search path has it. */
  static String fromOrigin(String from, String to) {
    int common = AppFiles.shared(from + "/x", to + "/x");
    List<String> parts = new ArrayList<>(List.of("$ORIGIN"));
    String[] start = from.split("/", -1);
    String[] end = to.split("/", -1);
    for (int i = common; i < start.length; i++) {
      parts.add("..");
    }
    parts.addAll(List.of(end).subList(common, end.length));
    return String.join("/", parts);
  }
}
