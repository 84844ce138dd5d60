package debwright.curation;

import debwright.plan.Suggestion;
import debwright.source.Available;
import debwright.source.Suite;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Which packages of an archive are meant. Those for all architectures hold nothing to judge, and
 * those for debugging repeat others; neither is ever meant.
 *
 * @param suite where from
 * @param section only packages of it, such as {@code games}; empty for all
 * @param order in which they are taken; it may leave some out
 * @param count how many at most
 * @param objects whether each is fetched, and those without an ELF object are passed over
 */
public record Query(
    Suite suite, Optional<String> section, Order order, int count, boolean objects) {

  /** In which order packages are taken. */
  @FunctionalInterface
  public interface Order {
    /** The packages in order, or the better part of them. */
    List<Available> of(Collection<Available> packages);

    /** By name. */
    static List<Available> byName(Collection<Available> packages) {
      return packages.stream().sorted(Comparator.comparing(Available::name)).toList();
    }
  }

  /**
   * The packages that are meant, in order, more than the count as the case may be.
   *
   * @param offered by the suite; of several versions the newest is taken
   * @throws QueryException when there are none
   */
  List<Available> candidates(Collection<Available> offered) throws QueryException {
    Collection<Available> own = newest(offered);
    List<Available> meant = own.stream().filter(this::inSection).toList();
    if (meant.isEmpty() && section.isPresent()) {
      TreeSet<String> sections = new TreeSet<>();
      own.forEach(available -> sections.add(available.plainSection()));
      throw new QueryException(
          "%s has no package of the section '%s'%s"
              .formatted(suite, section.get(), Suggestion.of(section.get(), sections)));
    }
    List<Available> ordered = order.of(meant);
    if (ordered.isEmpty()) {
      throw new QueryException(suite + " has no such package");
    }
    return ordered;
  }

  private Collection<Available> newest(Collection<Available> offered) {
    Map<String, Available> newest = new HashMap<>();
    offered.stream()
        .filter(available -> available.architecture().equals(suite.architecture()))
        .filter(available -> !available.isForDebugging())
        .forEach(
            available ->
                newest.merge(
                    available.name(),
                    available,
                    (a, b) -> a.version().compareTo(b.version()) >= 0 ? a : b));
    return newest.values();
  }

  private boolean inSection(Available available) {
    return section.isEmpty()
        || section.get().equals(available.plainSection())
        || section.get().equals(available.section());
  }
}
