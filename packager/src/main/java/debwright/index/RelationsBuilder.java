package debwright.index;

import debwright.debian.Relation;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
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
   * The tables by name.
   *
   * @param roots names from which on packages are kept, besides interpreters and what every system
   *     has
   */
  Map<String, TableWriter> tables(Collection<String> roots) {
    SortedMap<String, SortedSet<String>> providers = providers();
    TableWriter relations = new TableWriter();
    TableWriter essential = new TableWriter();
    for (String name : reachable(roots, providers)) {
      OfferedName entry =
          new OfferedName(
              java.util.Optional.ofNullable(newest.get(name)),
              java.util.List.copyOf(providers.getOrDefault(name, new TreeSet<>())));
      if (!entry.equals(OfferedName.NONE)) {
        relations.put(Keys.of(name), RelationsCodec.encode(entry));
      }
      entry
          .own()
          .filter(OfferedPackage::essential)
          .ifPresent(own -> essential.put(Keys.of(name), new byte[0]));
    }
    Map<String, TableWriter> tables = new LinkedHashMap<>();
    tables.put(Relations.TABLE, relations);
    tables.put(Relations.ESSENTIAL, essential);
    return tables;
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
