package debwright.web;

import debwright.launcher.Tools;
import debwright.ledger.Attempt;
import debwright.ledger.DeliveryFact.Commented;
import debwright.ledger.DeliveryFact.Completed;
import debwright.ledger.DeliveryFact.Forecasted;
import debwright.ledger.DeliveryFact.LaneStopped;
import debwright.ledger.DeliveryFact.Proposed;
import debwright.ledger.DeliveryFact.Reviewed;
import debwright.ledger.DeliveryFact.SuiteRun;
import debwright.ledger.DeliveryFact.Tried;
import debwright.ledger.DeliveryFact.Withdrawn;
import debwright.ledger.Event;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.Landed;
import debwright.ledger.Fact.Marked;
import debwright.ledger.Fact.VerdictGiven;
import debwright.ledger.Ledger;
import debwright.ledger.Mark;
import debwright.ledger.Stages;
import debwright.ledger.Vote;
import debwright.trunk.Revision;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/**
 * A bare repository in which much was proposed, landed and deployed. The newest revisions came by
 * proposals; each of those brings one file.
 */
final class World implements AutoCloseable {
  static final String ANN = "Ann Example <ann@example.org>";
  static final String BEN = "Ben Beispiel <ben@example.org>";
  static final String PROJECT =
      """
      trunk: main
      environments:
        staging: {deploy: "true", after-landing: true}
        production: {deploy: "true"}
      landing: {tests: "true"}
      """;
  static final String ITEM =
      """
      title: Electron apps find their sandbox
      why: |
        A third of the apps that people send bring Chromium, and start only with --no-sandbox.
        Most give up before they look for that.
      assumptions:
        - Apps of this kind bring a file chrome-sandbox
      done:
        - {name: More Electron apps get a package, metric: exact-rate, at-least: 90 %}
        - regressions: none
      tasks: [Set the mode of chrome-sandbox, Say so in the plan]
      """;
  private static final List<String> TITLES =
      List.of(
          "Take the newer of two sonames when both are in the index",
          "Say which file asks for a library that nobody has",
          "Keep the executable bit of scripts inside tar files",
          "Read symbols files with optional patterns",
          "Find icons in folders named by size only",
          "Do not follow links out of the app",
          "Name the release when a version is too new",
          "Skip debug sections when files are hashed",
          "Warn where a launcher starts another program",
          "Depend on libc of the build, not of the newest symbol");

  private final Trunk trunk;
  private final Ledger ledger;
  private final List<Event> events = new ArrayList<>();
  private final List<String> revisions;
  private final List<String> heads = new ArrayList<>();
  private final Random random = new Random(8);
  private Instant clock;

  private World(Trunk trunk, Instant first) throws Exception {
    this.trunk = trunk;
    this.ledger = Ledger.of(trunk);
    this.clock = first;
    List<String> all = new ArrayList<>();
    for (Revision each : trunk.landed(trunk.tip("main"), Optional.empty(), Integer.MAX_VALUE)) {
      all.add(each.id());
    }
    Collections.reverse(all);
    this.revisions = all;
  }

  /**
   * Makes one.
   *
   * @param count of revisions
   * @param proposals that landed as the newest revisions; six more are open
   * @param hostile put into every text that a stranger can choose
   */
  static World make(Path folder, int count, int proposals, String hostile) throws Exception {
    Tools.require("git");
    git(folder, "", "init", "-q", "--bare", "--initial-branch=main", ".");
    Instant now = Instant.now();
    Instant first = now.minus(Duration.ofMinutes(47L * (count + 8)));
    String marks =
        git(
            folder,
            commits(count, proposals, first, hostile),
            "fast-import",
            "--quiet",
            "--export-marks=marks");
    if (!marks.isEmpty()) {
      throw new IOException(marks);
    }
    World world = new World(Trunk.open(folder), first);
    world.readHeads(folder.resolve("marks"));
    world.happen(count, proposals, hostile);
    world.ledger.append(world.events);
    return world;
  }

  private void readHeads(Path marks) throws IOException {
    for (String line : Files.readAllLines(marks)) {
      String[] words = line.split(" ", -1);
      if (Integer.parseInt(words[0].substring(1)) >= HEADS) {
        heads.add(words[1]);
      }
    }
  }

  /** Marks of heads begin here, so that they come last. */
  private static final int HEADS = 1_000_000;

  private static final int OPEN = 6;

  private static String commits(int count, int proposals, Instant first, String hostile) {
    StringBuilder in = new StringBuilder();
    int landed = count - proposals;
    for (int i = 0; i < count + OPEN; i++) {
      long time = first.plus(Duration.ofMinutes(47L * Math.min(i, count))).getEpochSecond();
      String title = hostile + TITLES.get(i % TITLES.size());
      if (i >= landed) {
        String from = i == 0 ? "" : "from :" + Math.min(i, count);
        commit(in, "refs/debwright/kept/" + i, HEADS + i, time - 1200, title, from, "file" + i, i);
      }
      if (i < count) {
        String from = i == 0 ? "" : "from :" + i;
        String merge = i >= landed ? "\nmerge :" + (HEADS + i) : "";
        commit(in, "refs/heads/main", i + 1, time, title, from + merge, "file" + i, i);
      }
    }
    return in.toString();
  }

  private static void commit(
      StringBuilder in,
      String ref,
      int mark,
      long time,
      String title,
      String from,
      String file,
      int number) {
    in.append("commit ").append(ref).append("\nmark :").append(mark);
    in.append("\ncommitter Ann Example <ann@example.org> ").append(time).append(" +0000\n");
    data(in, title);
    if (!from.isEmpty()) {
      in.append(from.strip()).append('\n');
    }
    if (number == 0) {
      in.append("M 100644 inline debwright.yaml\n");
      data(in, PROJECT);
      in.append("M 100644 inline backlog/electron-sandbox.yaml\n");
      data(in, ITEM);
    }
    in.append("M 100644 inline src/").append(file.charAt(file.length() - 1)).append('/');
    in.append(file).append("\n");
    data(in, "one line of %s\nand <b>another</b>\n".formatted(file));
    in.append('\n');
  }

  private static void data(StringBuilder in, String text) {
    in.append("data ").append(text.getBytes(StandardCharsets.UTF_8).length).append('\n');
    in.append(text).append('\n');
  }

  private void happen(int count, int proposals, String hostile) {
    for (int i = 0; i < count; i++) {
      clock = clock.plus(Duration.ofMinutes(47));
      if (i < count - proposals) {
        old(i, count - proposals);
      } else {
        land(i, i - (count - proposals), hostile);
      }
    }
    open(count, proposals, hostile);
  }

  /** What is deployed needs no mark. */
  private void old(int i, int last) {
    if (i > last / 50 * 50 + 49 - 50) {
      Marked harmless = new Marked(revisions.get(i), Mark.HARMLESS, Optional.empty(), "");
      say(Duration.ofSeconds(1), i % 2 == 0 ? ANN : Event.MACHINE, harmless);
    }
    if (i % 50 == 49) {
      deploy("production", i, true);
    }
  }

  private void land(int i, int number, String hostile) {
    String revision = revisions.get(i);
    String name = String.valueOf(number + 1);
    String head = heads.get(number);
    String title = hostile + TITLES.get(i % TITLES.size());
    String item = number % 4 == 0 ? "electron-sandbox" : "";
    Instant start = clock;
    clock = start.minus(Duration.ofMinutes(20));
    say(
        Duration.ZERO,
        ANN,
        new Proposed(name, "main", head, item, title, hostile + "Seen in 14 apps of the corpus."));
    if (number % 3 == 0) {
      say(
          Duration.ofMinutes(5),
          BEN,
          new Commented(name, hostile + "Does this hold for debian:12 too?"));
    }
    say(Duration.ofMinutes(9), BEN, new Reviewed(name, head, Vote.APPROVE, ""));
    long tests = 60_000L + random.nextInt(40_000) + (number % 9 == 8 ? 200_000 : 0);
    Stages stages =
        Stages.NONE
            .and("merge", Duration.ofMillis(140))
            .and("tests", Duration.ofMillis(tests))
            .and("gate", Duration.ofMillis(30_000 + random.nextInt(20_000)));
    List<String> flaky = number % 7 == 3 ? List.of("CacheTest.evictsTheOldest") : List.of();
    say(
        stages.total(),
        Event.MACHINE,
        new SuiteRun(
            revision, "landing " + name, true, tests, 412 + number, 0, flaky, "", List.of()));
    say(
        Duration.ofMillis(10),
        Event.MACHINE,
        new Tried(
            List.of(name),
            List.of(head),
            revisions.get(Math.max(0, i - 1)),
            revision,
            Attempt.LANDED,
            "",
            stages,
            ""));
    say(Duration.ofMillis(5), Event.MACHINE, new Landed(name, head, revision));
    String word = number % 11 == 10 ? "INCONCLUSIVE" : "PASS";
    say(
        Duration.ofMillis(5),
        ANN,
        new VerdictGiven(revision, word, word + ": 0 regressed, 2 fixed, 410 same", "", ""));
    deploy("staging", i, true);
    if (number % 8 == 5 && revisions.size() - i > 8) {
      deploy("production", i, number % 16 != 5);
    }
    int left = revisions.size() - i;
    if (left > 5) {
      say(Duration.ofMinutes(3), BEN, new Marked(revision, Mark.DEPLOYABLE, Optional.empty(), ""));
    } else if (left == 4) {
      say(
          Duration.ofMinutes(3),
          BEN,
          new Marked(revision, Mark.BAD, Optional.empty(), hostile + "menus are empty on staging"));
    } else if (left == 3) {
      say(Duration.ofMinutes(3), BEN, new Marked(revision, Mark.DEPLOYABLE, Optional.empty(), ""));
    }
    if (!item.isEmpty()) {
      say(
          Duration.ofMillis(5),
          ANN,
          new Forecasted(
              item,
              revision,
              "met: More Electron apps get a package: 92.3 %, wanted at least 90 %: met.\n"
                  + "met: no regressions: 0 items got worse, wanted none: met."));
    }
    if (number == 9) {
      say(
          Duration.ofSeconds(9),
          Event.MACHINE,
          new Completed(
              "electron-sandbox",
              "production",
              revision,
              revisions.get(Math.max(0, i - 8)),
              false,
              "missed: More Electron apps get a package: 84.0 %, wanted at least 90 %: "
                  + hostile
                  + "missed.\nmet: no regressions: 0 items got worse, wanted none: met.\n"
                  + "assumption not known: Apps of this kind bring a file chrome-sandbox\n"
                  + "rejected by Ben: "
                  + hostile
                  + "two users saw no window"));
    }
    clock = start;
  }

  private void open(int count, int proposals, String hostile) {
    clock = Instant.now().minus(Duration.ofHours(5));
    for (int k = 0; k < OPEN; k++) {
      String name = String.valueOf(proposals + k + 1);
      String head = heads.get(proposals + k);
      String title = hostile + TITLES.get((count + k) % TITLES.size());
      say(
          Duration.ofMinutes(20),
          k % 2 == 0 ? ANN : BEN,
          new Proposed(
              name,
              "main",
              head,
              k == 0 ? "electron-sandbox" : "",
              title,
              hostile + "See the item."));
      String other = k % 2 == 0 ? BEN : ANN;
      switch (k) {
        case 0, 1 ->
            say(Duration.ofMinutes(4), other, new Reviewed(name, head, Vote.APPROVE, "Good."));
        case 2 ->
            say(
                Duration.ofMinutes(4),
                other,
                new Reviewed(
                    name,
                    head,
                    Vote.NEEDS_WORK,
                    hostile + "A test for the empty archive is missing."));
        case 3 -> {
          say(Duration.ofMinutes(4), other, new Reviewed(name, head, Vote.APPROVE, ""));
          Stages stages =
              Stages.NONE
                  .and("merge", Duration.ofMillis(120))
                  .and("tests", Duration.ofMillis(71_400));
          String reason =
              hostile
                  + "IconTest.findsTheLargest: expected 256 but was 48\n  at debwright.app.IconTest.findsTheLargest(IconTest.java:41)";
          say(
              Duration.ofSeconds(72),
              Event.MACHINE,
              new SuiteRun(
                  head, "landing " + name, false, 71_400, 419, 1, List.of(), reason, List.of()));
          say(
              Duration.ofMillis(10),
              Event.MACHINE,
              new Tried(
                  List.of(name),
                  List.of(head),
                  revisions.get(count - 1),
                  "",
                  Attempt.TESTS,
                  reason,
                  stages,
                  "attempt-1.log"));
        }
        case 4 -> say(Duration.ofMinutes(4), ANN, new Withdrawn(name, "somebody did it already"));
        default -> {}
      }
    }
  }

  /** Trunk breaks, and the lane stops. */
  World stopped(String reason) throws Exception {
    ledger.append(ANN, new LaneStopped(revisions.get(revisions.size() - 1), reason));
    return this;
  }

  private void deploy(String environment, int i, boolean success) {
    Stages stages =
        Stages.NONE
            .and("deploy", Duration.ofMillis(8_000 + random.nextInt(9000)))
            .and("check", Duration.ofMillis(2_100));
    say(
        stages.total(),
        BEN,
        new Deployed(
            environment,
            revisions.get(i),
            success,
            !success,
            success ? "" : "the check failed: 502 from /health",
            stages));
  }

  private void say(Duration later, String who, Fact fact) {
    clock = clock.plus(later).plusNanos(1000);
    events.add(Event.of(clock, fact.kind(), who, fact.fields()));
  }

  Trunk trunk() {
    return trunk;
  }

  Ledger ledger() {
    return ledger;
  }

  /** Oldest first. */
  List<String> revisions() {
    return revisions;
  }

  private static String git(Path folder, String in, String... words) throws Exception {
    List<String> command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    Process git =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    git.getOutputStream().write(in.getBytes(StandardCharsets.UTF_8));
    git.getOutputStream().close();
    String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    return git.waitFor() == 0 ? said : said + "git failed";
  }

  @Override
  public void close() {
    trunk.close();
  }
}
