package debwright.resolve;

import debwright.archive.AppEntry;
import debwright.archive.AppTree;
import debwright.elf.ElfException;
import debwright.elf.ElfFile;
import debwright.index.AbiText;
import debwright.index.IndexException;
import debwright.resolve.Searched.OwnFile;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Finds libraries among an app's own files. */
final class BundledLibraries {
  private record Loadable(String abi, Optional<String> soname) {}

  private final AppTree tree;
  private final ArchiveLibraries archive;
  private final Map<String, AppObject> known = new HashMap<>();
  private final Map<String, Optional<Loadable>> read = new HashMap<>();
  private final Set<String> all = new HashSet<>();
  private final Map<String, List<String>> byName;

  BundledLibraries(AppTree tree, List<AppObject> objects, ArchiveLibraries archive) {
    this.tree = tree;
    this.archive = archive;
    objects.forEach(object -> known.put(object.path(), object));
    Map<String, List<String>> names = new TreeMap<>();
    for (AppEntry entry : tree.entries()) {
      String name = entry.path().substring(entry.path().lastIndexOf('/') + 1);
      all.add(name);
      if (entry.kind() != AppEntry.Kind.DIRECTORY && name.contains(".so")) {
        names.computeIfAbsent(name, key -> new java.util.ArrayList<>()).add(entry.path());
      }
    }
    this.byName = names;
  }

  /** Every folder that holds a file named as a library, sorted. */
  List<String> folders() {
    return byName.values().stream()
        .flatMap(List::stream)
        .map(debwright.index.InstalledPath::folder)
        .distinct()
        .sorted()
        .toList();
  }

  /**
   * Whether a file of that name may be in one of the app's folders; most needed libraries are in
   * none, and need not be looked for in each.
   */
  boolean mayHave(String name) {
    return all.contains(name) || name.contains("/") || name.isEmpty() || name.startsWith(".");
  }

  /** The app's files of that name that are named as libraries, sorted. */
  List<OwnFile> named(String name) {
    return byName.getOrDefault(AppFiles.fileName(name), List.of()).stream()
        .flatMap(path -> tree.resolve(path).map(e -> new OwnFile(path, e.path())).stream())
        .sorted(Comparator.comparing(OwnFile::path))
        .toList();
  }

  /** The app's file at a path, if a program of that ABI can load it. */
  Optional<Candidate> find(String path, String abi) throws IOException, IndexException {
    Optional<AppEntry> entry = tree.resolve(path);
    if (entry.isEmpty() || !entry.get().elf()) {
      return Optional.empty();
    }
    Optional<Loadable> object = object(entry.get());
    if (object.isEmpty() || !object.get().abi.equals(abi)) {
      return Optional.empty();
    }
    Candidate candidate = new Candidate(path, true, archive.owners(path), object.get().soname);
    return Optional.of(mine(candidate));
  }

  // Of packages that exclude each other, such as sudo and sudo-ldap, the app is the one whose
  // papers it has.
  private Candidate mine(Candidate candidate) {
    if (candidate.packages().size() > 1) {
      for (String each : candidate.packages()) {
        if (tree.resolve("/usr/share/doc/" + each).isPresent()) {
          return candidate.preferring(each);
        }
      }
    }
    return candidate;
  }

  private Optional<Loadable> object(AppEntry entry) throws IOException {
    Optional<Loadable> before = read.get(entry.path());
    if (before != null) {
      return before;
    }
    Optional<Loadable> object = readObject(entry);
    read.put(entry.path(), object);
    return object;
  }

  private Optional<Loadable> readObject(AppEntry entry) throws IOException {
    AppObject ours = known.get(entry.path());
    if (ours != null) {
      return Optional.of(new Loadable(ours.abi(), ours.elf().soname()));
    }
    try {
      ElfFile elf = ElfFile.readUses(tree.content(entry));
      return Optional.of(new Loadable(AbiText.of(elf.abi()), elf.soname()));
    } catch (ElfException e) {
      // Its own report as an object of the app says so; as a library it can't be loaded.
      return Optional.empty();
    }
  }
}
