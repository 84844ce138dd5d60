package debwright.gate;

import debwright.ledger.Exchange;
import debwright.ledger.Fact;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedSet;

/**
 * The baseline that users really have: what the ledger says is deployed. A plain clone brings no
 * ledger, so that of the remote is fetched first.
 */
record DeployedBaseline(Trunk trunk) {
  /** How a person names it, with {@code :ENVIRONMENT} or without. */
  static final String NAME = "deploy";

  private static final String USUAL = "production";

  static boolean isNamed(String name) {
    return name.equals(NAME) || name.startsWith(NAME + ":");
  }

  /**
   * The one that was asked for.
   *
   * @param name {@code deploy} or {@code deploy:ENVIRONMENT}
   * @throws GateException nothing is deployed there
   * @throws TrunkException what is deployed there is not in this clone
   */
  Baseline named(String name)
      throws IOException, GateException, TrunkException, LedgerException, InterruptedException {
    Optional<Exchange> exchange = fetch();
    State state = Ledger.of(trunk).state();
    String environment = name.equals(NAME) ? usual(state) : name.substring(NAME.length() + 1);
    Recorded<Fact.Deployed> deploy =
        state
            .deployed(environment)
            .orElseThrow(
                () ->
                    new GateException(
                        "nothing is deployed to " + environment + ", as far as the ledger tells",
                        known(state, exchange)));
    return baseline(deploy, exchange);
  }

  /** What is deployed, where the ledger knows of anything. */
  Optional<Baseline> usual()
      throws IOException, GateException, TrunkException, LedgerException, InterruptedException {
    Optional<Exchange> exchange = fetch();
    State state = Ledger.of(trunk).state();
    Optional<Recorded<Fact.Deployed>> deploy =
        state.environments().isEmpty() ? Optional.empty() : state.deployed(usual(state));
    return deploy.isPresent() ? Optional.of(baseline(deploy.get(), exchange)) : Optional.empty();
  }

  private Optional<Exchange> fetch() throws IOException, LedgerException, InterruptedException {
    Optional<String> remote = trunk.remote();
    return remote.isPresent()
        ? Optional.of(Ledger.of(trunk).fetch(remote.get()))
        : Optional.empty();
  }

  /** Production, or the only one that there is. */
  private static String usual(State state) throws GateException {
    SortedSet<String> environments = state.environments();
    if (environments.size() > 1 && !environments.contains(USUAL)) {
      throw new GateException(
          "there are several environments, and none is called " + USUAL,
          "name one, such as --baseline deploy:" + environments.first());
    }
    return environments.isEmpty() || environments.contains(USUAL) ? USUAL : environments.first();
  }

  private static String known(State state, Optional<Exchange> exchange) {
    String known =
        state.environments().isEmpty()
            ? "the ledger has no deploy at all"
            : "there are deploys to " + String.join(", ", state.environments());
    return known + exchange.map(each -> "; " + each.text()).orElse("; there is no remote to ask");
  }

  private Baseline baseline(Recorded<Fact.Deployed> deploy, Optional<Exchange> exchange)
      throws IOException, TrunkException {
    Revision revision = revision(deploy);
    String stale =
        exchange
            .filter(each -> each.result() == Exchange.Result.UNREACHABLE)
            .map(each -> "; " + each.text())
            .orElse("");
    return new Baseline(
        Optional.of(new Side.AtRevision(revision)),
        "deployed to %s on %s%s"
            .formatted(
                deploy.fact().environment(),
                deploy.event().time().toString().substring(0, "2026-01-31".length()),
                stale));
  }

  private Revision revision(Recorded<Fact.Deployed> deploy) throws IOException, TrunkException {
    String id = deploy.fact().revision();
    try {
      return trunk.resolve(id);
    } catch (TrunkException e) {
      throw new TrunkException(
          "revision %s is deployed to %s, and is not in this clone"
              .formatted(Revision.shortId(id), deploy.fact().environment()),
          trunk.shallow()
              ? "git fetch --unshallow"
              : "git fetch; if trunk was rewritten, deploy what it is now");
    }
  }
}
