package debwright.resolve;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.DynamicSymbol;
import debwright.plan.Loading.LibraryLink;
import debwright.resolve.Searched.OwnFile;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The libraries of an app that are for one platform, as they will lie on the disk.
 *
 * <p>Archives of some kinds keep no links. Where a library's DT_SONAME is asked for and no file of
 * that name lies beside it, the package adds the link, as ldconfig(8) would.
 */
final class AppFiles {
  private static final Pattern HARDWARE_CAPABILITIES =
      Pattern.compile("/glibc-hwcaps/([^/]+)/[^/]+$");

  private final AppTree tree;
  private final Map<String, AppObject> objects = new HashMap<>();
  private final Map<String, AppObject> links = new TreeMap<>();
  private final Set<String> defines = new HashSet<>();
  private final Map<String, List<String>> byName = new TreeMap<>();

  AppFiles(AppTree tree, List<AppObject> objects) {
    this.tree = tree;
    objects.forEach(object -> this.objects.put(object.path(), object));
    if (!isSystem()) {
      Set<String> needed = needed(objects);
      objects.forEach(object -> link(object, needed));
    }
    tree.entries().stream().filter(this::isLibrary).map(AppEntry::path).forEach(this::name);
    links.keySet().forEach(this::name);
  }

  private boolean isLibrary(AppEntry entry) {
    return switch (entry.kind()) {
      case FILE -> objects.containsKey(entry.path());
      case SYMLINK -> at(entry.path()).isPresent();
      case DIRECTORY, OTHER -> false;
    };
  }

  private static Set<String> needed(List<AppObject> objects) {
    Set<String> needed = new HashSet<>();
    objects.forEach(object -> needed.addAll(object.elf().needed()));
    return needed;
  }

  // Of several of one name the last counts, which is the youngest where they are numbered.
  private void link(AppObject object, Set<String> needed) {
    Optional<String> soname = object.elf().soname();
    if (soname.isPresent() && needed.contains(soname.get()) && !soname.get().contains("/")) {
      String path = folder(object.path()) + "/" + soname.get();
      if (tree.find(path).isEmpty()) {
        links.put(path, object);
      }
    }
  }

  private void name(String path) {
    byName.computeIfAbsent(fileName(path), key -> new java.util.ArrayList<>()).add(path);
  }

  /** Whether the app's root is that of the installed system; all others go into a folder of it. */
  boolean isSystem() {
    return tree.isSystem();
  }

  /** Whether an object of the app defines a symbol. */
  boolean define(String name) {
    if (defines.isEmpty()) {
      objects.values().stream()
          .flatMap(object -> object.elf().symbols().stream())
          .filter(DynamicSymbol::defined)
          .forEach(symbol -> defines.add(symbol.name()));
    }
    return defines.contains(name);
  }

  /** The library at a path, links followed. */
  Optional<AppObject> at(String path) {
    AppObject linked = links.get(path);
    return linked != null
        ? Optional.of(linked)
        : tree.resolve(path).map(AppEntry::path).map(objects::get);
  }

  /** The object of exactly that path. */
  Optional<AppObject> objectAt(String path) {
    return Optional.ofNullable(objects.get(path));
  }

  /** The path of that file name whose folder is nearest to an object; of equals the first. */
  Optional<String> nearest(String name, AppObject to) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(path -> level(path).isEmpty())
        .filter(path -> at(path).filter(found -> !found.path().equals(to.path())).isPresent())
        .min(
            Comparator.comparingInt((String path) -> -shared(path, to.path()))
                .thenComparingInt(path -> path.split("/", -1).length)
                .thenComparing(Comparator.naturalOrder()));
  }

  /** The libraries of that file name, sorted. */
  List<OwnFile> named(String name) {
    return byName.getOrDefault(fileName(name), List.of()).stream()
        .flatMap(path -> at(path).map(found -> new OwnFile(path, found.path())).stream())
        .sorted(Comparator.comparing(OwnFile::path))
        .toList();
  }

  /** Whether a library of the app lies in a folder. */
  boolean holdsLibraries(String folder) {
    String path = folder.equals("/") ? "" : folder;
    return byName.values().stream().flatMap(List::stream).anyMatch(p -> folder(p).equals(path));
  }

  /** The files of that name that only processors of some level or newer load, sorted. */
  List<String> forNewProcessors(String name) {
    return byName.getOrDefault(name, List.of()).stream()
        .filter(path -> level(path).isPresent())
        .toList();
  }

  /** The level of a processor that a file is for, such as {@code x86-64-v3} (ld.so(8)). */
  static Optional<String> level(String path) {
    Matcher matcher = HARDWARE_CAPABILITIES.matcher(path);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** How many folders two paths have in common from the root. */
  static int shared(String one, String other) {
    String[] left = folder(one).split("/", -1);
    String[] right = folder(other).split("/", -1);
    int common = 0;
    while (common < Math.min(left.length, right.length) && left[common].equals(right[common])) {
      common++;
    }
    return common;
  }

  /** The links that the package adds, sorted by path. */
  List<LibraryLink> links() {
    return links.entrySet().stream()
        .map(link -> new LibraryLink(link.getKey(), link.getValue().fileName()))
        .toList();
  }

  static String folder(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  static String fileName(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
