package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.index.IndexException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.sat4j.specs.TimeoutException;

/** What every system has on which some relations hold, whatever was chosen to meet them. */
public final class Entailment {
  private final Universe universe;
  private final Solver solver;

  private Entailment(Universe universe, Solver solver) {
    this.universe = universe;
    this.solver = solver;
  }

  /** Of relations that hold together; empty where they don't, or nobody can tell. */
  static Optional<Entailment> of(List<Group> wanted, Universe universe) throws IndexException {
    Solver solver = new Solver(Facts.of(wanted, universe));
    try {
      return solver.contradiction().isPresent()
          ? Optional.empty()
          : Optional.of(new Entailment(universe, solver));
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  /**
   * Which of the relations bring a group to every system on which they all hold: fewest, in order.
   *
   * @return an empty list where every system has it anyway; empty where a system need not have it,
   *     or the solver found no end
   */
  public Optional<List<Group>> bringers(Group group) throws IndexException {
    try {
      Optional<List<Fact>> core = solver.contradiction(universe.candidates(group));
      return core.map(facts -> facts.stream().flatMap(Entailment::wanted).toList());
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  private static Stream<Group> wanted(Fact fact) {
    return fact instanceof Fact.Wanted wanted ? Stream.of(wanted.group()) : Stream.empty();
  }
}
