package debwright.deploy;

import debwright.delivery.DeployOrder;
import debwright.ledger.DeliveryFact.DeployOrdered;
import debwright.ledger.DeliveryFact.DeployStarted;
import debwright.ledger.Fact;
import debwright.ledger.Fact.Deployed;
import debwright.ledger.Fact.RolledBack;
import debwright.ledger.Ledger;
import debwright.ledger.Recorded;
import debwright.ledger.State;
import debwright.run.FolderRemoval;
import debwright.trunk.TinyTrunk;
import debwright.trunk.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A process that deploys and is killed, over and over, and what becomes of the environment. */
final class DeployKills {
  private static final int REVISIONS = 6;

  /**
   * Takes a while, in two steps, and changes what is there at the end. {@code alone} is a folder
   * that only one command can have; what left it behind was killed, so its number is in it.
   */
  private static final String DEPLOY =
      """
      set -e
      here=%1$s
      if ! mkdir $here/alone 2>/dev/null; then
        other=$(cat $here/alone/pid 2>/dev/null || true)
        if [ -z "$other" ] || kill -0 "$other" 2>/dev/null; then
          echo "two at once: $$ and $other" >>$here/wrong
        fi
        mkdir -p $here/alone
      fi
      echo $$ >$here/alone/pid
      printf half >$here/half
      sleep 0.0$(( $$ %% 10 ))
      test ! -e broken
      echo "$DEBWRIGHT_REVISION" >$here/new
      mv $here/new $here/production
      echo "$DEBWRIGHT_REVISION" >>$here/done
      rm -rf $here/alone
      """;

  private final Path folder;
  private final Path site;
  private final Random random;

  /** One whose clone and site are in a folder. */
  DeployKills(Path folder, long seed) {
    this.folder = folder;
    this.site = folder.resolve("site");
    this.random = new Random(seed);
  }

  /**
   * What came of it.
   *
   * @param kills how often it was killed
   * @param interrupted how often a deploy was found that was killed
   * @param deploys how many are recorded as done
   * @param back how many were rolled back on demand
   */
  record Outcome(int kills, int interrupted, int deploys, int back) {
    Outcome and(Outcome other) {
      return new Outcome(
          kills + other.kills,
          interrupted + other.interrupted,
          deploys + other.deploys,
          back + other.back);
    }
  }

  Outcome run(int kills) throws Exception {
    Files.createDirectories(site);
    try (TinyTrunk tiny = new TinyTrunk(folder.resolve("clone"))) {
      for (int i = 0; i < REVISIONS; i++) {
        tiny.write("deploy.sh", DEPLOY.formatted(site)).write("n", String.valueOf(i));
        tiny.write("debwright.yaml", project(i == 3));
        tiny.commit("revision " + i);
      }
      for (int killed = 0; killed < kills; killed++) {
        killOnce(killed);
      }
      return settled();
    }
  }

  /** One of them fails its check, so that rollbacks are killed, too. */
  private String project(boolean broken) {
    return """
        trunk: main
        environments:
          production:
            deploy: sh deploy.sh
            check: %s
            after-landing: true
        """
        .formatted(
            broken ? "sleep 0.02; false" : "grep -q $DEBWRIGHT_REVISION " + site + "/production");
  }

  private void killOnce(int number) throws Exception {
    Process process = start(number);
    // Some kills hit the start and what it puts right, the others one of the stages after it.
    boolean early = number % 4 == 3;
    int stages = early ? 0 : 1 + random.nextInt(9);
    for (int i = 0; i < 3000 && said().lines().count() < stages; i++) {
      expect(!process.waitFor(10, TimeUnit.MILLISECONDS), "it ended by itself: " + said());
    }
    boolean ended = process.waitFor(random.nextInt(early ? 1500 : 120), TimeUnit.MILLISECONDS);
    expect(!ended, "it ended by itself: " + said());
    process.toHandle().destroyForcibly();
    process.waitFor();
  }

  /** The last one only puts right; then all must fit. */
  private Outcome settled() throws Exception {
    Process last = start(0, "only-recover");
    expect(last.waitFor() == 0, "the last one failed: " + said());
    expect(text("wrong").isEmpty(), text("wrong"));
    try (Trunk trunk = Trunk.open(folder.resolve("clone"))) {
      return check(Ledger.of(trunk).state());
    }
  }

  private Outcome check(State state) throws Exception {
    List<String> done = text("done").lines().toList();
    int interrupted = 0;
    int deploys = 0;
    int open = 0;
    for (Recorded<Fact> recorded : state.all()) {
      if (recorded.fact() instanceof DeployStarted) {
        open++;
        expect(open == 1, "two starts without an end between, at " + recorded.event().time());
      } else if (recorded.fact() instanceof Deployed deployed) {
        open--;
        expect(open == 0, "an end without a start, at " + recorded.event().time());
        interrupted += deployed.reason().startsWith(Deployer.INTERRUPTED) ? 1 : 0;
        deploys += deployed.success() ? 1 : 0;
        expect(
            !deployed.success() || done.contains(deployed.revision()),
            "recorded, but never done: " + deployed.revision());
        expect(
            deployed.success() || deployed.rolledBack() || deployed.reason().contains("Nothing"),
            "not put back: " + deployed.reason());
      } else if (recorded.fact() instanceof RolledBack) {
        open = 0;
      }
    }
    expect(open == 0, "a start has no end");
    checkOrders(state);
    return new Outcome(0, interrupted, deploys, state.all(RolledBack.class).size());
  }

  /** Each that was taken in was carried out once, or dropped with a reason. */
  private static void checkOrders(State state) {
    for (Recorded<DeployOrdered> order : state.all(DeployOrdered.class)) {
      String id = order.event().id();
      long starts =
          state.all(DeployStarted.class).stream()
              .filter(start -> start.fact().order().equals(id))
              .count();
      expect(starts <= 1, "begun " + starts + " times: the order of " + order.event().time());
      DeployOrder found = new OrderFold(state).find(id).orElseThrow();
      expect(
          found.report().isPresent() || found.refusal().isPresent(),
          "lost: the order of " + order.event().time() + " is " + found.stage());
    }
  }

  private Process start(int seed, String... more) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home", ""), "bin/java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path", ""),
                KilledDeployer.class.getName(),
                folder.resolve("clone").toString(),
                site.toString(),
                Integer.toString(seed)));
    command.addAll(List.of(more));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(folder.resolve("said").toFile())
        .start();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }

  private String text(String name) throws IOException {
    Path file = site.resolve(name);
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw new AssertionError(otherwise);
    }
  }

  /** The long form: rounds of 5 kills until there were so many, with another seed each. */
  public static void main(String[] args) throws Exception {
    int times = Integer.parseInt(args[0]);
    Outcome all = new Outcome(0, 0, 0, 0);
    for (int seed = 1; all.kills() < times; seed++) {
      Path room = Files.createTempDirectory("debwright-deploys");
      int kills = Math.min(5, times - all.kills());
      Outcome round = new DeployKills(room, seed).run(kills);
      all = all.and(round).and(new Outcome(kills, 0, 0, 0));
      System.out.println("round " + seed + ": " + round);
      FolderRemoval.remove(room);
    }
    System.out.printf(
        "%d kills, %d of them in a deploy or rollback; %d deploys and %d rollbacks, each as recorded%n",
        all.kills(), all.interrupted(), all.deploys(), all.back());
  }
}
