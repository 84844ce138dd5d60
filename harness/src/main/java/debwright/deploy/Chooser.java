package debwright.deploy;

import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.DeliveryFile;
import debwright.delivery.DeliveryFile.EnvironmentPlan;
import debwright.gate.ProjectFileException;
import debwright.history.DeployQueue;
import debwright.history.FailedDeploy;
import debwright.history.TrunkBranch;
import debwright.history.TrunkLog;
import debwright.history.Undeployed;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Installed;
import debwright.ledger.Installed.TakenBack;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.text.Visible;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Chooses what is brought to an environment, or says why nothing can be. */
final class Chooser {
  private static final String LOG = "debwright trunk log lists them";

  private final Trunk trunk;
  private final State state;
  private final String environment;
  private final TrunkBranch branch;
  private final List<Revision> landed;
  private final Installed installed;
  private final Optional<Recorded<Deployed>> standing;
  private final TrunkLog log;

  /** By what a ledger says at one moment. */
  Chooser(Trunk trunk, State state, String environment)
      throws TrunkException, ProjectFileException, IOException {
    this.trunk = trunk;
    this.state = state;
    this.environment = environment;
    this.branch = TrunkBranch.of(trunk);
    this.landed = trunk.landed(branch.tip(), Optional.empty(), Integer.MAX_VALUE);
    this.installed = state.installed(environment);
    this.standing = installed.deployed();
    this.log = TrunkLog.read(trunk, branch, landed, state, List.of(environment), 0);
  }

  /**
   * What a deploy brings there.
   *
   * @param named a commit's name, or empty for the newest that can be deployed
   * @param first whether it is the first deploy there
   */
  DeployChoice deploy(Optional<String> named, boolean first)
      throws DeliveryException, TrunkException, ProjectFileException, IOException {
    boolean nothing = log.environment().isEmpty();
    if (first && !nothing) {
      throw refused(
          "%s has a deploy already: it runs %s".formatted(environment, runs()),
          "leave --first out");
    }
    if (named.isEmpty()) {
      return newest(nothing, first);
    }
    Revision revision = trunk.resolve(named.get());
    if (!landed.contains(revision)) {
      throw refused(
          "%s did not land on %s".formatted(named(revision), branch.name()),
          "only what landed is deployed: " + LOG);
    }
    EnvironmentPlan plan = plan(revision);
    expectNoStepBack(revision);
    if (!free(plan, nothing, first)) {
      expectUnblocked(revision, nothing);
    }
    return choice(plan, revision);
  }

  /** Whether marks do not matter. */
  private static boolean free(EnvironmentPlan plan, boolean nothing, boolean first) {
    return plan.afterLanding() || (nothing && first);
  }

  private DeployChoice newest(boolean nothing, boolean first)
      throws DeliveryException, TrunkException, ProjectFileException, IOException {
    Revision tip = branch.tip();
    EnvironmentPlan plan = plan(tip);
    if (log.queue().size() == 0 && installed.lost().isPresent()) {
      return choice(plan, tip);
    }
    if (log.queue().size() == 0) {
      throw refused(
          "%s runs %s, the newest revision of %s".formatted(environment, runs(), branch.name()),
          "name a revision to deploy it again");
    }
    if (free(plan, nothing, first)) {
      return choice(plan, tip);
    }
    Optional<String> deployable = log.queue().deployable();
    if (deployable.isEmpty() && installed.lost().isPresent() && !nothing) {
      Revision last = byId(standing.orElseThrow().fact().revision());
      return choice(plan(last), last);
    }
    if (deployable.isEmpty()) {
      expectUnblocked(byId(log.queue().entries().get(0).revision()), nothing);
    }
    Revision revision = byId(deployable.orElseThrow());
    return choice(plan(revision), revision);
  }

  private Revision byId(String id) throws TrunkException, IOException {
    return trunk.resolve(id);
  }

  private DeployChoice choice(EnvironmentPlan plan, Revision revision) {
    return new DeployChoice(plan, revision, standing.map(each -> each.fact().revision()));
  }

  /** The environment as a revision itself has it. */
  private EnvironmentPlan plan(Revision revision)
      throws DeliveryException, ProjectFileException, IOException {
    List<EnvironmentPlan> plans = DeliveryFile.of(trunk, revision).environments();
    return plans.stream()
        .filter(each -> each.name().equals(environment))
        .findFirst()
        .orElseThrow(
            () ->
                new DeliveryException(
                    Kind.UNKNOWN,
                    "debwright.yaml of %s has no environment '%s'"
                        .formatted(revision, Visible.line(environment)),
                    known(plans)));
  }

  /** For a hint. */
  static String known(List<EnvironmentPlan> plans) {
    return plans.isEmpty()
        ? "it has none at all: environments: {production: {deploy: COMMAND}}"
        : "it has: " + plans.stream().map(EnvironmentPlan::name).collect(Collectors.joining(", "));
  }

  private void expectNoStepBack(Revision revision) throws DeliveryException {
    int now = standing.map(each -> place(each.fact().revision())).orElse(-1);
    if (now >= 0 && place(revision.id()) > now) {
      throw refused(
          "%s is older than what %s runs, %s".formatted(named(revision), environment, runs()),
          "debwright deploy %s --rollback brings back what ran before".formatted(environment));
    }
  }

  /** How many revisions landed after it; -1 where it is not on trunk. */
  private int place(String id) {
    return landed.stream().map(Revision::id).toList().indexOf(id);
  }

  private void expectUnblocked(Revision revision, boolean nothing) throws DeliveryException {
    DeployQueue queue = queue(revision);
    List<String> blockers =
        queue.standing(revision.id()).map(DeployQueue.Standing::blockers).orElse(List.of());
    if (blockers.isEmpty()) {
      return;
    }
    Map<String, Revision> revisions =
        landed.stream().collect(Collectors.toMap(Revision::id, Function.identity()));
    throw new Blockers(queue, revisions)
        .refusal(
            "%s cannot be deployed to %s".formatted(named(revision), environment),
            blockers,
            nothing ? Optional.of(first(revision)) : Optional.empty());
  }

  /** Whoever called one deployable since something was taken back, knew of that. */
  private DeployQueue queue(Revision named) {
    Optional<Recorded<Marked>> mark =
        state.mark(named.id()).filter(each -> each.fact().mark() == Mark.DEPLOYABLE);
    Map<String, TakenBack> takenBack = new TreeMap<>(installed.takenBack());
    mark.ifPresent(
        each -> takenBack.values().removeIf(back -> back.time().isBefore(each.event().time())));
    return new Undeployed(state, takenBack).queue(landed.subList(0, log.queue().size()));
  }

  private String first(Revision revision) {
    return "nothing of %s was deployed to %s yet: debwright deploy %s %s --first asks for no marks"
        .formatted(branch.name(), environment, environment, revision.shortId());
  }

  /**
   * What was there before, as another revision.
   *
   * @return it, with what stands there now
   */
  DeployChoice back() throws DeliveryException, TrunkException, ProjectFileException, IOException {
    if (standing.isEmpty()) {
      plan(branch.tip());
    }
    String now =
        standing
            .map(each -> each.fact().revision())
            .orElseThrow(
                () ->
                    refused(
                        "nothing is deployed to " + Visible.line(environment),
                        "debwright deploy " + Visible.line(environment) + " --first"));
    if (installed.lost().isPresent()) {
      throw lost(installed.lost().get(), now);
    }
    Recorded<Deployed> before =
        stands().stream()
            .filter(each -> !each.fact().revision().equals(now))
            .reduce((first, second) -> second)
            .orElseThrow(
                () ->
                    refused(
                        "nothing was deployed to %s before %s".formatted(environment, runs()),
                        "deploy a later revision that is good, once it landed"));
    Revision revision = trunk.resolve(before.fact().revision());
    Optional<EnvironmentPlan> own = DeliveryFile.of(trunk, revision).environment(environment);
    return choice(own.isPresent() ? own.get() : plan(trunk.resolve(now)), revision);
  }

  private DeliveryException lost(Recorded<Deployed> failed, String before) {
    return refused(
        new FailedDeploy(failed).lost(Revision.shortId(before)),
        "debwright deploy %s %s brings back what ran last"
            .formatted(environment, Revision.shortId(before)));
  }

  private List<Recorded<Deployed>> stands() {
    return state.all(Deployed.class).stream()
        .filter(each -> each.fact().environment().equals(environment))
        .filter(state::stands)
        .toList();
  }

  /** The deploys that no longer stand once that one is back. */
  List<Recorded<Deployed>> undone(DeployChoice back) {
    List<Recorded<Deployed>> stands = stands();
    int last = -1;
    for (int i = 0; i < stands.size(); i++) {
      if (stands.get(i).fact().revision().equals(back.revision().id())) {
        last = i;
      }
    }
    return stands.subList(last + 1, stands.size());
  }

  private String runs() {
    return standing.map(each -> "revision " + Revision.shortId(each.fact().revision())).orElse("");
  }

  private static String named(Revision revision) {
    return "%s (%s)".formatted(revision, Visible.line(revision.subject()));
  }

  private static DeliveryException refused(String what, String hint) {
    return new DeliveryException(Kind.REFUSED, what, hint);
  }
}
