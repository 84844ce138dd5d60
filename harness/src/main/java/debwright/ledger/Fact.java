package debwright.ledger;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What an event says, for the kinds that are understood here. */
public sealed interface Fact
    permits DeliveryFact,
        Fact.VerdictGiven,
        Fact.RunStored,
        Fact.Deployed,
        Fact.RolledBack,
        Fact.Marked,
        Fact.Landed {
  /** The event's kind. */
  String kind();

  /** The event's fields; what is empty is left out. */
  SortedMap<String, String> fields();

  /**
   * What an event says, or empty for the kinds and schemas of later versions.
   *
   * @throws LedgerException a field is missing or not as it should be
   */
  static Optional<Fact> of(Event event) throws LedgerException {
    if (event.schema() > Event.SCHEMA) {
      return Optional.empty();
    }
    Fields fields = new Fields(event);
    return switch (event.kind()) {
      case VerdictGiven.KIND -> Optional.of(VerdictGiven.of(fields));
      case RunStored.KIND -> Optional.of(RunStored.of(fields));
      case Deployed.KIND -> Optional.of(Deployed.of(fields));
      case RolledBack.KIND -> Optional.of(RolledBack.of(fields));
      case Marked.KIND -> Optional.of(Marked.of(fields));
      case Landed.KIND -> Optional.of(Landed.of(fields));
      default -> DeliveryFact.of(event.kind(), fields);
    };
  }

  /** Names and values by turns; what is empty is left out. */
  static SortedMap<String, String> map(String... namesAndValues) {
    SortedMap<String, String> fields = new TreeMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      if (!namesAndValues[i + 1].isEmpty()) {
        fields.put(namesAndValues[i], namesAndValues[i + 1]);
      }
    }
    return fields;
  }

  /**
   * A gate judged a revision.
   *
   * @param revision 40 hex digits
   * @param word {@code PASS}, {@code PASS_WAIVED}, {@code FAIL} or {@code INCONCLUSIVE}
   * @param line for people
   * @param baseline the revision that it was compared with, 40 hex digits or empty
   * @param run of the revision, its digest-name or empty
   */
  record VerdictGiven(String revision, String word, String line, String baseline, String run)
      implements Fact {
    static final String KIND = "verdict";

    private static VerdictGiven of(Fields fields) throws LedgerException {
      return new VerdictGiven(
          fields.revision("revision"),
          fields.text("verdict"),
          fields.any("line"),
          fields.any("baseline"),
          fields.any("run"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map(
          "revision", revision, "verdict", word, "line", line, "baseline", baseline, "run", run);
    }
  }

  /**
   * A revision was run over a corpus.
   *
   * @param revision 40 hex digits
   * @param engine the digest of its engine, in hex
   * @param run its digest-name, in hex, under which the results are kept
   */
  record RunStored(String revision, String engine, String run) implements Fact {
    static final String KIND = "run";

    private static RunStored of(Fields fields) throws LedgerException {
      return new RunStored(fields.revision("revision"), fields.text("engine"), fields.text("run"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map("revision", revision, "engine", engine, "run", run);
    }
  }

  /**
   * A revision was deployed, or it was tried.
   *
   * @param environment where, such as {@code production}
   * @param revision 40 hex digits
   * @param success whether it came up and passed its checks
   * @param rolledBack whether the same deploy put the one before it back
   * @param reason why it failed, or empty
   * @param stages how long each part of it took
   * @param log the name of all that its commands wrote, or empty
   * @param lost whether the one before it could not be put back either, so that what runs there is
   *     not known; older events say so in their reason only
   */
  record Deployed(
      String environment,
      String revision,
      boolean success,
      boolean rolledBack,
      String reason,
      Stages stages,
      String log,
      boolean lost)
      implements Fact {
    static final String KIND = "deploy";

    /** One after which it is known what runs there. */
    public Deployed(
        String environment,
        String revision,
        boolean success,
        boolean rolledBack,
        String reason,
        Stages stages,
        String log) {
      this(environment, revision, success, rolledBack, reason, stages, log, false);
    }

    /** One whose commands wrote nothing that was kept. */
    public Deployed(
        String environment,
        String revision,
        boolean success,
        boolean rolledBack,
        String reason,
        Stages stages) {
      this(environment, revision, success, rolledBack, reason, stages, "");
    }

    /** One of which no more is known. */
    public Deployed(String environment, String revision, boolean success, boolean rolledBack) {
      this(environment, revision, success, rolledBack, "", Stages.NONE, "");
    }

    private static Deployed of(Fields fields) throws LedgerException {
      return new Deployed(
          fields.text("environment"),
          fields.revision("revision"),
          fields.word("outcome", "success", "failure").equals("success"),
          fields.word("rolledback", "", "true", "false").equals("true"),
          fields.any("reason"),
          fields.stages(),
          fields.any("log"),
          fields.word("lost", "", "true", "false").equals("true"));
    }

    /**
     * Whether it failed by its own command or check, so that trying it again by itself helps
     * nobody; not where it was interrupted, or never begun.
     */
    public boolean blamed() {
      boolean ran = stages.all().stream().anyMatch(stage -> stage.name().equals("deploy"));
      return !success && ran;
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map(
          "environment",
          environment,
          "revision",
          revision,
          "outcome",
          success ? "success" : "failure",
          "rolledback",
          rolledBack ? "true" : "",
          "reason",
          reason,
          "stages",
          stages.toString(),
          "log",
          log,
          "lost",
          lost ? "true" : "");
    }
  }

  /**
   * A deploy was taken back later.
   *
   * @param environment where
   * @param deploy the id of its event
   */
  record RolledBack(String environment, String deploy) implements Fact {
    static final String KIND = "rollback";

    private static RolledBack of(Fields fields) throws LedgerException {
      return new RolledBack(fields.text("environment"), fields.text("deploy"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map("environment", environment, "deploy", deploy);
    }
  }

  /**
   * A revision was looked at by a person, or found harmless by the machine.
   *
   * @param revision 40 hex digits
   * @param mark what it is
   * @param coveredBy the later revision that makes a bad one good, 40 hex digits
   * @param note why
   */
  record Marked(String revision, Mark mark, Optional<String> coveredBy, String note)
      implements Fact {
    static final String KIND = "mark";

    /**
     * A mark.
     *
     * @throws IllegalArgumentException one that is not bad is covered
     */
    public Marked {
      if (coveredBy.isPresent() && mark != Mark.BAD) {
        throw new IllegalArgumentException("only what is bad is covered, found " + mark);
      }
    }

    private static Marked of(Fields fields) throws LedgerException {
      String word = fields.word("mark", Arrays.stream(Mark.values()).map(Mark::toString));
      Mark mark = Mark.valueOf(word.replace('-', '_').toUpperCase(Locale.ROOT));
      boolean covered = mark == Mark.BAD && !fields.any("covered-by").isEmpty();
      return new Marked(
          fields.revision("revision"),
          mark,
          covered ? Optional.of(fields.revision("covered-by")) : Optional.empty(),
          fields.any("note"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map(
          "revision",
          revision,
          "mark",
          mark.toString(),
          "covered-by",
          coveredBy.orElse(""),
          "note",
          note);
    }
  }

  /**
   * A proposal landed on trunk.
   *
   * @param proposal its number or name
   * @param head the commit that was approved, 40 hex digits
   * @param revision what it is on trunk, 40 hex digits
   */
  record Landed(String proposal, String head, String revision) implements Fact {
    static final String KIND = "landing";

    private static Landed of(Fields fields) throws LedgerException {
      return new Landed(
          fields.text("proposal"), fields.revision("head"), fields.revision("revision"));
    }

    @Override
    public String kind() {
      return KIND;
    }

    @Override
    public SortedMap<String, String> fields() {
      return map("proposal", proposal, "head", head, "revision", revision);
    }
  }
}
