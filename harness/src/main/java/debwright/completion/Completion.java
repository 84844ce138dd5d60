package debwright.completion;

import debwright.comparison.Comparison;
import debwright.comparison.Share;
import debwright.delivery.Actor;
import debwright.delivery.Board;
import debwright.delivery.DeliveryException;
import debwright.delivery.DeliveryException.Kind;
import debwright.delivery.Role;
import debwright.done.Forecast;
import debwright.gate.BacklogItem;
import debwright.gate.Gate;
import debwright.gate.GateException;
import debwright.gate.GateReport;
import debwright.gate.GateRequest;
import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.Event;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.result.RunFormatException;
import debwright.run.EngineException;
import debwright.run.RunSettings;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.waiver.WaiverException;
import debwright.yaml.YamlFile;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Judges whether an item is done: not that it landed, but that users have it and got what it was
 * for. What is deployed now is held against what was deployed before the item.
 */
public final class Completion {
  private final Trunk trunk;
  private final Gate gate;
  private final RunSettings settings;
  private final Recorder recorder;

  /** Who writes a judgement down. */
  public interface Recorder {
    /** Nobody does: whoever had it judged hands it in elsewhere. */
    Recorder NONE =
        (actor, judged) ->
            new Recorded<>(
                Event.of(Instant.now(), judged.kind(), actor.name(), judged.fields()), judged);

    /** Writes it down; what comes back is how the ledger has it. */
    Recorded<Completed> record(Actor actor, Completed judged)
        throws IOException, LedgerException, InterruptedException;
  }

  /**
   * Judges by a gate, and records in the clone's own ledger.
   *
   * @param settings how engines are run
   */
  public Completion(Trunk trunk, Ledger ledger, Gate gate, RunSettings settings) {
    this(
        trunk,
        gate,
        settings,
        (actor, judged) -> new Recorded<>(ledger.append(actor.name(), judged), judged));
  }

  /**
   * Judges by a gate.
   *
   * @param settings how engines are run
   */
  public Completion(Trunk trunk, Gate gate, RunSettings settings, Recorder recorder) {
    this.trunk = trunk;
    this.gate = gate;
    this.settings = settings;
    this.recorder = recorder;
  }

  /**
   * What a person says where no results can tell.
   *
   * @param accepted whether the item's value has come
   * @param message why
   */
  public record Word(boolean accepted, String message) {}

  /**
   * What users have of an item.
   *
   * @throws DeliveryException there is no such item, or users do not have it
   */
  public CompletionSubject find(Board board, String item, String environment)
      throws DeliveryException, TrunkException, IOException {
    return new Subjects(trunk, board).find(item, environment);
  }

  /**
   * Judges an item and records what came of it. What was judged before is not judged again. Where
   * results leave a criterion open and nobody gives their word, nothing is recorded.
   *
   * @param today by which waivers expire
   * @throws DeliveryException a word was given where results tell otherwise, or by one who may not
   */
  public CompletionReport judge(
      Actor actor, CompletionSubject subject, Optional<Word> word, LocalDate today)
      throws DeliveryException,
          IOException,
          TrunkException,
          GateException,
          ProjectFileException,
          WaiverException,
          LedgerException,
          EngineException,
          RunFormatException,
          InterruptedException {
    if (word.isPresent()) {
      actor.expect(Role.REVIEW, "say whether an item is done");
    }
    if (isSaid(subject, word)) {
      return new CompletionReport(subject, List.of(), Optional.empty(), subject.judged(), true);
    }
    Optional<GateReport> report =
        isJudgeable(subject) ? Optional.of(gate(subject, today)) : Optional.empty();
    List<Finding> findings =
        report.isPresent()
            ? Findings.of(own(report.get()), subject.forecast())
            : Findings.unjudged(definition(subject).definition());
    Optional<Boolean> done = done(findings, word);
    Optional<Recorded<Completed>> recorded =
        done.isPresent()
            ? Optional.of(record(actor, subject, findings, done.get(), word))
            : Optional.empty();
    return new CompletionReport(subject, findings, report, recorded, false);
  }

  private static boolean isSaid(CompletionSubject subject, Optional<Word> word) {
    Optional<Boolean> before = subject.judged().map(each -> each.fact().done());
    return before.isPresent() && word.map(Word::accepted).orElse(before.get()).equals(before.get());
  }

  private static BacklogItem definition(CompletionSubject subject) throws DeliveryException {
    return subject
        .item()
        .item()
        .orElseThrow(
            () ->
                new DeliveryException(
                    Kind.REFUSED, subject.item().problem(), "mend the item's file and land it"));
  }

  private boolean isJudgeable(CompletionSubject subject) throws IOException {
    String text = trunk.text(subject.revision(), ProjectFile.NAME).orElse("");
    return YamlFile.parse(text, ProjectFile.NAME).map().has("engine");
  }

  private GateReport gate(CompletionSubject subject, LocalDate today)
      throws IOException,
          TrunkException,
          GateException,
          ProjectFileException,
          WaiverException,
          LedgerException,
          EngineException,
          RunFormatException,
          InterruptedException {
    return gate.judge(
        new GateRequest(
            subject.baseline().map(Revision::id),
            subject.revision().id(),
            List.of(subject.item().id()),
            settings,
            today));
  }

  /** The project's own definition comes first. */
  private static Forecast own(GateReport report) {
    return report.forecasts().get(report.forecasts().size() - 1);
  }

  /** Results come first; a person's word closes what they leave open. */
  private static Optional<Boolean> done(List<Finding> findings, Optional<Word> word)
      throws DeliveryException {
    if (CompletionReport.anyMissed(findings)) {
      if (word.filter(Word::accepted).isPresent()) {
        throw new DeliveryException(
            Kind.REFUSED,
            "a criterion is missed, and nobody's word changes that:\n"
                + Findings.text(findings.stream().filter(each -> !each.assumption()).toList()),
            "if it asks for the wrong thing, change the item's file, and land that");
      }
      return Optional.of(false);
    }
    return CompletionReport.allMet(findings)
        ? Optional.of(word.map(Word::accepted).orElse(true))
        : word.map(Word::accepted);
  }

  private Recorded<Completed> record(
      Actor actor,
      CompletionSubject subject,
      List<Finding> findings,
      boolean done,
      Optional<Word> word)
      throws IOException, LedgerException, InterruptedException {
    String said =
        word.map(
                each ->
                    "\n%s by %s: %s"
                        .formatted(
                            each.accepted() ? "accepted" : "rejected",
                            actor.name(),
                            each.message().strip()))
            .orElse("");
    Completed fact =
        new Completed(
            subject.item().id(),
            subject.environment(),
            subject.revision().id(),
            subject.baseline().map(Revision::id).orElse(""),
            done,
            Findings.text(findings) + said);
    return recorder.record(actor, fact);
  }

  /** The items that changed since the baseline, as far as they were compared. */
  public static List<String> changed(GateReport report) {
    return report
        .comparison()
        .map(Comparison::differences)
        .map(
            differences ->
                differences.stream()
                    .filter(each -> each.category().share() != Share.SAME)
                    .map(each -> each.key().item() + " " + each.category().code())
                    .distinct()
                    .toList())
        .orElse(List.of());
  }
}
