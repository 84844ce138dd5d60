package debwright.ledger;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;

/** What an event says of work on its way from an idea to users. */
public sealed interface DeliveryFact extends Fact {

  /** What an event of such a kind says, or empty for other kinds. */
  static Optional<Fact> of(String kind, Fields fields) throws LedgerException {
    return switch (kind) {
      case Proposed.KIND -> Optional.of(Proposed.of(fields));
      case HeadMoved.KIND -> Optional.of(HeadMoved.of(fields));
      case Reviewed.KIND -> Optional.of(Reviewed.of(fields));
      case Commented.KIND -> Optional.of(Commented.of(fields));
      case Withdrawn.KIND -> Optional.of(Withdrawn.of(fields));
      case Tried.KIND -> Optional.of(Tried.of(fields));
      case LaneStopped.KIND -> Optional.of(LaneStopped.of(fields));
      case LaneCleared.KIND -> Optional.of(LaneCleared.of(fields));
      case SuiteRun.KIND -> Optional.of(SuiteRun.of(fields));
      case DependentRun.KIND -> Optional.of(DependentRun.of(fields));
      case DeployOrdered.KIND -> Optional.of(DeployOrdered.of(fields));
      case OrderDropped.KIND -> Optional.of(OrderDropped.of(fields));
      case DeployStarted.KIND -> Optional.of(DeployStarted.of(fields));
      case Forecasted.KIND -> Optional.of(Forecasted.of(fields));
      case Completed.KIND -> Optional.of(Completed.of(fields));
      default -> Optional.empty();
    };
  }

  /**
   * A head is proposed for trunk.
   *
   * @param proposal its number
   * @param trunk the branch that it is for
   * @param head 40 hex digits
   * @param item the backlog item that it is for, or empty
   * @param title one line
   * @param message what it is about, or empty
   */
  record Proposed(
      String proposal, String trunk, String head, String item, String title, String message)
      implements DeliveryFact {
    static final String KIND = "proposal";

    private static Proposed of(Fields fields) throws LedgerException {
      return new Proposed(
          fields.text("proposal"),
          fields.text("trunk"),
          fields.revision("head"),
          fields.any("item"),
          fields.any("title"),
          fields.any("message"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "proposal",
          proposal,
          "trunk",
          trunk,
          "head",
          head,
          "item",
          item,
          "title",
          title,
          "message",
          message);
    }
  }

  /**
   * A proposal has another head now; what was said of the one before is said of that one only.
   *
   * @param proposal its number
   * @param head 40 hex digits
   */
  record HeadMoved(String proposal, String head) implements DeliveryFact {
    static final String KIND = "head";

    private static HeadMoved of(Fields fields) throws LedgerException {
      return new HeadMoved(fields.text("proposal"), fields.revision("head"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("proposal", proposal, "head", head);
    }
  }

  /**
   * Somebody looked at a proposal.
   *
   * @param proposal its number
   * @param head the commit that was looked at, 40 hex digits
   * @param message why, or empty
   */
  record Reviewed(String proposal, String head, Vote vote, String message) implements DeliveryFact {
    static final String KIND = "review";

    private static Reviewed of(Fields fields) throws LedgerException {
      return new Reviewed(
          fields.text("proposal"),
          fields.revision("head"),
          fields.constant("vote", Vote.class),
          fields.any("message"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "proposal", proposal, "head", head, "vote", vote.toString(), "message", message);
    }
  }

  /**
   * Somebody says something about a proposal.
   *
   * @param proposal its number
   */
  record Commented(String proposal, String message) implements DeliveryFact {
    static final String KIND = "comment";

    private static Commented of(Fields fields) throws LedgerException {
      return new Commented(fields.text("proposal"), fields.text("message"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("proposal", proposal, "message", message);
    }
  }

  /**
   * A proposal is not to land any more.
   *
   * @param proposal its number
   * @param message why, or empty
   */
  record Withdrawn(String proposal, String message) implements DeliveryFact {
    static final String KIND = "withdrawal";

    private static Withdrawn of(Fields fields) throws LedgerException {
      return new Withdrawn(fields.text("proposal"), fields.any("message"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("proposal", proposal, "message", message);
    }
  }

  /**
   * Proposals were tried on trunk, one or a batch of them.
   *
   * @param proposals their numbers
   * @param heads what was tried of each, in the same order, 40 hex digits
   * @param tip trunk's then, 40 hex digits
   * @param preview the merge that was tested, 40 hex digits, or empty where there is none
   * @param reason the useful part of a failure, or empty
   * @param log the name of the whole of it, or empty
   */
  record Tried(
      List<String> proposals,
      List<String> heads,
      String tip,
      String preview,
      Attempt outcome,
      String reason,
      Stages stages,
      String log)
      implements DeliveryFact {
    static final String KIND = "attempt";

    /**
     * An attempt.
     *
     * @throws IllegalArgumentException not a head for each proposal
     */
    public Tried {
      proposals = List.copyOf(proposals);
      heads = List.copyOf(heads);
      if (proposals.size() != heads.size()) {
        throw new IllegalArgumentException(
            "%d proposals and %d heads".formatted(proposals.size(), heads.size()));
      }
    }

    private static Tried of(Fields fields) throws LedgerException {
      List<String> proposals = fields.words("proposals");
      List<String> heads = fields.revisions("heads");
      if (proposals.size() != heads.size()) {
        throw fields.wrong("heads", proposals.size() + " of them", String.valueOf(heads.size()));
      }
      return new Tried(
          proposals,
          heads,
          fields.revision("tip"),
          fields.any("preview"),
          fields.constant("outcome", Attempt.class),
          fields.any("reason"),
          fields.stages(),
          fields.any("log"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "proposals",
          String.join(" ", proposals),
          "heads",
          String.join(" ", heads),
          "tip",
          tip,
          "preview",
          preview,
          "outcome",
          outcome.toString(),
          "reason",
          reason,
          "stages",
          stages.toString(),
          "log",
          log);
    }
  }

  /**
   * Nothing lands until somebody clears it, or trunk moves.
   *
   * @param tip trunk's, which is broken, 40 hex digits
   */
  record LaneStopped(String tip, String reason) implements DeliveryFact {
    static final String KIND = "lane-stop";

    private static LaneStopped of(Fields fields) throws LedgerException {
      return new LaneStopped(fields.revision("tip"), fields.any("reason"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("tip", tip, "reason", reason);
    }
  }

  /**
   * The lane is open again.
   *
   * @param message why
   */
  record LaneCleared(String message) implements DeliveryFact {
    static final String KIND = "lane-clear";

    private static LaneCleared of(Fields fields) throws LedgerException {
      return new LaneCleared(fields.any("message"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("message", message);
    }
  }

  /**
   * The project's tests were run.
   *
   * @param revision of what, 40 hex digits
   * @param cause why, such as {@code landing 7}
   * @param millis how long they took
   * @param tests how many there were; 0 where the project does not say
   * @param failed how many of them failed
   * @param flaky the names of those that both failed and passed in this run
   * @param failing the first that failed, with what it said, or empty
   * @param failures the names of those that failed, 100 at most; older events have none
   */
  record SuiteRun(
      String revision,
      String cause,
      boolean passed,
      long millis,
      long tests,
      long failed,
      List<String> flaky,
      String failing,
      List<String> failures)
      implements DeliveryFact {
    static final String KIND = "suite";

    public SuiteRun {
      flaky = List.copyOf(flaky);
      failures = List.copyOf(failures);
    }

    private static SuiteRun of(Fields fields) throws LedgerException {
      return new SuiteRun(
          fields.revision("revision"),
          fields.any("cause"),
          fields.word("outcome", "passed", "failed").equals("passed"),
          fields.number("millis"),
          fields.number("tests"),
          fields.number("failed"),
          fields.words("flaky"),
          fields.any("failing"),
          fields.words("failures"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "revision",
          revision,
          "cause",
          cause,
          "outcome",
          passed ? "passed" : "failed",
          "millis",
          String.valueOf(millis),
          "tests",
          String.valueOf(tests),
          "failed",
          String.valueOf(failed),
          "flaky",
          String.join(" ", flaky),
          "failing",
          failing,
          "failures",
          String.join(" ", failures));
    }
  }

  /**
   * A dependent project's tests were run against a revision.
   *
   * @param dependent its name
   * @param commit of the dependent, 40 hex digits
   * @param revision of this project, 40 hex digits
   * @param millis how long they took
   * @param reason the useful part of a failure, or empty
   */
  record DependentRun(
      String dependent, String commit, String revision, boolean passed, long millis, String reason)
      implements DeliveryFact {
    static final String KIND = "dependent";

    private static DependentRun of(Fields fields) throws LedgerException {
      return new DependentRun(
          fields.text("dependent"),
          fields.revision("commit"),
          fields.revision("revision"),
          fields.word("outcome", "passed", "failed").equals("passed"),
          fields.number("millis"),
          fields.any("reason"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "dependent",
          dependent,
          "commit",
          commit,
          "revision",
          revision,
          "outcome",
          passed ? "passed" : "failed",
          "millis",
          String.valueOf(millis),
          "reason",
          reason);
    }
  }

  /**
   * A deploy has begun. One that has no end was interrupted: what the environment runs is not known
   * until the one before is put back.
   *
   * @param environment where
   * @param revision that is brought there, 40 hex digits
   * @param place the name of the clone whose commands do it, or empty: a ledger is of many clones,
   *     and only the same one can tell that it was interrupted
   * @param order the id of the event by which somebody asked for it, or empty
   */
  record DeployStarted(String environment, String revision, String place, String order)
      implements DeliveryFact {
    static final String KIND = "deploy-start";

    /** One that nobody waits for. */
    public DeployStarted(String environment, String revision, String place) {
      this(environment, revision, place, "");
    }

    private static DeployStarted of(Fields fields) throws LedgerException {
      return new DeployStarted(
          fields.text("environment"),
          fields.revision("revision"),
          fields.any("place"),
          fields.any("order"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "environment", environment, "revision", revision, "place", place, "order", order);
    }
  }

  /**
   * Somebody asked for a deploy, or a rollback, which is done in its turn. The one that it becomes
   * names it in its beginning; one that has none waits still.
   *
   * @param environment where
   * @param what whether it is a deploy, the first one there, or a rollback
   * @param wish the revision that was named, 40 hex digits, or empty for what fits when it is done
   * @param revision that was to be brought there when it was asked for, 40 hex digits
   * @param stood what stood there then, 40 hex digits, or empty
   * @param place the name of the clone that it is to be done by
   */
  record DeployOrdered(
      String environment, What what, String wish, String revision, String stood, String place)
      implements DeliveryFact {
    static final String KIND = "deploy-order";

    /** What is asked for. */
    public enum What {
      DEPLOY,
      FIRST,
      ROLLBACK;

      /** Such as {@code deploy}. */
      @Override
      public String toString() {
        return name().toLowerCase(Locale.ROOT);
      }
    }

    private static DeployOrdered of(Fields fields) throws LedgerException {
      return new DeployOrdered(
          fields.text("environment"),
          fields.constant("what", What.class),
          fields.any("wish"),
          fields.revision("revision"),
          fields.any("stood"),
          fields.text("place"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "environment",
          environment,
          "what",
          what.toString(),
          "wish",
          wish,
          "revision",
          revision,
          "stood",
          stood,
          "place",
          place);
    }
  }

  /**
   * What was asked for is not done any more.
   *
   * @param order the id of the event by which it was
   * @param reason why
   * @param hint what may help, or empty
   */
  record OrderDropped(String order, String reason, String hint) implements DeliveryFact {
    static final String KIND = "deploy-refusal";

    private static OrderDropped of(Fields fields) throws LedgerException {
      return new OrderDropped(fields.text("order"), fields.text("reason"), fields.any("hint"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("order", order, "reason", reason, "hint", hint);
    }
  }

  /**
   * What a backlog item's definition of done said of a revision before it landed.
   *
   * @param item its id
   * @param revision that was judged, 40 hex digits
   * @param text what became of each criterion and assumption, a line each
   */
  record Forecasted(String item, String revision, String text) implements DeliveryFact {
    static final String KIND = "forecast";

    private static Forecasted of(Fields fields) throws LedgerException {
      return new Forecasted(fields.text("item"), fields.revision("revision"), fields.any("text"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map("item", item, "revision", revision, "text", text);
    }
  }

  /**
   * A backlog item's definition of done was judged on what is deployed.
   *
   * @param item its id
   * @param environment where
   * @param revision that is deployed there, 40 hex digits
   * @param baseline that was deployed before, 40 hex digits
   * @param done whether each criterion is met
   * @param text what became of each criterion and assumption, a line each
   */
  record Completed(
      String item, String environment, String revision, String baseline, boolean done, String text)
      implements DeliveryFact {
    static final String KIND = "completion";

    private static Completed of(Fields fields) throws LedgerException {
      return new Completed(
          fields.text("item"),
          fields.text("environment"),
          fields.revision("revision"),
          fields.any("baseline"),
          fields.word("outcome", "done", "not-done").equals("done"),
          fields.any("text"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return Fact.map(
          "item",
          item,
          "environment",
          environment,
          "revision",
          revision,
          "baseline",
          baseline,
          "outcome",
          done ? "done" : "not-done",
          "text",
          text);
    }
  }
}
