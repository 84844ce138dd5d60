package debwright.web;

import debwright.access.Tokens;
import debwright.delivery.BoardReader;
import debwright.delivery.Desk;
import debwright.delivery.Works;
import debwright.job.Logs;
import debwright.ledger.Ledger;
import debwright.trunk.Trunk;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What a server shows, and who does what it is asked to do.
 *
 * @param hints what is worth doing; none where nobody looked
 * @param say told, in one line, what went wrong that nobody but whoever runs the server can mend
 */
public record WebContext(
    Trunk trunk,
    BoardReader boards,
    Desk desk,
    Works works,
    Tokens tokens,
    Supplier<HintSheet> hints,
    Clock clock,
    Consumer<String> say) {

  /** One of a repository that only shows. */
  public static WebContext of(Trunk trunk) {
    return of(trunk, Works.NONE);
  }

  /** One of a repository where something lands and deploys. */
  public static WebContext of(Trunk trunk, Works works) {
    Ledger ledger = Ledger.of(trunk);
    Clock clock = Clock.systemUTC();
    return new WebContext(
        trunk,
        new BoardReader(trunk, ledger),
        new Desk(trunk, ledger),
        works,
        Tokens.of(trunk, clock),
        () -> HintSheet.NONE,
        clock,
        line -> {});
  }

  /** The folder of reports: one for each revision or preview. */
  Path reports() {
    return trunk.gitFolder().resolve("debwright").resolve("reports");
  }

  /** What commands wrote. */
  Logs logs() {
    return Logs.of(trunk.gitFolder());
  }
}
