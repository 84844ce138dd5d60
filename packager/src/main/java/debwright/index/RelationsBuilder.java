package debwright.index;

import debwright.debian.Relation;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Collects what all packages of an archive need, exclude and provide, and lays out the part of it
 * that some of them reach. The same packages in any order give the same bytes.
 */
public final class RelationsBuilder {
  /** Programs that run an app's scripts and classes; a package that was made may need them. */
  private static final Set<String> INTERPRETERS =
      Set.of(
          "default-jre",
          "default-jre-headless",
          "nodejs",
          "perl",
          "php-cli",
          "python3",
          "ruby",
          "tk",
          "xdg-utils",
          "zsh");

  private final SortedMap<String, OfferedPackage> newest = new TreeMap<>();

  /** Adds a package; of several versions of a name the highest counts. */
  public void add(OfferedPackage each) {
    newest.merge(
        each.name(),
        each,
        (old, young) -> young.version().compareTo(old.version()) > 0 ? young : old);
  }

  /** How many packages were added. */
  public int size() {
    return newest.size();
  }

  /**
   * Writes the part that belongs to an index, beside it: what the packages reach that the index
   * names, and interpreters, and what every system has.
   *
   * @param file of the index
   * @return what the part says of itself
   * @throws IndexException when the index is damaged
   */
  public IndexFacts writeBeside(Path file) throws IOException, IndexException {
    ArchiveIndex index = ArchiveIndex.open(file);
    Path beside = file.resolveSibling(Part.RELATIONS.beside(String.valueOf(file.getFileName())));
    return PartWriter.write(beside, Part.RELATIONS, index.facts(), table(index.packageNames()));
  }

  private TableWriter table(Collection<String> roots) {
    SortedMap<String, SortedSet<String>> providers = providers();
    TableWriter table = new TableWriter();
    for (String name : reachable(roots, providers)) {
      SortedSet<String> named = providers.getOrDefault(name, new TreeSet<>());
      OfferedName entry =
          new OfferedName(Optional.ofNullable(newest.get(name)), List.copyOf(named));
      if (!entry.equals(OfferedName.NONE)) {
        table.put(Keys.of(name), RelationsCodec.encode(entry));
      }
    }
    List<String> essential =
        newest.values().stream()
            .filter(OfferedPackage::essential)
            .map(OfferedPackage::name)
            .toList();
    OfferedName everywhere = new OfferedName(Optional.empty(), essential);
    table.put(Keys.of(Relations.ESSENTIAL), RelationsCodec.encode(everywhere));
    return table;
  }

  private SortedMap<String, SortedSet<String>> providers() {
    SortedMap<String, SortedSet<String>> providers = new TreeMap<>();
    for (OfferedPackage each : newest.values()) {
      for (Relation provided : each.provides()) {
        providers.computeIfAbsent(provided.name(), key -> new TreeSet<>()).add(each.name());
      }
    }
    return providers;
  }

  // What is only excluded is not reached: it need not be known that it could not be there too.
  private SortedSet<String> reachable(
      Collection<String> roots, Map<String, SortedSet<String>> providers) {
    SortedSet<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(roots);
    open.addAll(INTERPRETERS);
    newest.values().stream()
        .filter(OfferedPackage::essential)
        .forEach(each -> open.add(each.name()));
    while (!open.isEmpty()) {
      String name = open.pop();
      if (!reached.add(name)) {
        continue;
      }
      open.addAll(providers.getOrDefault(name, new TreeSet<>()));
      OfferedPackage own = newest.get(name);
      if (own != null) {
        own.needs().forEach(group -> group.alternatives().forEach(each -> open.add(each.name())));
        // A versioned Provides stands for the name that a library's package has in another release.
        own.provides().stream()
            .filter(each -> each.bound().isPresent())
            .forEach(each -> open.add(each.name()));
      }
    }
    return reached;
  }
}
