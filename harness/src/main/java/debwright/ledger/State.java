package debwright.ledger;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Fact.RunStored;
import debwright.ledger.Fact.VerdictGiven;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What all events together say. The order in which they came together does not matter. */
public final class State {
  private final Map<Class<? extends Fact>, List<Recorded<Fact>>> byKind = new HashMap<>();
  private final Map<String, List<Recorded<VerdictGiven>>> verdicts;
  private final Map<String, List<Recorded<RunStored>>> runs;
  private final Map<String, List<Recorded<Deployed>>> deploys;
  private final Map<String, List<Recorded<Marked>>> marks;
  private final Map<String, List<Recorded<Landed>>> landings;
  private final Set<String> rolledBack;
  private final List<Recorded<Fact>> facts;

  private State(List<Recorded<Fact>> facts) {
    this.facts = List.copyOf(facts);
    for (Recorded<Fact> recorded : facts) {
      byKind.computeIfAbsent(recorded.fact().getClass(), kind -> new ArrayList<>()).add(recorded);
    }
    this.verdicts = by(VerdictGiven.class, VerdictGiven::revision);
    this.runs = by(RunStored.class, RunStored::revision);
    this.deploys = by(Deployed.class, Deployed::revision);
    this.marks = by(Marked.class, Marked::revision);
    this.landings = by(Landed.class, Landed::revision);
    this.rolledBack =
        all(RolledBack.class).stream().map(r -> r.fact().deploy()).collect(Collectors.toSet());
  }

  private <F extends Fact> Map<String, List<Recorded<F>>> by(
      Class<F> kind, Function<F, String> revision) {
    return all(kind).stream()
        .collect(Collectors.groupingBy(recorded -> revision.apply(recorded.fact())));
  }

  /**
   * Folds events; the kinds of later versions are passed over.
   *
   * @throws LedgerException an event of a known kind is not as it should be
   */
  public static State of(List<Event> events) throws LedgerException {
    List<Recorded<Fact>> facts = new ArrayList<>();
    for (Event event : events.stream().sorted().toList()) {
      Fact.of(event).ifPresent(fact -> facts.add(new Recorded<>(event, fact)));
    }
    return new State(facts);
  }

  /** All that are understood, oldest first. */
  public List<Recorded<Fact>> all() {
    return facts;
  }

  /** Those of one kind, oldest first. */
  public <F extends Fact> List<Recorded<F>> all(Class<F> kind) {
    return byKind.getOrDefault(kind, List.of()).stream()
        .map(recorded -> new Recorded<>(recorded.event(), kind.cast(recorded.fact())))
        .toList();
  }

  /** Where something was deployed, or was to be. */
  public SortedSet<String> environments() {
    return all(Deployed.class).stream()
        .map(deploy -> deploy.fact().environment())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What an environment ran last as far as is known: the newest deploy that succeeded and was not
   * rolled back. Whether it runs still, {@link #installed} says.
   */
  public Optional<Recorded<Deployed>> deployed(String environment) {
    return newest(
        all(Deployed.class).stream()
            .filter(deploy -> deploy.fact().environment().equals(environment))
            .filter(this::stands)
            .toList());
  }

  /** What an environment runs, since when, and what was taken back there. */
  public Installed installed(String environment) {
    return Installed.of(this, environment);
  }

  /** Whether a deploy succeeded and was not rolled back. */
  public boolean stands(Recorded<Deployed> deploy) {
    return deploy.fact().success()
        && !deploy.fact().rolledBack()
        && !rolledBack.contains(deploy.event().id());
  }

  /** The deploys of a revision, oldest first. */
  public List<Recorded<Deployed>> deploys(String revision) {
    return deploys.getOrDefault(revision, List.of());
  }

  /** The verdicts on a revision, oldest first. */
  public List<Recorded<VerdictGiven>> verdicts(String revision) {
    return verdicts.getOrDefault(revision, List.of());
  }

  /** The runs of a revision, oldest first. */
  public List<Recorded<RunStored>> runs(String revision) {
    return runs.getOrDefault(revision, List.of());
  }

  /** The newest mark of a revision. */
  public Optional<Recorded<Marked>> mark(String revision) {
    return newest(marks.getOrDefault(revision, List.of()));
  }

  /** The newest landing that made a revision; a batch of proposals lands together. */
  public Optional<Recorded<Landed>> landing(String revision) {
    return newest(landings(revision));
  }

  /** The landings that made a revision, oldest first: several where a batch landed together. */
  public List<Recorded<Landed>> landings(String revision) {
    return landings.getOrDefault(revision, List.of());
  }

  private static <F extends Fact> Optional<Recorded<F>> newest(List<Recorded<F>> oldestFirst) {
    return oldestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(oldestFirst.get(oldestFirst.size() - 1));
  }
}
