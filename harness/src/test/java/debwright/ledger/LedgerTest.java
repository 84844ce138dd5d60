package debwright.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import debwright.launcher.Tools;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Marked;
import debwright.trunk.GitCommand;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  private static final String ONE = "1".repeat(40);
  private static final Fact DEPLOY = new Deployed("production", ONE, true, false);
  private static final UnionTree.Shape SHAPE = new UnionTree.Shape(2, (name, one, other) -> one);
  private static final Fact MARK = new Marked(ONE, Mark.DEPLOYABLE, Optional.empty(), "");

  @TempDir Path temp;
  TinyTrunk repository;
  Trunk trunk;
  Ledger ledger;

  @BeforeEach
  void makeTrunk() throws Exception {
    repository = TinyTrunk.withEngine(temp.resolve("clone"));
    trunk = Trunk.open(repository.root());
    ledger = Ledger.of(trunk);
  }

  @AfterEach
  void close() {
    trunk.close();
    repository.close();
  }

  @Test
  void keepsWhatIsAppended() throws Exception {
    assertThat(ledger.events()).isEmpty();
    Event deploy = ledger.append(DEPLOY);
    Event mark = ledger.append(MARK);
    assertThat(Ledger.of(trunk).events()).containsExactly(deploy, mark);
    assertThat(ledger.state().deployed("production").orElseThrow().event()).isEqualTo(deploy);
    assertThat(trunk.resolve(Ledger.REF).subject())
        .isEqualTo("mark mark=deployable revision=" + ONE);
    assertThat(repository.git().status().call().isClean()).isTrue();
  }

  @Test
  void anEventThatIsThereIsNotAppendedAgain() throws Exception {
    Event event = ledger.append(DEPLOY);
    String tip = trunk.resolve(Ledger.REF).id();
    assertThat(ledger.append(List.of(event))).isFalse();
    assertThat(trunk.resolve(Ledger.REF).id()).isEqualTo(tip);
    assertThat(ledger.append(List.of())).isFalse();
  }

  @Test
  void aClockThatIsBehindDoesNotPutAnEventBeforeThoseThatItFollows() throws Exception {
    Event first = ledger.append(DEPLOY);
    Clock behind = Clock.fixed(Instant.now().minusSeconds(3600), ZoneOffset.UTC);
    Event second = Ledger.of(trunk, behind).append(MARK);
    assertThat(second.time()).isAfter(first.time());
    Clock mad = Clock.fixed(Instant.now().plus(Duration.ofDays(400)), ZoneOffset.UTC);
    Ledger.of(trunk, mad).append(MARK);
    assertThat(ledger.append(DEPLOY).time()).isBefore(Instant.now().plusSeconds(60));
  }

  @Test
  void manyEventsAreNoBurden() throws Exception {
    List<Event> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      Instant time = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(3600L * (i % 400) + i);
      many.add(Event.of(time, "test", "A", new TreeMap<>()));
    }
    ledger.append(many);
    List<Duration> appends = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      long start = System.nanoTime();
      ledger.append(MARK);
      appends.add(Duration.ofNanos(System.nanoTime() - start));
    }
    long start = System.nanoTime();
    assertThat(Ledger.of(trunk).events()).hasSize(503);
    Duration read = Duration.ofNanos(System.nanoTime() - start);
    assertThat(Collections.min(appends)).as("one more").isLessThan(Duration.ofSeconds(1));
    assertThat(read).as("all of them").isLessThan(Duration.ofSeconds(10));
  }

  @Test
  void twoClonesMergeWhatBothWrote() throws Exception {
    Tools.require("git");
    Path server = bareClone();
    Event before = ledger.append(DEPLOY);
    assertThat(ledger.push(server.toString()).result()).isEqualTo(Exchange.Result.NEWS);
    assertThat(ledger.push(server.toString()).result()).isEqualTo(Exchange.Result.NOTHING_NEW);
    try (Trunk other = clone(server)) {
      Ledger theirs = Ledger.of(other);
      assertThat(theirs.events()).as("a clone does not bring the ledger").isEmpty();
      assertThat(theirs.fetch("origin").result()).isEqualTo(Exchange.Result.NEWS);
      assertThat(theirs.events()).containsExactly(before);
      Event there = theirs.append(MARK);
      Event here = ledger.append(MARK);
      assertThat(theirs.push("origin").result()).isEqualTo(Exchange.Result.NEWS);
      assertThat(ledger.push(server.toString()).text())
          .as("what it lacks is fetched and merged first")
          .isEqualTo("the ledger of " + server + " had news");
      assertThat(ledger.events()).containsExactly(before, there, here);
      assertThat(parents(trunk)).isEqualTo(2);
      assertThat(theirs.fetch("origin").result()).isEqualTo(Exchange.Result.NEWS);
      assertThat(theirs.fetch("origin").result()).isEqualTo(Exchange.Result.NOTHING_NEW);
      assertThat(other.resolve(Ledger.REF)).isEqualTo(trunk.resolve(Ledger.REF));
    }
  }

  @Test
  void whatIsHereHoldsWhereTheOtherCannotBeReached() throws Exception {
    Tools.require("git");
    ledger.append(DEPLOY);
    Path nowhere = temp.resolve("nowhere");
    Exchange fetched = ledger.fetch(nowhere.toString());
    assertThat(fetched.result()).isEqualTo(Exchange.Result.UNREACHABLE);
    assertThat(fetched.text()).contains("nowhere' does not appear to be a git repository");
    assertThat(ledger.push(nowhere.toString()).result()).isEqualTo(Exchange.Result.UNREACHABLE);
    assertThat(ledger.fetch(bareClone().toString()).result()).isEqualTo(Exchange.Result.NO_LEDGER);
    assertThat(ledger.events()).hasSize(1);
  }

  @Test
  void aLockThatAKilledWriterLeftIsTakenAway() throws Exception {
    ledger.append(DEPLOY);
    Path git = trunk.gitFolder();
    Files.writeString(git.resolve(Ledger.REF + ".lock"), "");
    Files.writeString(git.resolve("debwright/ledger.writing"), "");
    ledger.append(MARK);
    assertThat(ledger.events()).hasSize(2);
    assertThat(git.resolve(Ledger.REF + ".lock")).doesNotExist();
  }

  @Test
  void isSharedByAllWorkTreesOfAClone() throws Exception {
    Tools.require("git");
    Event event = ledger.append(DEPLOY);
    Path added = temp.resolve("added");
    git(repository.root(), "worktree", "add", "-q", "--detach", added.toString());
    try (Trunk other = Trunk.open(added)) {
      Event second = Ledger.of(other).append(MARK);
      assertThat(ledger.events()).containsExactly(event, second);
    }
  }

  @Test
  void saysWhichEventIsBroken() throws Exception {
    put("2026-11/ab/x.json", "{\"schema\":1,\"id\":\"0\"}");
    assertThat(problem().explanation())
        .startsWith("refs/debwright/ledger: 2026-11/ab/x.json: expected content of id 0, found");
    Event event = Event.of(Instant.EPOCH, "test", "A", new TreeMap<>());
    put("elsewhere.json", EventText.write(event));
    assertThat(problem().explanation())
        .isEqualTo("refs/debwright/ledger: elsewhere.json: expected it at " + event.path());
  }

  @Test
  void saysWhichObjectIsBroken() throws Exception {
    Event event = ledger.append(DEPLOY);
    Path blob = onlyBlob(event);
    Files.setPosixFilePermissions(blob, PosixFilePermissions.fromString("rw-r--r--"));
    Files.writeString(blob, "no object");
    LedgerException broken =
        catchThrowableOfType(LedgerException.class, () -> Ledger.of(trunk).state());
    assertThat(broken.explanation())
        .startsWith("refs/debwright/ledger: " + event.path())
        .contains("cannot be read");
    assertThat(broken.hint()).startsWith("git fsck");
    Files.delete(blob);
    assertThat(
            catchThrowableOfType(LedgerException.class, () -> Ledger.of(trunk).state())
                .explanation())
        .contains("Missing blob");
  }

  @Test
  void aRefThatIsNoLedgerIsNotWrittenTo() throws Exception {
    Repository git = trunk.repository();
    try (ObjectInserter inserter = git.newObjectInserter()) {
      point(inserter.insert(Constants.OBJ_BLOB, new byte[] {1}));
      inserter.flush();
    }
    LedgerException problem =
        catchThrowableOfType(LedgerException.class, () -> ledger.append(DEPLOY));
    assertThat(problem.explanation()).contains("cannot be read", "is not a commit");
  }

  private LedgerException problem() {
    return catchThrowableOfType(LedgerException.class, ledger::state);
  }

  private void put(String path, String text) throws Exception {
    try (ObjectInserter inserter = trunk.repository().newObjectInserter()) {
      ObjectId blob = inserter.insert(Constants.OBJ_BLOB, text.getBytes(StandardCharsets.UTF_8));
      ObjectId tree =
          new UnionTree(inserter.newReader(), inserter, SHAPE)
              .with(ObjectId.zeroId(), new TreeMap<>(Map.of(path, blob)));
      CommitBuilder commit = new CommitBuilder();
      commit.setTreeId(tree);
      commit.setAuthor(new PersonIdent(trunk.repository()));
      commit.setCommitter(commit.getAuthor());
      ObjectId id = inserter.insert(commit);
      inserter.flush();
      point(id);
    }
  }

  private void point(ObjectId id) throws IOException {
    RefUpdate update = trunk.repository().updateRef(Ledger.REF);
    update.setNewObjectId(id);
    update.forceUpdate();
  }

  private static int parents(Trunk trunk) throws Exception {
    try (RevWalk walk = new RevWalk(trunk.repository())) {
      RevCommit tip = walk.parseCommit(ObjectId.fromString(trunk.resolve(Ledger.REF).id()));
      return tip.getParentCount();
    }
  }

  private Path onlyBlob(Event event) throws Exception {
    ObjectId id =
        new ObjectInserter.Formatter()
            .idFor(Constants.OBJ_BLOB, EventText.write(event).getBytes(StandardCharsets.UTF_8));
    Path objects = trunk.gitFolder().resolve("objects");
    try (Stream<Path> all = Files.list(objects.resolve(id.name().substring(0, 2)))) {
      return all.filter(file -> id.name().endsWith(file.getFileName().toString()))
          .findFirst()
          .orElseThrow();
    }
  }

  private Path bareClone() throws Exception {
    Path folder = temp.resolve("server");
    Git.cloneRepository()
        .setURI(repository.root().toUri().toString())
        .setDirectory(folder.toFile())
        .setBare(true)
        .call()
        .close();
    return folder;
  }

  private Trunk clone(Path server) throws Exception {
    Path folder = temp.resolve("other");
    git(server, "clone", "-q", server.toString(), folder.toString());
    return Trunk.open(folder);
  }

  private static void git(Path folder, String... words) throws Exception {
    GitCommand.Answer answer =
        new GitCommand(folder.resolve(".git"), Duration.ofSeconds(20)).run(words);
    assertThat(answer.succeeded()).as(answer.said()).isTrue();
  }
}
