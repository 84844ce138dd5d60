package debwright.ledger;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Fact.RunStored;
import debwright.ledger.Fact.VerdictGiven;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** What all events together say. The order in which they came together does not matter. */
public final class State {
  private final List<Recorded<Fact>> facts;
  private final Set<String> rolledBack;

  private State(List<Recorded<Fact>> facts) {
    this.facts = List.copyOf(facts);
    this.rolledBack =
        all(RolledBack.class).stream().map(r -> r.fact().deploy()).collect(Collectors.toSet());
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

  /** Those of one kind, oldest first. */
  public <F extends Fact> List<Recorded<F>> all(Class<F> kind) {
    return facts.stream()
        .filter(recorded -> kind.isInstance(recorded.fact()))
        .map(recorded -> new Recorded<>(recorded.event(), kind.cast(recorded.fact())))
        .toList();
  }

  /** Where something was deployed, or was to be. */
  public SortedSet<String> environments() {
    return all(Deployed.class).stream()
        .map(deploy -> deploy.fact().environment())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What an environment runs: the newest deploy that succeeded and was not rolled back. */
  public Optional<Recorded<Deployed>> deployed(String environment) {
    return newest(
        all(Deployed.class).stream()
            .filter(deploy -> deploy.fact().environment().equals(environment))
            .filter(this::stands)
            .toList());
  }

  /** Whether a deploy succeeded and was not rolled back. */
  public boolean stands(Recorded<Deployed> deploy) {
    return deploy.fact().success()
        && !deploy.fact().rolledBack()
        && !rolledBack.contains(deploy.event().id());
  }

  /** The deploys of a revision, oldest first. */
  public List<Recorded<Deployed>> deploys(String revision) {
    return all(Deployed.class).stream().filter(d -> d.fact().revision().equals(revision)).toList();
  }

  /** The verdicts on a revision, oldest first. */
  public List<Recorded<VerdictGiven>> verdicts(String revision) {
    return all(VerdictGiven.class).stream()
        .filter(v -> v.fact().revision().equals(revision))
        .toList();
  }

  /** The runs of a revision, oldest first. */
  public List<Recorded<RunStored>> runs(String revision) {
    return all(RunStored.class).stream().filter(r -> r.fact().revision().equals(revision)).toList();
  }

  /** The newest mark of a revision. */
  public Optional<Recorded<Marked>> mark(String revision) {
    return newest(
        all(Marked.class).stream().filter(m -> m.fact().revision().equals(revision)).toList());
  }

  /** The landing that made a revision. */
  public Optional<Recorded<Landed>> landing(String revision) {
    return newest(
        all(Landed.class).stream().filter(l -> l.fact().revision().equals(revision)).toList());
  }

  private static <F extends Fact> Optional<Recorded<F>> newest(List<Recorded<F>> oldestFirst) {
    return oldestFirst.isEmpty()
        ? Optional.empty()
        : Optional.of(oldestFirst.get(oldestFirst.size() - 1));
  }
}
