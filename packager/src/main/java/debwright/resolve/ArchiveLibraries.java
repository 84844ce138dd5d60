package debwright.resolve;

import debwright.index.Alternative;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.index.InstalledPath;
import debwright.index.LibraryEntry;
import debwright.index.Memo;
import debwright.index.PackageEntry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Finds libraries in the system that an index describes, as if all of its packages were installed.
 */
final class ArchiveLibraries {
  private static final int MOST_LINKS = 40;

  private final ArchiveIndex index;
  private final Map<List<String>, Memo<List<Candidate>>> known = new ConcurrentHashMap<>();

  ArchiveLibraries(ArchiveIndex index) {
    this.index = index;
  }

  /**
   * The files of that name in folders, of each in which a program of that ABI can load it. What was
   * found is kept: the folders are those of the system, not of an app.
   */
  List<Candidate> findAll(List<String> folders, String name, String abi) throws IndexException {
    Memo<List<Candidate>> found = known.computeIfAbsent(folders, key -> new Memo<>());
    String question = name + "\0" + abi;
    List<Candidate> before = found.known(question);
    return before != null ? before : found.keep(question, look(folders, name, abi));
  }

  private List<Candidate> look(List<String> folders, String name, String abi)
      throws IndexException {
    List<Candidate> found = new ArrayList<>();
    for (String folder : folders) {
      find(folder, name, abi).ifPresent(found::add);
    }
    return List.copyOf(found);
  }

  /** The file of that name in a folder, if a program of that ABI can load it. */
  Optional<Candidate> find(String folder, String name, String abi) throws IndexException {
    return at(InstalledPath.of(folder + "/" + name), abi);
  }

  private Optional<Candidate> at(String path, String abi) throws IndexException {
    Map<String, LibraryEntry> objects = new LinkedHashMap<>();
    for (LibraryEntry entry : byUse(index.librariesAt(path))) {
      Optional<LibraryEntry> object = object(entry, abi);
      if (object.isPresent()) {
        objects.putIfAbsent(entry.packageName(), object.get());
      }
    }
    return objects.isEmpty() ? managed(path, abi) : Optional.of(candidate(path, objects));
  }

  private static Candidate candidate(String path, Map<String, LibraryEntry> byPackage) {
    List<LibraryEntry> objects = List.copyOf(byPackage.values());
    List<String> folders = objects.stream().map(LibraryEntry::folder).toList();
    return new Candidate(
        path, false, List.copyOf(byPackage.keySet()), folders, objects.get(0).soname());
  }

  // What packages are built against is the plain implementation, which has the lowest priority; its
  // file is the one whose package counts, since no package owns the managed link.
  private Optional<Candidate> managed(String path, String abi) throws IndexException {
    List<Alternative> known = index.alternatives(path);
    if (known.isEmpty()) {
      return Optional.empty();
    }
    List<Alternative> offers = new ArrayList<>(known);
    offers.sort(
        Comparator.comparingInt(Alternative::priority).thenComparing(Alternative::packageName));
    for (Alternative offer : offers) {
      for (LibraryEntry entry : index.librariesAt(offer.target())) {
        Optional<LibraryEntry> object = object(entry, abi);
        if (object.isPresent()) {
          return Optional.of(candidate(path, Map.of(entry.packageName(), object.get())));
        }
      }
    }
    return Optional.empty();
  }

  /** The packages that ship a path, the best choice and the most depended on first. */
  List<String> owners(String path) throws IndexException {
    return byUse(index.librariesAt(InstalledPath.of(path))).stream()
        .map(LibraryEntry::packageName)
        .distinct()
        .toList();
  }

  private List<LibraryEntry> byUse(List<LibraryEntry> entries) throws IndexException {
    if (entries.size() < 2) {
      return entries;
    }
    record Ranked(LibraryEntry entry, int dependents) {}
    List<Ranked> ranked = new ArrayList<>();
    for (LibraryEntry entry : entries) {
      int dependents =
          index.findPackage(entry.packageName()).map(PackageEntry::dependents).orElse(0);
      ranked.add(new Ranked(entry, dependents));
    }
    ranked.sort(
        Comparator.comparingInt((Ranked each) -> each.entry.standing().rank())
            .thenComparing(each -> -each.dependents)
            .thenComparing(each -> each.entry.packageName()));
    return ranked.stream().map(Ranked::entry).toList();
  }

  private Optional<LibraryEntry> object(LibraryEntry start, String abi) throws IndexException {
    LibraryEntry entry = start;
    for (int i = 0; i < MOST_LINKS; i++) {
      Optional<String> target = entry.linkTarget();
      if (target.isEmpty()) {
        return Optional.of(entry).filter(object -> object.abi().equals(abi));
      }
      Optional<LibraryEntry> next = preferred(index.librariesAt(target.get()), start.packageName());
      if (next.isEmpty()) {
        return managedObject(target.get(), abi);
      }
      entry = next.get();
    }
    return Optional.empty();
  }

  private Optional<LibraryEntry> managedObject(String path, String abi) throws IndexException {
    for (Alternative offer : index.alternatives(path)) {
      for (LibraryEntry entry : index.librariesAt(offer.target())) {
        if (entry.linkTarget().isEmpty() && entry.abi().equals(abi)) {
          return Optional.of(entry);
        }
      }
    }
    return Optional.empty();
  }

  // A link's target is most often a file of the same package.
  private static Optional<LibraryEntry> preferred(List<LibraryEntry> entries, String packageName) {
    return entries.stream()
        .filter(entry -> entry.packageName().equals(packageName))
        .findFirst()
        .or(() -> entries.stream().findFirst());
  }
}
