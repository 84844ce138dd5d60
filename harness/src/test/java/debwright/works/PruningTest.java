package debwright.works;

import static org.assertj.core.api.Assertions.assertThat;

import debwright.delivery.Proposal;
import debwright.job.Logs;
import debwright.landing.DeliveryWorld;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Stages;
import debwright.trunk.Revision;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PruningTest {
  private static final Instant NOW = Instant.parse("2026-06-30T12:00:00Z");
  private static final Pruning.Bound HUNDRED_DAYS =
      new Pruning.Bound(Duration.ofDays(100), Long.MAX_VALUE);

  @TempDir Path temp;

  @SuppressWarnings("NullAway.Init")
  private DeliveryWorld world;

  @BeforeEach
  void begin() throws Exception {
    world = DeliveryWorld.in(temp);
  }

  @AfterEach
  void end() {
    world.close();
  }

  private Logs logs() {
    return Logs.of(world.trunk.gitFolder());
  }

  private Path reports() {
    return world.trunk.gitFolder().resolve("debwright/reports");
  }

  private static void age(Path file, int days) throws Exception {
    Files.setLastModifiedTime(file, FileTime.from(NOW.minus(Duration.ofDays(days))));
  }

  /** A log of 1,000 bytes. */
  private String log(char of, int days) throws Exception {
    String name =
        logs().keep(Files.writeString(temp.resolve("log"), String.valueOf(of).repeat(1000)));
    age(logs().find(name).orElseThrow(), days);
    return name;
  }

  private void report(String revision, int days) throws Exception {
    Path page = Files.createDirectories(reports().resolve(revision)).resolve("index.html");
    age(Files.writeString(page, "<p>".repeat(100)), days);
    age(reports().resolve(revision), days);
  }

  private Pruning.Removed prune(Pruning.Bound bound) throws Exception {
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    return new Pruning(world.trunk, world.ledger, bound, clock).prune();
  }

  private Tried tried(Proposal proposal, String preview, String log) {
    return new Tried(
        List.of(proposal.number()),
        List.of(proposal.head()),
        proposal.head(),
        preview,
        Attempt.TESTS,
        "",
        Stages.NONE,
        log);
  }

  private Deployed deployed(boolean success, String revision, String log) {
    return new Deployed("production", revision, success, false, "", Stages.NONE, log);
  }

  @Test
  void removesWhatIsTooOldAndLinkedByNothingOpen() throws Exception {
    String old = log('a', 101);
    String recent = log('b', 99);
    report("a".repeat(40), 101);
    report("b".repeat(40), 99);
    assertThat(prune(HUNDRED_DAYS)).isEqualTo(new Pruning.Removed(2, 1300));
    assertThat(logs().find(old)).as("too old").isEmpty();
    assertThat(logs().find(recent)).as("recent").isPresent();
    assertThat(reports().resolve("a".repeat(40))).doesNotExist();
    assertThat(reports().resolve("b".repeat(40))).isDirectory();
    assertThat(prune(HUNDRED_DAYS).count()).as("again").isZero();
  }

  @Test
  void theOldestGoWhereAllTakeTooMuch() throws Exception {
    String first = log('a', 30);
    String second = log('b', 20);
    String third = log('c', 10);
    String today = log('d', 0);
    prune(new Pruning.Bound(Duration.ofDays(100), 2500));
    assertThat(logs().find(first)).isEmpty();
    assertThat(logs().find(second)).isEmpty();
    assertThat(logs().find(third)).isPresent();
    prune(new Pruning.Bound(Duration.ofDays(100), 1));
    assertThat(logs().find(today)).as("a job may be at it").isPresent();
  }

  @Test
  void keepsWhatAnOpenProposalOrTheLastDeployLinksTo() throws Exception {
    Proposal open = world.propose(world.change("one", "1\n"));
    Revision landed = world.change("two", "2\n");
    Proposal closed = world.propose(landed);
    world.desk.withdraw(DeliveryWorld.ANN, closed.number(), "no");
    String preview = "c".repeat(40);
    report(preview, 500);
    String tests = log('a', 500);
    String gone = log('b', 500);
    String stands = log('c', 500);
    String failed = log('d', 500);
    String before = log('e', 500);
    world.ledger.append(tried(open, preview, tests));
    world.ledger.append(tried(closed, "", gone));
    world.ledger.append(deployed(true, landed.id(), before));
    world.ledger.append(deployed(true, world.tip().id(), stands));
    world.ledger.append(deployed(false, landed.id(), failed));
    report(world.tip().id(), 500);
    assertThat(prune(new Pruning.Bound(Duration.ofDays(1), 1)).count()).isEqualTo(2);
    assertThat(List.of(tests, stands, failed)).allMatch(name -> logs().find(name).isPresent());
    assertThat(List.of(gone, before)).noneMatch(name -> logs().find(name).isPresent());
    assertThat(reports().resolve(preview)).isDirectory();
    assertThat(reports().resolve(world.tip().id())).isDirectory();
  }

  @Test
  void endsWhatOneThatWasKilledBegan() throws Exception {
    Files.createDirectories(reports().resolve(".removed").resolve("a".repeat(40)));
    Files.createDirectories(logs().folder());
    Path part = Files.createTempFile(logs().folder(), "log", ".part");
    age(part, 2);
    Path written = Files.createTempFile(logs().folder(), "log", ".part");
    age(written, 0);
    prune(HUNDRED_DAYS);
    assertThat(reports().resolve(".removed")).doesNotExist();
    assertThat(part).doesNotExist();
    assertThat(written).as("somebody writes it now").exists();
  }
}
