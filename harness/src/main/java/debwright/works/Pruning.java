package debwright.works;

import debwright.delivery.Proposal;
import debwright.delivery.Proposals;
import debwright.gate.ProjectFileException;
import debwright.history.TrunkBranch;
import debwright.job.Logs;
import debwright.job.SoleLock;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Ledger;
import debwright.ledger.LedgerException;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.run.FolderRemoval;
import debwright.trunk.Trunk;
import debwright.trunk.TrunkException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Removes the oldest logs and reports of a repository, so that they do not grow without end. What
 * an open proposal or the last deploy of an environment links to stays, however old, and so does
 * what is so new that the ledger may not name it yet.
 *
 * <p>A log goes at once; a report is first moved out of sight as a whole. Killed between, the next
 * one removes the rest.
 */
public final class Pruning {
  /** What a job that runs now has written is younger than that. */
  private static final Duration YOUNG = Duration.ofDays(1);

  private static final Duration PACE = Duration.ofHours(1);
  private static final Pattern LOG = Pattern.compile("[0-9a-f]{64}[.]txt");
  private static final Pattern REPORT = Pattern.compile("[0-9a-f]{40}");
  private static final String AWAY = ".removed";

  private final Trunk trunk;
  private final Ledger ledger;
  private final Bound bound;
  private final Clock clock;
  private final Path logs;
  private final Path reports;
  private Instant last = Instant.MIN;

  /** One of a repository. */
  public Pruning(Trunk trunk, Ledger ledger, Bound bound, Clock clock) {
    this.trunk = trunk;
    this.ledger = ledger;
    this.bound = bound;
    this.clock = clock;
    this.logs = Logs.of(trunk.gitFolder()).folder();
    this.reports = trunk.gitFolder().resolve("debwright").resolve("reports");
  }

  /**
   * How much is kept.
   *
   * @param age that nothing gets above
   * @param bytes that all together do not
   */
  public record Bound(Duration age, long bytes) {
    /** Half a year, and 10 GiB. */
    public static final Bound USUAL = new Bound(Duration.ofDays(180), 10L << 30);
  }

  /** What was removed. */
  public record Removed(int count, long bytes) {}

  /** Does so where it was not done for an hour. */
  void now() throws IOException, TrunkException, ProjectFileException, LedgerException {
    Instant now = clock.instant();
    if (last.equals(Instant.MIN) || now.isAfter(last.plus(PACE))) {
      last = now;
      prune();
    }
  }

  /** Does so, unless another process is at it. */
  public Removed prune() throws IOException, TrunkException, ProjectFileException, LedgerException {
    Path file = trunk.gitFolder().resolve("debwright").resolve("pruning.lock");
    Optional<SoleLock> sole = SoleLock.take(file);
    if (sole.isEmpty()) {
      return new Removed(0, 0);
    }
    try {
      return pruneAlone();
    } finally {
      sole.get().close();
    }
  }

  private Removed pruneAlone()
      throws IOException, TrunkException, ProjectFileException, LedgerException {
    FolderRemoval.remove(reports.resolve(AWAY));
    Set<String> linked = linked(ledger.state());
    List<Kept> all = new ArrayList<>();
    all.addAll(kept(logs, LOG));
    all.addAll(kept(reports, REPORT));
    all.sort(Comparator.comparing(Kept::time).thenComparing(Kept::name));
    removeParts();
    long total = all.stream().mapToLong(Kept::bytes).sum();
    int count = 0;
    long bytes = 0;
    Instant oldest = clock.instant().minus(bound.age());
    for (Kept each : all) {
      boolean tooOld = each.time().isBefore(oldest);
      boolean tooMuch = total - bytes > bound.bytes();
      if ((tooOld || tooMuch) && !young(each.time()) && !linked.contains(each.name())) {
        remove(each.path());
        count++;
        bytes += each.bytes();
      }
    }
    return new Removed(count, bytes);
  }

  private boolean young(Instant time) {
    return time.isAfter(clock.instant().minus(YOUNG));
  }

  /** Names of logs, and revisions that reports are of. */
  private Set<String> linked(State state) throws IOException, TrunkException, ProjectFileException {
    Set<String> linked = new HashSet<>();
    linked.add(TrunkBranch.of(trunk).tip().id());
    for (Proposal proposal : Proposals.of(state).all()) {
      if (proposal.state().open()) {
        for (Recorded<Tried> attempt : proposal.attempts()) {
          linked.add(attempt.fact().log() + ".txt");
          linked.add(attempt.fact().preview());
        }
      }
    }
    for (String environment : state.environments()) {
      state.deployed(environment).ifPresent(each -> link(linked, each.fact()));
      state.all(Deployed.class).stream()
          .map(Recorded::fact)
          .filter(each -> each.environment().equals(environment))
          .reduce((first, second) -> second)
          .ifPresent(each -> link(linked, each));
    }
    return linked;
  }

  private static void link(Set<String> linked, Deployed deploy) {
    linked.add(deploy.log() + ".txt");
    linked.add(deploy.revision());
  }

  /**
   * A log or a report.
   *
   * @param name of its file or folder
   * @param time when something of it was written last
   */
  private record Kept(Path path, String name, Instant time, long bytes) {}

  private static List<Kept> kept(Path folder, Pattern name) throws IOException {
    List<Kept> all = new ArrayList<>();
    for (Path path : inside(folder)) {
      String called = String.valueOf(path.getFileName());
      if (name.matcher(called).matches()) {
        kept(path, called).ifPresent(all::add);
      }
    }
    return all;
  }

  /** Empty for what somebody changes right now. */
  private static Optional<Kept> kept(Path path, String name) throws IOException {
    try {
      return Optional.of(measured(path, name));
    } catch (NoSuchFileException | UncheckedIOException e) {
      return Optional.empty();
    }
  }

  private static Kept measured(Path path, String name) throws IOException {
    Instant newest = Files.getLastModifiedTime(path).toInstant();
    long bytes = 0;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Instant time = Files.getLastModifiedTime(file).toInstant();
        newest = time.isAfter(newest) ? time : newest;
        bytes += Files.size(file);
      }
    }
    return new Kept(path, name, newest, bytes);
  }

  private static List<Path> inside(Path folder) throws IOException {
    try (Stream<Path> paths = Files.list(folder)) {
      return paths.toList();
    } catch (NoSuchFileException e) {
      return List.of();
    }
  }

  /** What somebody was writing when they were killed. */
  private void removeParts() throws IOException {
    for (Path path : inside(logs)) {
      boolean part = path.toString().endsWith(".part");
      if (part && !young(Files.getLastModifiedTime(path).toInstant())) {
        Files.deleteIfExists(path);
      }
    }
  }

  private void remove(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.deleteIfExists(path);
      return;
    }
    Path away = reports.resolve(AWAY);
    Files.createDirectories(away);
    Path moved = away.resolve(String.valueOf(path.getFileName()));
    Files.move(path, moved, StandardCopyOption.ATOMIC_MOVE);
    FolderRemoval.remove(away);
  }
}
