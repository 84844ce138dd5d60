package debwright.solve;

import debwright.debian.Dependencies.Group;
import debwright.debian.Relation;
import debwright.index.IndexException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Facts that have no solution together, told to a person. */
final class Cause {
  private static final int MOST_NAMED = 4;

  private final Universe universe;
  private final String release;

  /**
   * @param release as people write it
   */
  Cause(Universe universe, String release) {
    this.universe = universe;
    this.release = release;
  }

  /** Of a need of the app itself that nothing meets. */
  Proof.Unmet of(Group wanted) throws IndexException {
    return new Proof.Unmet("needs %s, %s".formatted(wanted, has(wanted)), wanted.toString());
  }

  Proof.Unmet of(List<Fact> facts) throws IndexException {
    for (Fact each : facts) {
      if (each instanceof Fact.Wanted wanted && wanted.candidates().isEmpty()) {
        return of(wanted.group());
      }
    }
    for (Fact each : facts) {
      if (each instanceof Fact.Need need && need.candidates().isEmpty()) {
        String cause =
            "%s needs %s, %s".formatted(need.of().name(), need.group(), has(need.group()));
        return told(facts, "", cause, need.group().toString());
      }
    }
    for (Fact each : facts) {
      if (each instanceof Fact.Exclusion exclusion) {
        String cause =
            "%s excludes %s, %s has %s %s"
                .formatted(
                    exclusion.one().name(),
                    exclusion.relation(),
                    release,
                    exclusion.other().name(),
                    exclusion.other().version());
        return told(facts, " together", cause, exclusion.relation().toString());
      }
    }
    throw new IllegalStateException("facts without a dead end contradict nothing");
  }

  private Proof.Unmet told(List<Fact> facts, String together, String cause, String culprit) {
    Set<String> wanted = new LinkedHashSet<>();
    for (Fact each : facts) {
      if (each instanceof Fact.Wanted found) {
        wanted.add(found.group().toString());
      }
    }
    if (wanted.isEmpty()) {
      return new Proof.Unmet("what every system has cannot be installed: " + cause, culprit);
    }
    String more =
        wanted.size() > MOST_NAMED ? " and %d more".formatted(wanted.size() - MOST_NAMED) : "";
    String names = wanted.stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
    String how = wanted.size() > 1 ? together : "";
    return new Proof.Unmet(
        "%s%s cannot be installed%s: %s".formatted(names, more, how, cause), culprit);
  }

  private String has(Group group) throws IndexException {
    Set<String> has = new LinkedHashSet<>();
    for (Relation each : group.alternatives()) {
      String found = universe.has(each);
      has.add(group.alternatives().size() > 1 ? each.name() + ": " + found : found);
    }
    return "%s has %s".formatted(release, String.join(", ", has));
  }
}
