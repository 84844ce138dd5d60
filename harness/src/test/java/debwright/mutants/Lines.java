package debwright.mutants;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lines of classes. */
final class Lines {
  private final Map<String, SortedSet<Integer>> byClass = new TreeMap<>();

  void add(String type, int line) {
    byClass.computeIfAbsent(type, name -> new TreeSet<>()).add(line);
  }

  /** Their names, as in Java. */
  Set<String> classes() {
    return byClass.keySet();
  }

  boolean has(String type, int line) {
    return byClass.getOrDefault(type, new TreeSet<>()).contains(line);
  }

  int count() {
    return byClass.values().stream().mapToInt(Set::size).sum();
  }
}
