package debwright.ledger;

import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What an environment runs, as its deploys tell.
 *
 * @param deployed the newest deploy that succeeded and stands, or empty
 * @param since when its revision came there, without a break until now; empty where nothing stands,
 *     or where it is lost
 * @param lost the deploy that failed and could not be undone, so that what runs there is not known;
 *     empty where it is
 * @param failed the newest deploy, where that failed, or empty
 * @param takenBack what ran there and was taken back, by revision, until it is deployed again
 */
public record Installed(
    Optional<Recorded<Deployed>> deployed,
    Optional<Instant> since,
    Optional<Recorded<Deployed>> lost,
    Optional<Recorded<Deployed>> failed,
    SortedMap<String, TakenBack> takenBack) {

  /**
   * A revision that was taken back.
   *
   * @param time when
   * @param failed whether its own deploy failed; else somebody rolled it back later
   */
  public record TakenBack(String environment, String revision, Instant time, boolean failed) {}

  static Installed of(State state, String environment) {
    Fold fold = new Fold(environment);
    for (Recorded<Fact> recorded : state.all()) {
      if (recorded.fact() instanceof Deployed deployed
          && deployed.environment().equals(environment)) {
        fold.add(new Recorded<>(recorded.event(), deployed));
      } else if (recorded.fact() instanceof RolledBack back
          && back.environment().equals(environment)) {
        fold.undo(recorded.event(), back);
      }
    }
    return fold.installed(state.deployed(environment));
  }

  /** One event after the other. */
  private static final class Fold {
    private final String environment;
    private final Map<String, Recorded<Deployed>> all = new TreeMap<>();
    private final List<Recorded<Deployed>> standing = new ArrayList<>();
    private final SortedMap<String, TakenBack> takenBack = new TreeMap<>();
    private Optional<Instant> since = Optional.empty();
    private Optional<Recorded<Deployed>> lost = Optional.empty();
    private Optional<Recorded<Deployed>> failed = Optional.empty();

    Fold(String environment) {
      this.environment = environment;
    }

    void add(Recorded<Deployed> deploy) {
      all.put(deploy.event().id(), deploy);
      if (deploy.fact().success() && !deploy.fact().rolledBack()) {
        succeed(deploy);
      } else {
        fail(deploy);
      }
    }

    private void succeed(Recorded<Deployed> deploy) {
      if (lost.isPresent() || !runs(deploy.fact().revision())) {
        since = Optional.of(deploy.event().time());
      }
      standing.add(deploy);
      takenBack.remove(deploy.fact().revision());
      lost = Optional.empty();
      failed = Optional.empty();
    }

    private void fail(Recorded<Deployed> deploy) {
      failed = Optional.of(deploy);
      if (deploy.fact().lost()) {
        lost = failed;
      } else if (deploy.fact().rolledBack()) {
        lost = Optional.empty();
        since = Optional.of(deploy.event().time());
      }
      if (deploy.fact().blamed()) {
        takeBack(deploy, deploy.event().time(), true);
      }
    }

    void undo(Event event, RolledBack back) {
      String before = standing.isEmpty() ? "" : newest().fact().revision();
      standing.removeIf(each -> each.event().id().equals(back.deploy()));
      if (!runs(before)) {
        since = Optional.of(event.time());
      }
      lost = Optional.empty();
      failed = Optional.empty();
      Optional.ofNullable(all.get(back.deploy()))
          .ifPresent(deploy -> takeBack(deploy, event.time(), false));
    }

    private void takeBack(Recorded<Deployed> deploy, Instant time, boolean itFailed) {
      String revision = deploy.fact().revision();
      takenBack.put(revision, new TakenBack(environment, revision, time, itFailed));
    }

    private boolean runs(String revision) {
      return !standing.isEmpty() && newest().fact().revision().equals(revision);
    }

    private Recorded<Deployed> newest() {
      return standing.get(standing.size() - 1);
    }

    Installed installed(Optional<Recorded<Deployed>> deployed) {
      boolean known = lost.isEmpty() && deployed.isPresent();
      return new Installed(deployed, known ? since : Optional.empty(), lost, failed, takenBack);
    }
  }
}
