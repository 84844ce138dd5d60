package debwright.web;

import debwright.delivery.Board;
import debwright.delivery.BoardEnvironment;
import debwright.delivery.BoardItem;
import debwright.delivery.Proposal;
import debwright.delivery.Works.Running;
import debwright.history.LogEntry;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Mark;
import debwright.ledger.Recorded;
import debwright.trunk.Changes;
import debwright.trunk.Revision;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the pages show, each with a template of its name. */
sealed interface Pages {
  /** The name of its template. */
  String template();

  Frame frame();

  /** An environment on the first page. */
  record Place(BoardEnvironment environment, Answer answer, Optional<Revision> runs) {}

  /** A revision that keeps others from being deployed. */
  record Blocker(Revision revision, Mark mark) {}

  /** The first page: is it deployable? */
  record Now(
      Frame frame,
      Snapshot snapshot,
      List<Place> places,
      List<Running> running,
      Function<String, Revision> subjects)
      implements Pages {
    @Override
    public String template() {
      return "now";
    }

    Board board() {
      return snapshot.board();
    }

    Optional<Place> main() {
      Optional<String> name = board().production().map(BoardEnvironment::name);
      return places.stream()
          .filter(each -> name.equals(Optional.of(each.environment.name())))
          .findFirst();
    }

    /** What the big word says. */
    Badge badge() {
      return main()
          .map(each -> each.answer.badge())
          .orElseGet(() -> new Badge("calm", "?", "No environment yet"));
    }

    List<Blocker> blockers(Answer answer, int most) {
      return answer.blockers().stream()
          .limit(most)
          .map(each -> new Blocker(subjects.apply(each.revision()), each.mark()))
          .toList();
    }

    List<Proposal> queue() {
      return board().proposals().queue();
    }

    List<Proposal> open() {
      return snapshot.proposals().stream().filter(each -> each.state().open()).toList();
    }
  }

  /** The revisions of trunk. */
  record Revisions(
      Frame frame,
      Board board,
      List<LogEntry> entries,
      Paging paging,
      Function<String, Optional<Fact.Landed>> landings,
      Function<String, Revision> subjects)
      implements Pages {
    @Override
    public String template() {
      return "revisions";
    }

    /** Whether users have nothing yet, so that any revision can be the first. */
    boolean first() {
      return Answer.beforeTheFirst(board);
    }
  }

  /** One revision. */
  record OneRevision(
      Frame frame,
      Board board,
      Revision revision,
      Optional<LogEntry> entry,
      List<Proposal> proposals,
      List<Recorded<VerdictGiven>> verdicts,
      List<Recorded<Deployed>> deploys,
      List<Recorded<Fact.Marked>> marks,
      List<Recorded<SuiteRun>> suites,
      Optional<Changes> changes,
      boolean report,
      Function<String, Revision> subjects)
      implements Pages {
    @Override
    public String template() {
      return "revision";
    }

    /** Whether users have nothing yet, so that any revision can be the first. */
    boolean first() {
      return Answer.beforeTheFirst(board);
    }
  }

  /** All proposals. */
  record Proposed(
      Frame frame, Snapshot snapshot, List<Proposal> open, List<Proposal> closed, Paging paging)
      implements Pages {
    @Override
    public String template() {
      return "proposals";
    }
  }

  /** One proposal. */
  record OneProposal(
      Frame frame,
      Board board,
      Proposal proposal,
      List<Happening> timeline,
      Optional<Changes> changes,
      Optional<Landing> landing,
      boolean report,
      boolean own)
      implements Pages {
    @Override
    public String template() {
      return "proposal";
    }
  }

  /** The backlog. */
  record Items(Frame frame, Board board) implements Pages {
    @Override
    public String template() {
      return "backlog";
    }
  }

  /** One item of it. */
  record OneItem(
      Frame frame,
      BoardItem item,
      Optional<Outlook> outlook,
      List<Judgement> judged,
      List<Proposal> proposals)
      implements Pages {
    @Override
    public String template() {
      return "item";
    }
  }

  /**
   * What was said of an item on what users have.
   *
   * @param outlook beside the forecast; empty where the page shows it elsewhere, or cannot
   * @param lines what else was said
   */
  record Judgement(Recorded<Completed> said, Optional<Outlook> outlook, List<String> lines) {}

  /** All deploys. */
  record Deploys(
      Frame frame,
      Snapshot snapshot,
      List<Recorded<Deployed>> deploys,
      Paging paging,
      Function<String, Revision> subjects)
      implements Pages {
    @Override
    public String template() {
      return "deploys";
    }
  }

  /** How long landings take. */
  record StageTimes(
      Frame frame,
      Landings landings,
      List<Landing> shown,
      Paging paging,
      Optional<Duration> median,
      Optional<Duration> slow,
      int inTime,
      int known,
      Chart chart)
      implements Pages {
    @Override
    public String template() {
      return "stages";
    }
  }

  /** How the tests do. */
  record Tests(
      Frame frame,
      SuiteHealth health,
      List<Recorded<SuiteRun>> runs,
      Paging paging,
      Chart chart,
      Function<String, Revision> subjects)
      implements Pages {
    @Override
    public String template() {
      return "tests";
    }
  }

  /** What became of trunk over time. */
  record Trend(Frame frame, TrendChart chart) implements Pages {
    @Override
    public String template() {
      return "trend";
    }
  }

  /** All events. */
  record Audit(Frame frame, List<Event> events, Paging paging) implements Pages {
    @Override
    public String template() {
      return "audit";
    }
  }

  /** What is worth doing. */
  record Hints(Frame frame, HintSheet sheet) implements Pages {
    @Override
    public String template() {
      return "hints";
    }
  }

  /** A folder of reports, and what it is of. */
  record Report(String revision, String subject, List<String> files) {}

  /** Reports of the gate. */
  record Reports(Frame frame, List<Report> reports, Paging paging) implements Pages {
    @Override
    public String template() {
      return "reports";
    }
  }

  /** Where a token is given. */
  record Login(Frame frame, String back, String problem) implements Pages {
    @Override
    public String template() {
      return "login";
    }
  }

  /** Something that cannot be shown or done. */
  record Problem(Frame frame, int status, String what, String hint) implements Pages {
    @Override
    public String template() {
      return "problem";
    }
  }
}
