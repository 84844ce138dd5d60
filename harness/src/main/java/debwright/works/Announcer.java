package debwright.works;

import debwright.gate.ProjectFile;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.ledger.Event;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.notify.Notice;
import debwright.notify.Notifier;
import debwright.notify.NotifySection;
import debwright.result.AtomicFile;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import debwright.works.Transitions.Transition;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Tells people of transitions, each once, by the channels that trunk's project file names. What
 * happened while nobody told is told when somebody does again.
 */
public final class Announcer implements AutoCloseable {
  private final Trunk trunk;
  private final Ledger ledger;
  private final Path folder;
  private final URI pages;
  private final Consumer<String> log;
  private String section = "";
  private Optional<Notifier> notifier = Optional.empty();

  /**
   * An announcer of a repository.
   *
   * @param folder for what was told and what is still to be sent
   * @param pages the address of the server's root
   * @param log told, in one line, what could not be told
   */
  public Announcer(Trunk trunk, Ledger ledger, Path folder, URI pages, Consumer<String> log) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.folder = folder;
    this.pages = pages;
    this.log = log;
  }

  /** Tells what is new since the last time; the first time nothing is. */
  public synchronized void announce()
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    List<Event> events = ledger.events();
    if (events.isEmpty()) {
      return;
    }
    String newest = events.get(events.size() - 1).id();
    Path told = folder.resolve("told");
    String last = Files.exists(told) ? Files.readString(told).strip() : newest;
    if (!last.equals(newest)) {
      Notifier channels = channels();
      for (Transition each : Transitions.between(Transitions.until(events, last), ledger.state())) {
        channels.tell(notice(each));
      }
    }
    if (!last.equals(newest) || !Files.exists(told)) {
      AtomicFile.write(told, newest);
    }
  }

  private Notice notice(Transition each) {
    return new Notice(
        each.kind(),
        each.title(),
        each.text(),
        Optional.of(pages.resolve(each.page())),
        each.revision(),
        each.id());
  }

  /** Those of trunk's project file as it is now. */
  private Notifier channels() throws IOException, TrunkException, ProjectFileException {
    String text = trunk.text(TrunkBranch.of(trunk).tip(), ProjectFile.NAME).orElse("");
    if (notifier.isEmpty() || !text.equals(section)) {
      notifier.ifPresent(Notifier::close);
      notifier = Optional.empty();
      NotifySection.Reading reading = NotifySection.read(text, ProjectFile.NAME);
      reading.notes().forEach(log);
      notifier = Optional.of(Notifier.open(folder.resolve("outbox"), reading.subscriptions(), log));
      section = text;
    }
    return notifier.get();
  }

  @Override
  public synchronized void close() {
    notifier.ifPresent(Notifier::close);
  }
}
