package debwright.resolve;

import debwright.elf.DynamicSymbol;
import debwright.index.IndexException;
import debwright.resolve.Found.How;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the dynamic linker loads for one program or plugin, in its order: breadth first, each name
 * once (ld.so(8)). The libraries of the archive are taken to find theirs.
 */
final class LoaderProcess {
  /** A needed library of an object: a name is looked for once for each that asks. */
  record Need(String object, String soname) {}

  private final LoaderWorld world;
  private final SearchFolders folders;
  private final List<String> libraryPath;
  private final Optional<LoaderProcess> opener;
  private final LoadedObject root;
  private final Map<String, Found> names = new HashMap<>();
  private final Map<Need, Found> found = new LinkedHashMap<>();
  private final List<LoadedObject> loaded = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();
  private final Set<String> defines = new HashSet<>();
  private final Deque<LoadedObject> queue = new ArrayDeque<>();

  /**
   * @param libraryPath LD_LIBRARY_PATH, as folders of the app
   * @param opener the process that opens a plugin; empty for a program, and for a plugin of a host
   */
  LoaderProcess(
      LoaderWorld world, AppObject root, List<String> libraryPath, Optional<LoaderProcess> opener) {
    this.world = world;
    this.folders = world.searchFolders();
    this.libraryPath = List.copyOf(libraryPath);
    this.opener = opener;
    this.root = LoadedObject.first(root, opener.map(each -> each.root));
  }

  LoaderProcess load() throws IndexException {
    add(
        root,
        root.object().fileName(),
        Found.of(How.SEARCHED, root.object(), root.object().path()));
    while (!queue.isEmpty()) {
      LoadedObject next = queue.remove();
      for (String soname : next.object().elf().needed()) {
        found.put(new Need(next.object().path(), soname), need(next, soname));
      }
    }
    return this;
  }

  private void add(LoadedObject next, String name, Found as) {
    names.put(name, as);
    next.object().elf().soname().ifPresent(soname -> names.putIfAbsent(soname, as));
    if (paths.add(next.object().path())) {
      loaded.add(next);
      queue.add(next);
    }
  }

  private Found need(LoadedObject asks, String soname) throws IndexException {
    Found own = names.get(soname);
    if (own != null) {
      return own;
    }
    Search search = new Search(asks, soname);
    Optional<Found> known = opener.flatMap(each -> each.loaded(soname));
    if (known.isPresent()) {
      return search.agreesWith(known.get()) ? known.get() : known.get().by(How.LOADED);
    }
    Found result = search.run();
    if (result.is(How.SEARCHED) && result.bundled().isPresent()) {
      String path = result.candidate().orElseThrow().path();
      add(new LoadedObject(result.bundled().get(), path, Optional.of(asks)), soname, result);
    } else if (!result.is(How.MISSING) && !result.is(How.OFF_PATH)) {
      names.put(soname, result);
    }
    return result;
  }

  private Optional<Found> loaded(String soname) {
    Found own = names.get(soname);
    return own != null ? Optional.of(own) : opener.flatMap(each -> each.loaded(soname));
  }

  /** Whether a program of the app starts it, whose start script may set variables. */
  boolean startsInApp() {
    return root.object().isStarted() || opener.isPresent();
  }

  Optional<LoaderProcess> opener() {
    return opener;
  }

  AppObject root() {
    return root.object();
  }

  /** What it loads of the app, itself first. */
  List<AppObject> objects() {
    return loaded.stream().map(LoadedObject::object).toList();
  }

  /**
   * The folders that are searched for a needed library before those that always are; none where the
   * object that needs it is not loaded.
   */
  List<SearchFolder> searched(Need need) {
    return loaded.stream()
        .filter(each -> each.object().path().equals(need.object()))
        .flatMap(each -> new Search(each, need.soname()).folders().stream())
        .toList();
  }

  boolean loads(AppObject object) {
    return paths.contains(object.path());
  }

  /** The names that its objects define. */
  Set<String> defines() {
    if (defines.isEmpty()) {
      objects().stream()
          .flatMap(object -> object.elf().symbols().stream())
          .filter(DynamicSymbol::defined)
          .forEach(symbol -> defines.add(symbol.name()));
    }
    return defines;
  }

  /** Each needed library and what it turned out to be, in the order of loading. */
  Map<Need, Found> found() {
    return found;
  }

  /** The needed libraries that only a start script's LD_LIBRARY_PATH makes found. */
  List<Found> offPath() {
    return found.values().stream().filter(each -> each.is(How.OFF_PATH)).toList();
  }

  /** One library looked for on behalf of one object. */
  private final class Search {
    private final LoadedObject asks;
    private final String name;
    private Optional<Found> second = Optional.empty();

    Search(LoadedObject asks, String name) {
      this.asks = asks;
      this.name = name;
    }

    Found run() throws IndexException {
      Optional<Found> direct = direct();
      return direct.isPresent() ? direct.get() : otherwise();
    }

    private Optional<Found> direct() throws IndexException {
      return name.contains("/") ? byPath() : byName();
    }

    /** Whether the search would come to the same file, had nothing been loaded before. */
    boolean agreesWith(Found known) throws IndexException {
      return direct().flatMap(Found::candidate).equals(known.candidate());
    }

    private Optional<Found> byPath() throws IndexException {
      Optional<SearchFolder> file = folders.file(asks, name);
      if (file.isEmpty()) {
        return Optional.empty();
      }
      String path = file.get().path();
      SearchFolder folder = new SearchFolder(AppFiles.folder(path), file.get().own());
      return world.in(folder, AppFiles.fileName(path), asks.object());
    }

    private Optional<Found> byName() throws IndexException {
      for (SearchFolder folder : searched()) {
        Optional<Found> here = suited(world.in(folder, name, asks.object()));
        if (here.isPresent()) {
          return here;
        }
      }
      return suited(world.inSystem(name, asks.object()));
    }

    /** Where the file is looked for, one after the other. */
    List<SearchFolder> folders() {
      if (!name.contains("/")) {
        return searched();
      }
      return folders.file(asks, name).stream()
          .map(file -> new SearchFolder(AppFiles.folder(file.path()), file.own()))
          .toList();
    }

    private List<SearchFolder> searched() {
      List<SearchFolder> searched = new ArrayList<>();
      asks.rpathHolders().forEach(holder -> searched.addAll(folders.rpath(holder)));
      searched.addAll(SearchFolders.own(libraryPath));
      searched.addAll(folders.runpath(asks));
      return searched;
    }

    private Optional<Found> suited(Optional<Found> here) throws IndexException {
      if (here.isPresent() && !world.suits(here.get(), name, asks.object())) {
        second = second.or(() -> here);
        return Optional.empty();
      }
      return here;
    }

    // Where the search finds nothing that suits: the app's copy elsewhere, the host's, or else what
    // suits less.
    private Found otherwise() {
      Optional<String> elsewhere = world.files().nearest(name, asks.object());
      if (elsewhere.isPresent()) {
        AppObject ours = world.files().at(elsewhere.get()).orElseThrow();
        return Found.of(how(), ours, elsewhere.get());
      }
      if (Host.of(name).isPresent() && !inProgram()) {
        return Found.none(How.HOST);
      }
      return second.orElse(Found.none(How.MISSING));
    }

    // A Java of the app's own loads its libraries before those that need them.
    private How how() {
      if (Host.of(name).isPresent() && !inProgram()) {
        return How.SEARCHED;
      }
      return inProgram() || opener.isPresent() ? How.OFF_PATH : How.ASSUMED;
    }

    private boolean inProgram() {
      return root.object().isStarted();
    }
  }
}
