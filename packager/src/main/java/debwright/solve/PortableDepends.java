package debwright.solve;

import debwright.debian.DebianSyntaxException;
import debwright.debian.Dependencies;
import debwright.debian.Dependencies.Group;
import debwright.index.ArchiveIndex;
import debwright.index.IndexException;
import debwright.plan.Outcome;
import debwright.plan.PortablePlan;
import debwright.plan.ReleasePlan;
import debwright.plan.ReleasePlan.Evidence;
import debwright.plan.ReleasePlan.PlannedRelation;
import debwright.plan.Shown;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Makes one Depends of those that an app has on several releases, and proves it on each. */
public final class PortableDepends {
  private final List<ReleasePlan> plans;
  private final List<Stock> stocks = new ArrayList<>();

  /** An answer for one release, and the index that gave it. */
  public record Answer(ReleasePlan plan, ArchiveIndex index) {}

  private record Verdict(Outcome outcome, String reason) {}

  private PortableDepends(List<Answer> answers) throws DebianSyntaxException, IndexException {
    plans = answers.stream().map(Answer::plan).toList();
    for (Answer each : answers) {
      stocks.add(new Stock(each.plan, each.index));
    }
  }

  /**
   * Makes it.
   *
   * @throws IndexException when an index is damaged
   * @throws DebianSyntaxException when an index has relations that are none
   */
  public static PortablePlan of(List<Answer> answers) throws IndexException, DebianSyntaxException {
    return new PortableDepends(answers).plan();
  }

  private PortablePlan plan() throws IndexException, DebianSyntaxException {
    Map<Group, List<Evidence>> common = new TreeMap<>();
    for (Merger.Merged each : new Merger(stocks).merged()) {
      common.computeIfAbsent(each.group(), key -> new ArrayList<>()).addAll(each.evidence());
    }
    List<PlannedRelation> relations = new ArrayList<>();
    common.forEach(
        (group, evidence) ->
            relations.add(
                new PlannedRelation(group.toString(), evidence.stream().distinct().toList())));
    Optional<Verdict> failed = failed();
    Verdict verdict = failed.isPresent() ? failed.get() : verdict(List.copyOf(common.keySet()));
    List<String> releases = stocks.stream().map(Stock::release).distinct().toList();
    return new PortablePlan(relations, releases, verdict.outcome, Shown.line(verdict.reason));
  }

  // What does not work on one of them works on all together even less.
  private Optional<Verdict> failed() {
    return plans.stream()
        .filter(each -> !each.outcome().kind().passes())
        .findFirst()
        .map(each -> new Verdict(each.outcome(), each.target().release() + ": " + each.reason()));
  }

  private Verdict verdict(List<Group> groups) throws IndexException, DebianSyntaxException {
    List<String> unproved = new ArrayList<>();
    for (Stock stock : stocks) {
      if (stock.proof().isEmpty()) {
        unproved.add("no relations of %s are at hand".formatted(stock.release()));
        continue;
      }
      Proof proof = stock.proof().get().of(new Dependencies(groups));
      if (proof instanceof Proof.Unmet unmet) {
        return new Verdict(Outcome.UNSATISFIABLE_DEPENDS, stock.release() + ": " + unmet.cause());
      }
      if (proof instanceof Proof.Unknown unknown) {
        unproved.add("%s: nothing is known of %s".formatted(stock.release(), unknown.group()));
      }
      unproved.addAll(notSaid(stock, groups));
    }
    return unproved.isEmpty()
        ? degraded()
        : new Verdict(Outcome.UNPROVED, String.join("; ", unproved.stream().distinct().toList()));
  }

  /** What the app needs on a release and a system that meets the common Depends may lack. */
  private static List<String> notSaid(Stock stock, List<Group> groups)
      throws IndexException, DebianSyntaxException {
    List<String> lacking = new ArrayList<>();
    for (Need need : stock.needs()) {
      boolean said = false;
      for (Group group : groups) {
        said = said || stock.implies(group, need.group());
      }
      if (!said) {
        lacking.add("%s may be without %s".formatted(stock.release(), need.group()));
      }
    }
    return lacking;
  }

  private Verdict degraded() {
    return plans.stream()
        .filter(each -> each.outcome() != Outcome.OK)
        .findFirst()
        .map(each -> new Verdict(each.outcome(), each.target().release() + ": " + each.reason()))
        .orElse(new Verdict(Outcome.OK, ""));
  }
}
