package debwright.solve;

import debwright.index.OfferedPackage;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.sat4j.core.VecInt;
import org.sat4j.minisat.SolverFactory;
import org.sat4j.specs.ContradictionException;
import org.sat4j.specs.ISolver;
import org.sat4j.specs.IVecInt;
import org.sat4j.specs.TimeoutException;

/**
 * Facts as clauses over packages, for Sat4j. Each clause can be left out, so that it can be said
 * which of them have no solution together.
 */
final class Solver {
  /** Far more than real archives take, so that a made-up one can't keep a program forever. */
  private static final int MOST_CONFLICTS = 200_000;

  private final List<Fact> facts;
  private final Map<String, Integer> variables = new HashMap<>();
  private final ISolver solver = SolverFactory.newDefault();
  private final int firstSwitch;

  Solver(List<Fact> facts) {
    this.facts = facts;
    facts.forEach(fact -> literals(fact));
    firstSwitch = variables.size() + 1;
    solver.newVar(variables.size() + facts.size());
    solver.setTimeoutOnConflicts(MOST_CONFLICTS);
    for (int i = 0; i < facts.size(); i++) {
      VecInt clause = literals(facts.get(i));
      clause.push(-(firstSwitch + i));
      add(clause);
    }
  }

  private void add(IVecInt clause) {
    try {
      solver.addClause(clause);
    } catch (ContradictionException e) {
      throw new IllegalStateException("a clause that can be left out contradicts nothing", e);
    }
  }

  private VecInt literals(Fact fact) {
    VecInt literals = new VecInt();
    if (fact instanceof Fact.Essential essential) {
      literals.push(variable(essential.each()));
    } else if (fact instanceof Fact.Wanted wanted) {
      wanted.candidates().forEach(each -> literals.push(variable(each)));
    } else if (fact instanceof Fact.Need need) {
      literals.push(-variable(need.of()));
      need.candidates().forEach(each -> literals.push(variable(each)));
    } else if (fact instanceof Fact.Exclusion exclusion) {
      literals.push(-variable(exclusion.one())).push(-variable(exclusion.other()));
    }
    return literals;
  }

  private int variable(OfferedPackage each) {
    return variables.computeIfAbsent(each.name(), key -> variables.size() + 1);
  }

  /**
   * Solves all.
   *
   * @return empty where there is a solution, else facts that have none together, and each of which
   *     is needed for that; in their order
   * @throws TimeoutException when it takes too long
   */
  Optional<List<Fact>> contradiction() throws TimeoutException {
    return contradiction(List.of());
  }

  /**
   * As {@link #contradiction()}, for systems that have none of some packages.
   *
   * @throws TimeoutException when it takes too long
   */
  Optional<List<Fact>> contradiction(List<OfferedPackage> absent) throws TimeoutException {
    // What no fact speaks of can be absent in any case.
    List<Integer> none =
        absent.stream().map(each -> variables.get(each.name())).filter(Objects::nonNull).toList();
    List<Integer> all = new ArrayList<>();
    for (int i = 0; i < facts.size(); i++) {
      all.add(i);
    }
    Optional<List<Integer>> core = core(all, none);
    if (core.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(least(core.get(), none).stream().map(facts::get).toList());
  }

  // The last ones first: what is nearest to the app's own wishes tells a person most.
  private List<Integer> least(List<Integer> core, List<Integer> none) throws TimeoutException {
    List<Integer> least = new ArrayList<>(core);
    for (int i = least.size() - 1; i >= 0; i--) {
      List<Integer> fewer = new ArrayList<>(least);
      fewer.remove(i);
      Optional<List<Integer>> smaller = core(fewer, none);
      if (smaller.isPresent()) {
        least = new ArrayList<>(smaller.get());
        i = Math.min(i, least.size());
      }
    }
    return least;
  }

  /**
   * Those of some facts that contradict each other where there are none of some packages, in order;
   * empty where there is a solution.
   */
  private Optional<List<Integer>> core(Collection<Integer> some, List<Integer> none)
      throws TimeoutException {
    VecInt switches = new VecInt();
    none.forEach(variable -> switches.push(-variable));
    some.forEach(fact -> switches.push(firstSwitch + fact));
    if (solver.isSatisfiable(switches)) {
      return Optional.empty();
    }
    List<Integer> core = new ArrayList<>();
    IVecInt explanation = solver.unsatExplanation();
    for (int i = 0; i < explanation.size(); i++) {
      int variable = Math.abs(explanation.get(i));
      if (variable >= firstSwitch) {
        core.add(variable - firstSwitch);
      }
    }
    core.sort(null);
    return Optional.of(core);
  }
}
