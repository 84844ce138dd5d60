package debwright.web;

import debwright.completion.Promised;
import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.BoardItem;
import debwright.delivery.DeliveryException;
import debwright.delivery.Proposal;
import debwright.done.Definition;
import debwright.gate.BacklogItem;
import debwright.gate.ProjectFileException;
import debwright.history.LogEntry;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.trunk.Changes;
import debwright.trunk.Revision;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Makes the pages of a project. */
final class Site {
  private final WebContext context;
  private final Subjects subjects;
  private final ReportShelf shelf;
  private Optional<Snapshot> last = Optional.empty();

  Site(WebContext context) {
    this.context = context;
    this.subjects = new Subjects(context.trunk());
    this.shelf = new ReportShelf(context.reports());
  }

  /**
   * What is asked for.
   *
   * @param path such as {@code /proposals/7}, each part as it is, not encoded
   * @param page of a list, from 1
   */
  record Wish(List<String> path, int page, Links links, Optional<Visitor> visitor) {
    Wish {
      path = List.copyOf(path);
    }

    String name() {
      return path.isEmpty() ? "" : path.get(0);
    }

    String whole() {
      StringBuilder whole = new StringBuilder();
      path.forEach(part -> whole.append('/').append(Links.part(part)));
      return whole.isEmpty() ? "/" : whole.toString();
    }
  }

  /** As things stand. */
  Snapshot snapshot() throws IOException, TrunkException, ProjectFileException, LedgerException {
    Board board = context.boards().read(Paging.SIZE);
    synchronized (this) {
      if (last.isEmpty() || !last.get().board().same(board)) {
        last = Optional.of(Snapshot.of(board));
      }
      return last.get();
    }
  }

  /** What the first page says, for programs. */
  Status status() throws IOException, TrunkException, ProjectFileException, LedgerException {
    return new Status(snapshot().board(), context.works().running(), context.clock().instant());
  }

  /** The page, or empty where there is none. */
  Optional<Pages> page(Wish wish)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    if (wish.path().size() > 2) {
      return Optional.empty();
    }
    return wish.path().size() == 2 ? one(wish, wish.path().get(1)) : list(wish);
  }

  private Optional<Pages> list(Wish wish)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    Snapshot now = snapshot();
    return switch (wish.name()) {
      case "" -> Optional.of(first(wish, now));
      case "revisions" -> Optional.of(revisions(wish, now));
      case "proposals" -> Optional.of(proposals(wish, now));
      case "backlog" -> Optional.of(new Pages.Items(frame(wish, "Backlog"), now.board()));
      case "deploys" -> Optional.of(deploys(wish, now));
      case "stages" -> Optional.of(stages(wish, now));
      case "tests" -> Optional.of(tests(wish, now));
      case "trend" -> Optional.of(trend(wish, now));
      case "hints" -> Optional.of(new Pages.Hints(frame(wish, "Hints"), context.hints().get()));
      case "comparison" -> Optional.of(reports(wish));
      case "audit" -> Optional.of(audit(wish, now));
      default -> Optional.empty();
    };
  }

  private Optional<Pages> one(Wish wish, String id)
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    Snapshot now = snapshot();
    return switch (wish.name()) {
      case "revisions" -> revision(wish, now, id);
      case "proposals" -> proposal(wish, now, id);
      case "backlog" -> now.board().item(id).map(item -> item(wish, now, item));
      default -> Optional.empty();
    };
  }

  Frame frame(Wish wish, String title) {
    return new Frame(title, wish.whole(), wish.links(), wish.visitor(), context.clock().instant());
  }

  private Pages first(Wish wish, Snapshot now) {
    List<Pages.Place> places = new ArrayList<>();
    for (BoardEnvironment each : now.board().environments()) {
      Answer answer = now.answers().getOrDefault(each.name(), Answer.of(each));
      places.add(
          new Pages.Place(
              each, answer, each.deployed().map(d -> subjects.of(d.fact().revision()))));
    }
    String word = now.answer().map(answer -> answer.badge().word()).orElse("Delivery");
    return new Pages.Now(frame(wish, word), now, places, context.works().running(), subjects::of);
  }

  private Pages revisions(Wish wish, Snapshot now) throws IOException, TrunkException {
    Board board = now.board();
    Paging paging = Paging.of("/revisions", wish.page(), context.boards().revisions(board).size());
    List<LogEntry> entries =
        context.boards().entries(board, paging.from(), paging.to() - paging.from());
    return new Pages.Revisions(
        frame(wish, "Revisions"),
        board,
        entries,
        paging,
        id -> board.state().landing(id).map(Recorded::fact),
        subjects::of);
  }

  private Optional<Pages> revision(Wish wish, Snapshot now, String id)
      throws IOException, TrunkException {
    if (!id.matches("[0-9a-f]{40}") || !context.trunk().has(id)) {
      return Optional.empty();
    }
    Board board = now.board();
    Revision revision = subjects.of(id);
    int place = context.boards().revisions(board).indexOf(revision);
    Optional<LogEntry> entry =
        place < 0
            ? Optional.empty()
            : Optional.of(context.boards().entries(board, place, 1).get(0));
    Optional<Revision> parent = context.trunk().firstParent(revision);
    Optional<Changes> changes =
        parent.isEmpty() ? Optional.empty() : context.trunk().changes(parent.get().id(), id);
    List<Proposal> landed =
        now.proposals().stream().filter(p -> p.revision().equals(Optional.of(id))).toList();
    return Optional.of(
        new Pages.OneRevision(
            frame(wish, revision.subject().isEmpty() ? id : revision.subject()),
            board,
            revision,
            entry,
            landed,
            board.state().verdicts(id),
            board.state().deploys(id),
            board.state().all(Marked.class).stream()
                .filter(m -> m.fact().revision().equals(id))
                .toList(),
            now.suites().stream().filter(r -> r.fact().revision().equals(id)).toList(),
            changes,
            wish.links() instanceof Links.Served && shelf.has(id),
            subjects::of));
  }

  private Pages proposals(Wish wish, Snapshot now) {
    List<Proposal> open = now.proposals().stream().filter(p -> p.state().open()).toList();
    List<Proposal> closed = now.proposals().stream().filter(p -> !p.state().open()).toList();
    Paging paging = Paging.of("/proposals", wish.page(), closed.size());
    return new Pages.Proposed(frame(wish, "Proposals"), now, open, paging.of(closed), paging);
  }

  private Optional<Pages> proposal(Wish wish, Snapshot now, String number)
      throws IOException, TrunkException {
    Proposal proposal;
    try {
      proposal = now.board().proposals().get(number);
    } catch (DeliveryException e) {
      return Optional.empty();
    }
    List<Happening> timeline = new ArrayList<>();
    proposal.history().forEach(each -> Happening.of(each).ifPresent(timeline::add));
    timeline.replaceAll(each -> each.in(context.logs()));
    boolean own =
        !now.board().file().ownApproval()
            && wish.visitor().filter(v -> v.actor().name().equals(proposal.author())).isPresent();
    boolean report =
        wish.links() instanceof Links.Served
            && (proposal.revision().filter(shelf::has).isPresent()
                || timeline.stream().anyMatch(each -> shelf.has(each.preview())));
    return Optional.of(
        new Pages.OneProposal(
            frame(wish, "#" + proposal.number() + " " + proposal.title()),
            now.board(),
            proposal,
            timeline,
            context.trunk().changes(base(proposal, now.board()), proposal.head()),
            now.landings().all().stream()
                .filter(each -> each.proposal().number().equals(proposal.number()))
                .findFirst(),
            report,
            own));
  }

  /** What a head is held against: trunk as it was before the proposal landed. */
  private String base(Proposal proposal, Board board) throws IOException {
    if (proposal.revision().isPresent() && context.trunk().has(proposal.revision().get())) {
      Optional<Revision> parent =
          context.trunk().firstParent(subjects.of(proposal.revision().get()));
      if (parent.isPresent()) {
        return parent.get().id();
      }
    }
    return board.tip().id();
  }

  private Pages item(Wish wish, Snapshot now, BoardItem item) {
    State state = now.board().state();
    Optional<Outlook> outlook = item.item().map(each -> Outlook.of(item, each.definition(), state));
    List<Pages.Judgement> judged = new ArrayList<>();
    for (Recorded<Completed> each : state.all(Completed.class)) {
      if (each.fact().item().equals(item.id())) {
        boolean shown = outlook.flatMap(Outlook::judged).filter(each::equals).isPresent();
        judged.add(judgement(item, state, each, shown));
      }
    }
    Collections.reverse(judged);
    List<Proposal> proposals = new ArrayList<>(item.proposals());
    Collections.reverse(proposals);
    return new Pages.OneItem(frame(wish, item.title()), item, outlook, judged, proposals);
  }

  private static Pages.Judgement judgement(
      BoardItem item, State state, Recorded<Completed> said, boolean shown) {
    String text = said.fact().text();
    Optional<Definition> definition = item.item().map(BacklogItem::definition);
    return new Pages.Judgement(
        said,
        definition.filter(each -> !shown).map(d -> Outlook.of(item, d, state, Optional.of(said))),
        definition.map(each -> Promised.others(each, text)).orElse(text.lines().toList()));
  }

  private Pages deploys(Wish wish, Snapshot now) {
    Paging paging = Paging.of("/deploys", wish.page(), now.deploys().size());
    List<Recorded<Deployed>> shown = paging.of(now.deploys());
    return new Pages.Deploys(frame(wish, "Deploys"), now, shown, paging, subjects::of);
  }

  private Pages stages(Wish wish, Snapshot now) {
    Landings landings = now.landings();
    Paging paging = Paging.of("/stages", wish.page(), landings.all().size());
    List<Landing> newest = landings.newest(TrendChart.REVISIONS);
    List<Duration> times = newest.stream().flatMap(each -> each.took().stream()).toList();
    List<Chart.Sample> samples = new ArrayList<>();
    for (Landing each : newest) {
      String label = "#" + each.proposal().number();
      each.took().ifPresent(t -> samples.add(new Chart.Sample(0, t, label, each.inTime())));
    }
    Collections.reverse(samples);
    return new Pages.StageTimes(
        frame(wish, "Stages"),
        landings,
        paging.of(landings.all()),
        paging,
        SuiteHealth.quantile(times, 0.5),
        SuiteHealth.quantile(times, 0.9),
        (int) newest.stream().filter(Landing::inTime).count(),
        times.size(),
        Chart.of("From approval to staging", samples, Optional.of(Landing.TARGET)));
  }

  private Pages tests(Wish wish, Snapshot now) {
    List<Recorded<SuiteRun>> runs = now.suites();
    Paging paging = Paging.of("/tests", wish.page(), runs.size());
    List<Chart.Sample> samples = new ArrayList<>();
    for (Recorded<SuiteRun> run : runs.subList(0, Math.min(TrendChart.REVISIONS, runs.size()))) {
      Duration took = Duration.ofMillis(run.fact().millis());
      String label = Show.id(run.fact().revision());
      samples.add(new Chart.Sample(0, took, label, run.fact().passed()));
    }
    Collections.reverse(samples);
    return new Pages.Tests(
        frame(wish, "Tests"),
        now.health(),
        paging.of(runs),
        paging,
        Chart.of("Test time", samples, Optional.empty()),
        subjects::of);
  }

  private Pages trend(Wish wish, Snapshot now) throws IOException, TrunkException {
    List<Revision> all = context.boards().revisions(now.board());
    List<Revision> newest = all.subList(0, Math.min(TrendChart.REVISIONS, all.size()));
    return new Pages.Trend(
        frame(wish, "Trend"), TrendChart.of(now.board(), now.landings(), newest));
  }

  private Pages audit(Wish wish, Snapshot now) {
    List<Recorded<Fact>> all = now.board().state().all();
    Paging paging = Paging.of("/audit", wish.page(), all.size());
    List<Event> events = new ArrayList<>();
    for (int i = paging.from(); i < paging.to(); i++) {
      events.add(all.get(all.size() - 1 - i).event());
    }
    return new Pages.Audit(frame(wish, "Audit"), events, paging);
  }

  private Pages reports(Wish wish) throws IOException {
    List<String> all = wish.links() instanceof Links.Served ? shelf.names() : List.of();
    Paging paging = Paging.of("/comparison", wish.page(), all.size());
    List<Pages.Report> shown = new ArrayList<>();
    for (String name : paging.of(all)) {
      shown.add(new Pages.Report(name, subjects.of(name).subject(), shelf.files(name)));
    }
    return new Pages.Reports(frame(wish, "Reports"), shown, paging);
  }

  ReportShelf shelf() {
    return shelf;
  }
}
